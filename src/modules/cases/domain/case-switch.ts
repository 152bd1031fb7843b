import type { CaseRules } from './case-rules.ts'
import type { CaseState } from './case-state.ts'
import type { CategoryFacts } from './facts.ts'
import type { Switches, SwitchOneOf } from './table/row.ts'

/** What a switch needs to know of the world to hold for one case. */
export interface SwitchView {
  state: CaseState
  rules: CaseRules
  category: CategoryFacts | null
}

/** Endings that are never called back (domain §4.4). */
const NEVER_CALLED = ['direct', 'selfHandled', 'mergedWithMaster', 'withdrawn']

/** Each switch as it holds for this case: some are facts of the case, some depend on its category. */
const values: { [S in keyof Switches]: (view: SwitchView) => Switches[S] } = {
  // ownerless limits count from signing whatever the switch says (domain §4.5)
  handleClockStart: ({ state, rules, category }) =>
    state.flags.ownerless && category?.ownerlessLimit ? 'sign' : rules.handleClockStart,
  requestEndorsement: ({ rules }) => rules.requestEndorsement,
  pauseOnReturn: ({ rules }) => rules.pauseOnReturn,
  returnAllowed: ({ rules }) => rules.returnAllowed,
  selfHandle: ({ rules }) => rules.selfHandle,
  // hazard reports: only where the informant is named (domain §4.4)
  firstContact: ({ state, rules }) => rules.firstContact && (state.variant !== 'hazard' || state.contactLeft),
  check: ({ rules, category }) =>
    rules.check === 'skippable' &&
    rules.checkOnly !== 'all' &&
    !(rules.checkOnly === 'outdoor' && category?.outdoor === true)
      ? 'skippable'
      : 'required',
  callback: ({ state, rules }) => {
    if (state.closeKind && NEVER_CALLED.includes(state.closeKind)) return 'exempt'
    // what the upper level sent straight to a unit is always called back by the centre (domain §4.3)
    if (state.slavesToCall.length > 0 || state.direct) return 'required'
    if (rules.callback === 'ifContact') return state.contactLeft ? 'required' : 'exempt'
    return rules.callback
  },
  preCallback: ({ rules }) => rules.preCallback,
  verification: ({ rules }) => rules.verification,
  directDispatch: ({ rules }) => rules.directDispatch,
  upperCase: ({ state }) => state.upperCase,
  emergency: ({ state }) => state.flags.emergency,
  safety: ({ state }) => state.flags.safety,
}

export function switchOf<S extends keyof Switches>(name: S, view: SwitchView): Switches[S] {
  return values[name](view)
}

export function switchesAre(wanted: SwitchOneOf | undefined, view: SwitchView): boolean {
  if (!wanted) return true
  for (const name in wanted) {
    const value: unknown = switchOf(name as keyof Switches, view)
    const allowed: readonly unknown[] | undefined = wanted[name as keyof Switches]
    if (allowed && !allowed.includes(value)) return false
  }
  return true
}
