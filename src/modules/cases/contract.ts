/** All that other parts of the house may use of cases: operations, happenings, ports and their types. */
export * from './contract/commands.ts'
export * from './contract/direct-order.ts'
export * from './contract/ending-commands.ts'
export * from './contract/files.ts'
export { AppellantInput, CommandAnswer, Limit, PlaceInput } from './contract/inputs.ts'
export * from './contract/opening.ts'
export * from './contract/places.ts'
export * from './contract/ports.ts'
export * from './contract/punctuality.ts'
export * from './contract/reads.ts'
export * from './contract/request-commands.ts'
export * from './contract/rule-port.ts'
export * from './contract/rules.ts'
export * from './contract/supervision-commands.ts'
export * from './contract/upper-commands.ts'
export { CaseFilters, CaseRow, ClockView, DESKS, type Desk, LIST_LIGHTS, type ListLight } from './contract/views.ts'
export type { CaseState, Notice, Order, Place, Supervision } from './domain/case-state.ts'
export type { CaseCommand, CommandType, ImportHistory, ImportState, Report } from './domain/command.ts'
export type { AppealType, SupervisionForm, SupervisionLevel, Urgency } from './domain/enums.ts'
export {
  appealTypes,
  closeKinds,
  confidentialities,
  exclusions,
  extensionReasons,
  noticeKinds,
  otherChannels,
  rejectReasons,
  results,
  returnReasons,
  skipBases,
  supervisionForms,
  supervisionLevels,
  suspensionReasons,
  upperOutcomes,
  urgencies,
  variants as caseVariants,
  verificationResults,
  voidReasons,
} from './domain/enums.ts'
export { lifecycleTable } from './domain/lifecycle-table.ts'
export { checkRules, type RuleCheck } from './domain/rules/check-rules.ts'
export { type LifecycleCell, lifecycleCells } from './domain/rules/lifecycle-cells.ts'
export type { RuleSet } from './domain/rules/rule-set.ts'
export { everyPostHeld } from './domain/rules/rule-world.ts'
export { caseStates, stateCards } from './domain/states.ts'
