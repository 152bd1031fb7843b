import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { FORECASTS } from '../domain/monitoring.ts'
import { ChangeRow, TargetRow } from './targets.ts'
import { Day, Decimal, Id, Instant, nullable, oneOf, Sentence, Text, Unit, Year } from './words.ts'

const maybeText = nullable<string>(Type.String())
const maybeDecimal = nullable<string>(Decimal)
export const Quarter = Type.Integer({ minimum: 1, maximum: 4 })

export const MonitoringLine = Type.Object({
  actual: maybeDecimal,
  actualText: maybeText,
  note: Type.String(),
  forecast: oneOf(FORECASTS),
  reason: Type.String(),
  measure: Type.String(),
  byName: Type.String(),
  at: Instant,
  version: Type.Integer(),
})
export type MonitoringLine = Static<typeof MonitoringLine>

export const MonitoredTarget = Type.Object({
  target: TargetRow,
  /** Null: nobody has looked yet. */
  line: nullable<MonitoringLine>(MonitoringLine),
  /** Does what is known so far reach the target already? Null: no number to tell by. */
  reached: nullable<boolean>(Type.Boolean()),
})
export type MonitoredTarget = Static<typeof MonitoredTarget>

export const MonitoredSubject = Type.Object({
  planId: Id,
  projectId: nullable<string>(Id),
  name: Type.String(),
  unit: Type.String(),
  /** Yuan, from the ledger: the adjusted budget, and what was paid up to the day. */
  budget: maybeDecimal,
  executed: maybeDecimal,
  ratePercent: maybeDecimal,
  targets: Type.Array(MonitoredTarget),
  /** Targets that weigh and that nobody has looked at. */
  missing: Type.Integer(),
  openChanges: Type.Array(ChangeRow),
})
export type MonitoredSubject = Static<typeof MonitoredSubject>

export const getMonitoring = operation({
  name: 'targets.getMonitoring',
  http: 'GET /targets/monitoring/{year}/{quarter}',
  title: { zh: '查看绩效监控', en: 'Monitoring of targets' },
  may: 'targets:view',
  reach: 'area',
  in: Type.Object({ year: Year, quarter: Quarter }),
  out: Type.Object({
    year: Year,
    quarter: Quarter,
    /** Up to which day money counts; null: the quarter has not begun. */
    asOf: nullable<string>(Day),
    subjects: Type.Array(MonitoredSubject),
  }),
})

export const setMonitoring = operation({
  name: 'targets.setMonitoring',
  http: 'PUT /targets/items/{targetId}/monitoring/{quarter}',
  title: { zh: '填写绩效监控', en: 'Say how a target stands' },
  may: 'targets:set',
  reach: 'area',
  in: Type.Object({
    targetId: Id,
    quarter: Quarter,
    actual: Type.Optional(Decimal),
    actualText: Type.Optional(Text(200)),
    note: Type.Optional(Text(500)),
    forecast: oneOf(FORECASTS),
    /** Both are demanded of a target that is at risk or will be missed. */
    reason: Type.Optional(Text(500)),
    measure: Type.Optional(Text(500)),
  }),
  out: MonitoringLine,
})

export const ReportRow = Type.Object({
  id: Id,
  unit: Type.String(),
  year: Year,
  quarter: Quarter,
  edition: Type.Integer(),
  no: Type.String(),
  reason: Type.String(),
  summary: Type.String(),
  asOf: Day,
  producedByName: Type.String(),
  producedAt: Instant,
})
export type ReportRow = Static<typeof ReportRow>

export const listReports = operation({
  name: 'targets.listReports',
  http: 'GET /targets/reports',
  title: { zh: '季度报告', en: 'Quarterly reports' },
  may: 'targets:view',
  reach: 'area',
  in: Type.Object({ year: Type.Optional(Year) }),
  out: Type.Object({ items: Type.Array(ReportRow) }),
})

export const produceReport = operation({
  name: 'targets.produceReport',
  http: 'POST /targets/reports',
  title: { zh: '生成季度报告', en: 'Produce a quarterly report' },
  may: 'targets:set',
  reach: 'area',
  in: Type.Object({
    id: Id,
    unit: Unit,
    year: Year,
    quarter: Quarter,
    /** What the officer says to the management above the figures. */
    summary: Sentence(2000),
    /** Why there is another one for the quarter. */
    reason: Type.Optional(Text(500)),
  }),
  out: ReportRow,
})

export const printReport = operation({
  name: 'targets.printReport',
  http: 'GET /targets/reports/{id}/document',
  title: { zh: '打印季度报告', en: 'Print a quarterly report' },
  may: 'targets:view',
  reach: 'area',
  answers: 'file',
  in: Type.Object({ id: Id, format: Type.Optional(oneOf(['html', 'docx'])) }),
  out: Type.Unknown(),
})
