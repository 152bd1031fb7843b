import { actOfEvent } from './acts.ts'
import type { CaseEvent, EventType } from './case-event.ts'
import type { CaseState } from './case-state.ts'
import { bornDirect, bornImported, bornReported, bornSelfHandled } from './evolve/birth.ts'
import { finishEvolvers } from './evolve/finish.ts'
import { intakeEvolvers } from './evolve/intake.ts'
import type { Evolver, Patch } from './evolve/patch.ts'
import { requestEvolvers } from './evolve/requests.ts'
import { settled } from './evolve/settle.ts'
import { supervisionEvolvers } from './evolve/supervision.ts'
import { upperEvolvers } from './evolve/upper.ts'
import { workEvolvers } from './evolve/work.ts'

type BirthType = 'Reported' | 'SelfHandled' | 'Imported' | 'DirectOrderReceived'

const evolvers: { [T in Exclude<EventType, BirthType>]: Evolver<T> } = {
  ...intakeEvolvers,
  ...workEvolvers,
  ...requestEvolvers,
  ...upperEvolvers,
  ...finishEvolvers,
  ...supervisionEvolvers,
}

/** Folds one event into a case; what did not change is shared with the state before. */
export function evolve(state: CaseState | null, event: CaseEvent): CaseState {
  switch (event.type) {
    case 'Reported':
      return bornReported(event)
    case 'SelfHandled':
      return bornSelfHandled(event)
    case 'Imported':
      return bornImported(event)
    case 'DirectOrderReceived':
      return bornDirect(event)
  }
  if (!state) throw new Error(`A record cannot begin with ${event.type}.`)
  const change = evolvers[event.type] as (state: CaseState, event: CaseEvent) => Patch
  const after = { ...state, ...change(state, event), version: state.version + 1, acts: actsWith(state, event) }
  return settled(state, after, event.type)
}

export function evolveAll(state: CaseState | null, events: readonly CaseEvent[]): CaseState {
  let next = state
  for (const event of events) next = evolve(next, event)
  if (!next) throw new Error('An empty record makes no case.')
  return next
}

function actsWith(state: CaseState, { type, by }: CaseEvent): CaseState['acts'] {
  const step = actOfEvent[type]
  if (!step || by === null) return state.acts
  const doers = state.acts[step]
  if (doers?.includes(by)) return state.acts
  return { ...state.acts, [step]: doers ? [...doers, by] : [by] }
}
