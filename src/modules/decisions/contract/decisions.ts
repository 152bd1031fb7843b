import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import type { Comparison, Step } from '../domain/period.ts'
import { type AreaLevel, type CategoryLevel, PARTS, type Part } from '../domain/question.ts'
import { Instant, keysOf, nullable, question, SumsOut, Title } from './words.ts'

export const Line = Type.Object({
  key: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  /** What it belongs to, e.g. the kind of a class. */
  of: nullable<string>(Type.String()),
  ...SumsOut.properties,
  /** Received in the period before and in the same period a year earlier. */
  before: Type.Integer(),
  year: Type.Integer(),
  rising: Type.Boolean(),
})
export type Line = Static<typeof Line>

const Period = Type.Object({ from: Type.String(), to: Type.String() })

export const Decisions = Type.Object({
  asOf: Instant,
  sentence: Title,
  definitions: Type.Array(Title),
  period: Period,
  compared: Type.Array(
    Type.Object({ comparison: Type.Unsafe<Comparison>(Type.String()), period: Period, total: SumsOut }),
  ),
  total: SumsOut,
  /** What has been clicked, as words. */
  narrowed: Type.Array(Type.Object({ name: Type.String(), key: Type.String(), zh: Type.String(), en: Type.String() })),
  what: Type.Object({ level: Type.Unsafe<CategoryLevel>(Type.String()), lines: Type.Array(Line) }),
  where: Type.Object({
    level: Type.Unsafe<AreaLevel>(Type.String()),
    lines: Type.Array(Line),
    /** False: what is below tells of few people, and the caller may not see cases. */
    deeper: Type.Boolean(),
  }),
  units: Type.Array(Line),
  channels: Type.Array(Line),
  fast: Type.Object({
    /** Ended cases by the time they took, in the classes of the domain. */
    buckets: Type.Array(Type.Integer()),
    beforeBuckets: Type.Array(Type.Integer()),
    medianBucket: nullable<number>(Type.Integer()),
    p90Bucket: nullable<number>(Type.Integer()),
    steps: Type.Object({
      cases: Type.Integer(),
      accept: Type.Number(),
      dispatch: Type.Number(),
      handle: Type.Number(),
      finish: Type.Number(),
    }),
    oldest: Type.Array(
      Type.Object({
        no: Type.String(),
        title: Type.String(),
        reportedAt: Instant,
        due: nullable<string>(Instant),
        state: Title,
        unit: nullable<Static<typeof Title>>(Title),
      }),
    ),
  }),
  trend: Type.Object({
    step: Type.Unsafe<Step>(Type.String()),
    points: Type.Array(
      Type.Object({ from: Type.String(), received: Type.Integer(), before: Type.Integer(), year: Type.Integer() }),
    ),
  }),
  /** The last nightly comparison of sums and facts. */
  check: nullable<{ at: string; cells: number; wrong: number }>(
    Type.Object({ at: Instant, cells: Type.Integer(), wrong: Type.Integer() }),
  ),
})
export type Decisions = Static<typeof Decisions>

export const getDecisions = operation({
  name: 'decisions.getDecisions',
  http: 'GET /decisions',
  title: { zh: '决策分析：什么、哪里、谁、多快', en: 'What, where, who, how fast' },
  may: 'decisions:view',
  reach: 'area',
  in: Type.Object(question),
  out: Decisions,
})

const behind = {
  ...question,
  part: keysOf<Part>(PARTS),
  bucket: Type.Optional(Type.Integer({ minimum: 0, maximum: 11 })),
}

/** The cases behind a number, by the condition it was counted by. */
export const listBehind = operation({
  name: 'decisions.listBehind',
  http: 'GET /decisions/cases',
  title: { zh: '数字背后的案件', en: 'The cases behind a number' },
  may: 'decisions:view',
  reach: 'area',
  in: Type.Object({ ...behind, limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) }),
  out: Type.Object({
    asOf: Instant,
    total: Type.Integer(),
    items: Type.Array(
      Type.Object({
        no: Type.String(),
        title: Type.String(),
        reportedAt: Instant,
        closedAt: nullable<string>(Instant),
        state: Title,
        area: nullable<Static<typeof Title>>(Title),
        unit: nullable<Static<typeof Title>>(Title),
      }),
    ),
  }),
})

export const DECISION_FORMATS = ['xlsx', 'csv', 'docx', 'pdf'] as const
export type DecisionFormat = (typeof DECISION_FORMATS)[number]

export const exportDecisions = operation({
  name: 'decisions.exportDecisions',
  http: 'POST /decisions/export',
  title: { zh: '导出决策分析', en: 'Export the decision page' },
  may: 'decisions:export',
  reach: 'area',
  answers: 'file',
  in: Type.Object({ ...question, format: Type.Unsafe<DecisionFormat>(Type.Enum([...DECISION_FORMATS])) }),
  out: Type.Unknown(),
})
