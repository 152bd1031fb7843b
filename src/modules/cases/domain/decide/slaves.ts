import type { CaseEvent } from '../case-event.ts'
import type { CaseState } from '../case-state.ts'
import { switchOf } from '../case-switch.ts'
import { clockEffects } from '../clock-effects.ts'
import type { SlavesGo } from '../command.ts'
import type { OtherCase } from '../decision.ts'
import { evolveAll } from '../evolve.ts'
import type { Facts } from '../facts.ts'
import { rowOf } from '../lifecycle-table.ts'
import { categoryOf, type Scene } from '../scene.ts'
import { isOpen } from '../states.ts'
import { sequel } from './handler.ts'

type With = { facts: Facts }

function other(state: CaseState, events: CaseEvent[]): OtherCase {
  return { caseId: state.id, state: evolveAll(state, events), events, clocks: [] }
}

function getRelated({ facts }: With, id: string): CaseState {
  const state = facts.related(id)
  if (!state) throw new Error(`Case ${id} belongs to this command but was not loaded.`)
  return state
}

/** Cases whose appellants a new master takes over: this one's, if it is to be called back, and those it already had. */
function toCall(state: CaseState, facts: Facts): string[] {
  const rules = facts.rules.rulesFor(state.channel, state.variant)
  const called = switchOf('callback', { state, rules, category: categoryOf(state.category, facts) }) === 'required'
  return called ? [state.id, ...state.slavesToCall] : state.slavesToCall
}

/** Merge: the master takes this case and those merged into it; these are pointed at the new master. */
export function joinMaster(act: With, state: CaseState, masterId: string): OtherCase[] {
  const slaves = [state.id, ...state.slaves]
  const attached = sequel(act, 'SlavesAttached', { slaves, toCall: toCall(state, act.facts) })
  return [other(getRelated(act, masterId), [attached]), ...pointAt(act, state.slaves, masterId)]
}

/** A case that was imported as merged hangs on its master from its first day. */
export function hangOn(act: With, state: CaseState): OtherCase[] {
  if (state.state !== 'merged' || state.master === null) return []
  const attached = sequel(act, 'SlavesAttached', { slaves: [state.id], toCall: [] })
  return [other(getRelated(act, state.master), [attached])]
}

function pointAt(act: With, slaves: readonly string[], master: string): OtherCase[] {
  return slaves.map((id) => other(getRelated(act, id), [sequel(act, 'MasterChanged', { master })]))
}

/** Unmerge: the master lets this case go. */
export function leaveMaster(act: With, state: CaseState): OtherCase[] {
  const master = state.master === null ? null : act.facts.related(state.master)
  return master ? [other(master, [sequel(act, 'SlavesDetached', { slaves: [state.id] })])] : []
}

/** A master that leaves says what becomes of its slaves (domain §4.2); true if it does not, or names no fit master. */
export function slavesLeftAlone({ state, facts }: Scene, go: SlavesGo | undefined): boolean {
  if (state.slaves.length === 0 || go === 'unmerge') return false
  const master = go ? facts.related(go.to) : null
  return !master || master.id === state.id || state.slaves.includes(master.id) || !isOpen(master.state)
}

/** On the leaving master itself. */
export function letGo(act: With, state: CaseState): CaseEvent[] {
  return state.slaves.length === 0 ? [] : [sequel(act, 'SlavesDetached', { slaves: state.slaves })]
}

export function sendSlaves(act: With, state: CaseState, go: SlavesGo | undefined): OtherCase[] {
  if (state.slaves.length === 0 || !go) return []
  if (go !== 'unmerge') {
    const attached = sequel(act, 'SlavesAttached', { slaves: state.slaves, toCall: state.slavesToCall })
    const master = getRelated(act, go.to)
    return [other(master, [attached]), ...pointAt(act, state.slaves, master.id)]
  }
  return state.slaves.map((id) => unmerged(act, getRelated(act, id)))
}

function unmerged(act: With, slave: CaseState): OtherCase {
  const reason = 'master ended'
  const events = [sequel(act, 'Unmerged', { master: slave.master, reason })]
  const next = evolveAll(slave, events)
  const clocks = clockEffects({
    row: rowOf('unmerge'),
    target: 0,
    command: { type: 'unmerge', reason },
    before: slave,
    next,
    events,
    orderId: null,
    // a merged case has no open clock; those of the facts are the master's
    facts: { ...act.facts, openClocks: [] },
  })
  return { caseId: slave.id, state: next, events, clocks }
}

/** The mirror of a master that closes or is reopened. */
export function mirror(act: With, state: CaseState, type: 'MasterClosed' | 'MasterReopened'): OtherCase[] {
  return state.slaves.map((id) => other(getRelated(act, id), [sequel(act, type, {})]))
}
