import type { CaseState } from './case-state.ts'
import { clockPlan } from './clock/plan.ts'
import { clockEffects } from './clock-effects.ts'
import type { CaseCommand } from './command.ts'
import { type BirthCommand, type BirthHandler, birthHandlers, birthOf } from './decide/birth.ts'
import { isKnown } from './decide/facts-set.ts'
import { type Handler, sequel } from './decide/handler.ts'
import { handlerOf } from './decide/handlers.ts'
import { orderOf } from './decide/order-of.ts'
import { hangOn } from './decide/slaves.ts'
import type { Decision } from './decision.ts'
import { evolveAll } from './evolve.ts'
import type { Facts } from './facts.ts'
import { type CaseRow, isBirth, rowOf } from './lifecycle-table.ts'
import { targetHolds, unmetNeeds } from './needs.ts'
import { precondition } from './precondition.ts'
import { type RefusalCode, refusal } from './refusals.ts'
import { type Act, type Scene, sceneOf } from './scene.ts'

type AnyAct = Act<CaseCommand['type']>

const refuse = (code: RefusalCode): Decision => ({ ok: false, refusal: refusal(code) })

/**
 * Turns a case and a command into events and clock effects, or into a refusal (domain §4.3). Pure: the time, ids and
 * the world come in `facts`. Guards in this order: state, post, separation of duties, those of the row.
 */
export function decide(state: CaseState | null, command: CaseCommand, facts: Facts): Decision {
  const row = rowOf(command.type)
  if (isBirth(row)) return decideBirth(state, command as BirthCommand, row, facts)
  if (!state) throw new Error(`${command.type} needs a case.`)

  const scene = sceneOf(state, row, facts)
  const act: AnyAct = { ...scene, command: command as AnyAct['command'], facts, order: null }
  act.order = orderOf(state, command, scene.units)
  const early = precondition(act, command)
  if (early) return { ok: false, refusal: early }

  const handler = handlerOf(command.type)
  if (handler.known && !handler.known(act)) return refuse('option-unknown')
  const code = firstRefusing(row, act, handler)
  if (code) return refuse(code)

  const target = handler.target ? handler.target(act) : 0
  if (target === null) return refuse('option-unknown')
  const events = handler.events(act, target)
  if (state.supervision && clockPlan(row, target).lapse.includes('*')) {
    events.push(sequel(act, 'SupervisionEnded', { supervisionId: state.supervision.id }))
  }
  const next = evolveAll(state, events)
  // a correction asks for the flags as they are after it; every other command leaves them alone
  if (!targetHolds(row.to[target]?.if, { ...act, state: { ...state, flags: next.flags } }))
    throw new Error(`${command.type} chose its target ${target}, whose condition does not hold.`)
  const clocks = clockEffects({
    row,
    target,
    command,
    before: state,
    next,
    events,
    orderId: act.order?.id ?? null,
    facts,
  })
  return { ok: true, state: next, events, clocks, others: handler.others?.(act, next) ?? [] }
}

/** In the order of the row, whether the case, the actor or the command is at fault. */
function firstRefusing(row: CaseRow, act: AnyAct, handler: Handler<CaseCommand['type']>): RefusalCode | null {
  const unmet = unmetNeeds(act)
  for (const code of row.guards) {
    if (unmet.includes(code) || handler.standing?.[code]?.(act) || handler.guards?.[code]?.(act)) return code
  }
  return null
}

/** The same without a command: what already stands in the way. */
export function standingRefusal(scene: Scene): RefusalCode | null {
  const handler = handlerOf(scene.row.id)
  const unmet = unmetNeeds(scene)
  return scene.row.guards.find((code) => unmet.includes(code) || handler.standing?.[code]?.(scene)) ?? null
}

function decideBirth(state: CaseState | null, command: BirthCommand, row: CaseRow, facts: Facts): Decision {
  if (!facts.birth) throw new Error(`${command.type} needs the id and number of the new case.`)
  const handler = birthHandlers[command.type] as unknown as BirthHandler<BirthCommand>
  const { actor } = facts
  const mayReport =
    actor.kind === 'person' ? actor.posts.some((held) => row.who.includes(held.post)) : row.who.includes(actor.kind)
  if (!mayReport) return refuse(command.type === 'importHistory' ? 'import-account-only' : 'not-permitted')
  if (state) return refuse('case-exists')
  if (!isKnown(command, facts)) return refuse('option-unknown')

  const cradle = { command, facts, birth: birthOf(command, facts) }
  const code = row.guards.find((each) => handler.guards[each]?.(cradle))
  if (code) return refuse(code)
  const to = handler.target(cradle)
  const events = handler.events(cradle)
  const next = evolveAll(null, events)
  const target = row.to.findIndex((each) => each.state === to)
  const clocks = clockEffects({ row, target, command, before: null, next, events, orderId: null, facts })
  return { ok: true, state: next, events, clocks, others: hangOn({ facts }, next) }
}
