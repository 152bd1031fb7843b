import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import type { Comparison } from '../domain/report-query.ts'
import type { SourceCard } from '../domain/source-card.ts'
import { Id, Instant, nullable, PeriodInput, QueryInput, Title } from './words.ts'

export const listSources = operation({
  name: 'reports.listSources',
  http: 'GET /reports/sources',
  title: { zh: '报表的数据来源和字段', en: 'Sources and fields of reports' },
  may: 'reports:view',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({ items: Type.Array(Type.Unsafe<SourceCard>({})) }),
})

export const listChoices = operation({
  name: 'reports.listChoices',
  http: 'GET /reports/sources/{source}/fields/{field}/choices',
  title: { zh: '字段可选的值', en: 'What can be chosen of a field' },
  may: 'reports:build',
  reach: 'district',
  in: Type.Object({
    source: Type.String({ maxLength: 60 }),
    field: Type.String({ maxLength: 60 }),
  }),
  out: Type.Object({
    items: Type.Array(Type.Object({ key: Type.String(), zh: Type.String(), en: Type.String() })),
  }),
})

const Cell = Type.Object({
  value: nullable<number>(Type.Number()),
  /** Numerator and denominator of rates; of others the value and how many rows it is of. */
  n: nullable<number>(Type.Number()),
  d: nullable<number>(Type.Number()),
  /** Not shown: it would tell of too few persons. */
  hidden: Type.Boolean(),
  compared: Type.Array(
    Type.Object({
      comparison: Type.Unsafe<Comparison>(Type.String()),
      value: nullable<number>(Type.Number()),
      /** In percent; of rates in percentage points. */
      change: nullable<number>(Type.Number()),
      hidden: Type.Boolean(),
    }),
  ),
})

const Days = Type.Object({ from: Type.String(), to: Type.String() })

export type ReportResult = Static<typeof ReportResult>
export const ReportResult = Type.Object({
  query: QueryInput,
  sentence: Title,
  /** How figures are reckoned, a line each. */
  definitions: Type.Array(Title),
  /** Up to when the data are complete. */
  asOf: Instant,
  period: Days,
  compared: Type.Array(Type.Object({ comparison: Type.Unsafe<Comparison>(Type.String()), period: Days })),
  groups: Type.Array(Title),
  measures: Type.Array(Type.Object({ zh: Type.String(), en: Type.String(), unit: Title, decimals: Type.Integer() })),
  rows: Type.Array(
    Type.Object({
      keys: Type.Array(nullable<string>(Type.String())),
      labels: Type.Array(Title),
      cells: Type.Array(Cell),
    }),
  ),
  total: Type.Array(Cell),
  /** Rows of the source that the report is of. */
  counted: Type.Integer(),
  /** Lines before the limit. */
  found: Type.Integer(),
  /** Lines whose figures are hidden. */
  hidden: Type.Integer(),
  /** Of an empty report: how many rows there would be without each of the filters. */
  emptied: Type.Array(Type.Object({ filter: Title, rows: Type.Integer() })),
  /** Rows can be opened from a figure. */
  opens: Type.Boolean(),
  tookMs: Type.Integer(),
})

/** Changes nothing; a POST, because a query is more than fits an address. */
export const runReport = operation({
  name: 'reports.runReport',
  http: 'POST /reports/run',
  title: { zh: '运行报表', en: 'Run a report' },
  may: 'reports:build',
  reach: 'area',
  journal: 'own',
  in: Type.Object({ query: QueryInput }),
  out: ReportResult,
})

/** A saved report that is one's own or shared; `period` in place of its own. */
export const runSaved = operation({
  name: 'reports.runSaved',
  http: 'POST /reports/queries/{id}/run',
  title: { zh: '运行已存报表', en: 'Run a saved report' },
  may: 'reports:view',
  reach: 'area',
  journal: 'own',
  in: Type.Object({ id: Id, period: Type.Optional(PeriodInput) }),
  out: ReportResult,
})

/** The rows behind a figure: counted by the condition that the figure was counted by. Changes nothing. */
export const listReportRows = operation({
  name: 'reports.listRows',
  http: 'POST /reports/rows',
  title: { zh: '查看数字背后的明细', en: 'The rows behind a figure' },
  may: 'reports:view',
  reach: 'area',
  journal: 'own',
  in: Type.Object({
    query: QueryInput,
    /** Those of the line; none: of the total. */
    keys: Type.Optional(Type.Array(nullable<string>(Type.String({ maxLength: 120 })), { maxItems: 3 })),
    /** Of a rate: its numerator, its denominator, or what is in the one and not in the other. */
    part: Type.Optional(
      Type.Object({
        measure: Type.Integer({ minimum: 0, maximum: 5 }),
        of: Type.Unsafe<'n' | 'd' | 'rest'>(Type.Enum(['n', 'd', 'rest'])),
      }),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }),
  out: Type.Object({
    total: Type.Integer(),
    items: Type.Array(
      Type.Object({
        id: Type.String(),
        no: Type.String(),
        title: Type.String(),
        at: Instant,
        href: Type.String(),
        said: Type.Array(Title),
      }),
    ),
  }),
})

export const REPORT_FORMATS = ['xlsx', 'csv', 'docx', 'pdf'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

export const exportReport = operation({
  name: 'reports.exportReport',
  http: 'POST /reports/export',
  title: { zh: '导出报表', en: 'Export a report' },
  may: 'reports:export',
  reach: 'area',
  answers: 'file',
  in: Type.Object({
    query: QueryInput,
    title: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    format: Type.Unsafe<ReportFormat>(Type.Enum([...REPORT_FORMATS])),
  }),
  out: Type.Unknown(),
})
