import { addUnits } from '#core/time/due.ts'
import { parentDue } from '../clock/terms.ts'
import { findLead, isOpenOrder, orderNo } from '../orders.ts'
import type { Act, Scene } from '../scene.ts'
import { event, type Handlers } from './handler.ts'
import { isFit } from './units.ts'

/** Leads it, helps already, or works below. */
function isAtWork(unit: string, { state }: Scene): boolean {
  return state.orders.some((order) => order.unit === unit && isOpenOrder(order))
}

/** A helping order ends with the lead's work: its limit is compared with what is left of that. */
function exceedsLead({ state, command, facts }: Act<'addCoHandler'>): boolean {
  if (!command.limit) return false
  const lead = parentDue(state, null, facts.openClocks)
  return lead !== null && addUnits(facts.atMs, command.limit, facts.calendar) > lead
}

export const coHandlerHandlers: Handlers<'addCoHandler'> = {
  addCoHandler: {
    guards: {
      'co-is-lead': (act) => isAtWork(act.command.unit, act),
      'limit-exceeds-parent': exceedsLead,
      'unit-inactive': ({ state, command, facts }) => !isFit(command.unit, state, facts),
    },
    events: (act) => {
      const { state, command, facts, units } = act
      const lead = findLead(state)!
      const order = {
        id: facts.newId(),
        no: orderNo(state.caseNo, state.orders.length + 1),
        parentId: null,
        role: 'co' as const,
        unit: command.unit,
        limit: command.limit ?? null,
        givenBy: units.includes(lead.unit) ? lead.unit : (units[0] ?? lead.unit),
      }
      return [event(act, 'CoHandlerAdded', { order, text: command.text ?? null })]
    },
  },
}
