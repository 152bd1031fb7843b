/** All that other parts of the house may use of reports: operations, ports and their types. */
export * from './contract/ports.ts'
export * from './contract/queries.ts'
export * from './contract/run.ts'
export * from './contract/schedules.ts'
export * from './contract/topics.ts'
export type {
  Comparison,
  Filter,
  Measure,
  MeasureKind,
  Period,
  PeriodName,
  ReportQuery,
  TimeStep,
} from './domain/report-query.ts'
export type { ReportField, SourceCard, SourceSwitch, SourceTime } from './domain/source-card.ts'
