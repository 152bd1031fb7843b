import type { EventType, FactsSet } from '../case-event.ts'
import type { CaseState } from '../case-state.ts'
import type { StateId } from '../states.ts'
import { type Evolver, join, type Patch, without } from './patch.ts'

function factsSet(state: CaseState, set: FactsSet): Patch {
  const { flags, ...facts } = set
  return flags ? { ...facts, flags: { ...state.flags, ...flags } } : facts
}

function ended(state: CaseState, to: StateId, at: number): Patch {
  return { state: to, at: { ...state.at, endedAt: at } }
}

/** How the events of intake change a case. */
export const intakeEvolvers = {
  AnsweredDirectly: (state, { at, answer, appealType }) => ({
    state: 'closed',
    closeKind: 'direct',
    answer,
    appealType: appealType ?? state.appealType,
    at: { ...state.at, closedAt: at },
  }),
  ReferredOut: (state, { at }) => ended(state, 'referred', at),
  Rejected: (state, { at }) => ended(state, 'rejected', at),
  Declined: (state, { at }) => ended(state, 'declined', at),
  Voided: (state, { at }) => ended(state, 'voided', at),
  Accepted: (state, { at, set }) => ({
    ...factsSet(state, set),
    state: 'accepted',
    duplicatesChecked: true,
    at: { ...state.at, acceptedAt: at },
  }),
  Filed: (state, { at, limit }) => ({ state: 'filed', limit, at: { ...state.at, filedAt: at } }),
  Corrected: (state, { set, emergency }) => ({
    ...factsSet(state, set),
    leg: emergency === 'set' ? state.leg + 1 : state.leg,
  }),
  Supplemented: (state, { photos }) =>
    photos.length === 0 ? {} : { photos: { ...state.photos, before: join(state.photos.before, photos) } },
  Merged: (state, { at, master, total }) => ({
    state: 'merged',
    master,
    slaves: [],
    slavesToCall: [],
    keptTotal: total,
    at: { ...state.at, mergedAt: at },
  }),
  Unmerged: (state) => ({ state: 'reported', master: null, closeKind: null, keptTotal: null, leg: state.leg + 1 }),
  SlavesAttached: (state, { slaves, toCall }) => ({
    slaves: join(state.slaves, slaves),
    slavesToCall: join(state.slavesToCall, toCall),
  }),
  SlavesDetached: (state, { slaves }) => ({
    slaves: without(state.slaves, slaves),
    slavesToCall: without(state.slavesToCall, slaves),
  }),
  MasterChanged: (_state, { master }) => ({ master }),
  MasterClosed: (state, { at }) => ({ closeKind: 'mergedWithMaster', at: { ...state.at, closedAt: at } }),
  MasterReopened: () => ({ closeKind: null }),
} satisfies { [T in EventType]?: Evolver<T> }
