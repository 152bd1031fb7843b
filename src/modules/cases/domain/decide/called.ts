import type { Called } from '../command.ts'
import type { Act, Scene } from '../scene.ts'
import { areVainTries } from './tries.ts'

/** Only the upper level, or the system on its word, can say that it closed the matter without calling. */
export function closedAbove({ closedByUpper }: { closedByUpper?: boolean }, { actor }: Scene['facts']): boolean {
  return closedByUpper === true && actor.kind !== 'person'
}

/** Every appellant is called, those of merged cases too, each with a whole result (domain §4.2 merged, §4.4 call-back). */
export function isResultMissing({ state, command, rules, facts }: Act<'submitCallback'>): boolean {
  if (closedAbove(command, facts)) return false
  const merged = command.merged ?? []
  const named = merged.map((called) => called.case)
  const isEach =
    named.length === state.slavesToCall.length && state.slavesToCall.every((slave) => named.includes(slave))
  // Where nobody asked but through merged cases, only they are called.
  const all = state.appellants.length === 0 && merged.length > 0 ? merged : [command, ...merged]
  return !isEach || all.some((called) => !isWhole(called, rules.callbackTries, facts.atMs))
}

function isWhole(called: Called, triesNeeded: number, nowMs: number): boolean {
  if (!areVainTries(called.tries, nowMs)) return false
  if (!called.contacted) return (called.tries ?? []).length >= triesNeeded
  return called.refused === true || (called.solved !== undefined && called.satisfied !== undefined)
}

/** Reached and neither solved nor satisfied: one such answer is enough to work again. */
export function isUnsatisfied({ contacted, refused, solved, satisfied }: Called): boolean {
  return contacted && !refused && !solved && !satisfied
}

export function saidBy({ contacted, refused, solved, satisfied, reasonable, contactedInTime }: Called) {
  return {
    contacted,
    refused: refused ?? false,
    solved: solved ?? null,
    satisfied: satisfied ?? null,
    reasonable: reasonable ?? true,
    ...(contactedInTime === undefined ? {} : { contactedInTime }),
  }
}
