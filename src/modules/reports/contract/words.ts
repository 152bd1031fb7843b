import { type TSchema, Type } from 'typebox'
import {
  COMPARISONS,
  type Comparison,
  LIMITS,
  MEASURE_KINDS,
  type MeasureKind,
  PERIOD_NAMES,
  type PeriodName,
  type ReportQuery,
} from '../domain/report-query.ts'

export const nullable = <T>(schema: TSchema) => Type.Unsafe<T | null>(Type.Union([schema, Type.Null()]))
export const Id = Type.String({ format: 'uuid' })
export const Instant = Type.String({ description: 'RFC 3339' })
export const Title = Type.Object({ zh: Type.String(), en: Type.String() })
const keysOf = <T extends string>(list: Readonly<Record<T, unknown>>) => Type.Enum(Object.keys(list))

const Word = Type.String({ minLength: 1, maxLength: 60 })
const Key = Type.String({ maxLength: 120 })
const Day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })

export const PeriodInput = Type.Union([
  Type.Object({ kind: Type.Literal('days'), from: Day, to: Day }),
  Type.Object({ kind: Type.Literal('named'), name: Type.Unsafe<PeriodName>(keysOf(PERIOD_NAMES)) }),
])

/** The shape alone; whether its parts exist is judged against the source. */
export const QueryInput = Type.Unsafe<ReportQuery>(
  Type.Object({
    source: Word,
    time: Word,
    period: PeriodInput,
    groups: Type.Array(Word, { maxItems: LIMITS.groups }),
    measures: Type.Array(
      Type.Object({
        kind: Type.Unsafe<MeasureKind>(keysOf(MEASURE_KINDS)),
        field: Type.Optional(Word),
      }),
      { minItems: 1, maxItems: LIMITS.measures },
    ),
    filters: Type.Array(
      Type.Object({
        field: Word,
        is: Type.Optional(Type.Array(nullable(Key), { maxItems: LIMITS.keys })),
        not: Type.Optional(Type.Boolean()),
        least: Type.Optional(Type.Number()),
        most: Type.Optional(Type.Number()),
        words: Type.Optional(Type.String({ maxLength: LIMITS.wordsLetters })),
      }),
      { maxItems: LIMITS.filters },
    ),
    switches: Type.Optional(Type.Record(Type.String({ maxLength: 60 }), Word, { maxProperties: 10 })),
    compare: Type.Optional(
      Type.Array(Type.Unsafe<Comparison>(keysOf(COMPARISONS)), { maxItems: 2, uniqueItems: true }),
    ),
    sort: Type.Optional(
      Type.Object({
        by: Type.Unsafe<'group' | number>(
          Type.Union([Type.Literal('group'), Type.Integer({ minimum: 0, maximum: LIMITS.measures - 1 })]),
        ),
        descending: Type.Boolean(),
      }),
    ),
    limit: Type.Integer({ minimum: 1, maximum: LIMITS.rows }),
  }),
)
