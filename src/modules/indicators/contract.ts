/** All that other parts of the house may use of indicators: ports, operations, the book and the reckoning itself. */
export * from './contract/figures.ts'
export type { IndicatorDefinition, IndicatorsFile } from './domain/definition.ts'
export { type IndicatorBook, openIndicatorBook } from './domain/indicator-book.ts'
export { readPeriod } from './domain/period.ts'
export { type Basis, type ImportedSwitch, type IndicatorRow, openReckoning } from './domain/reckon-indicators.ts'
export { rowText } from './domain/row-text.ts'
export { SCOPES, type ScopeKind } from './domain/scope.ts'
export { combine } from './domain/tally.ts'
