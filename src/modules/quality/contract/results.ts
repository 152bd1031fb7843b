import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { Id, Instant, nullable, oneOf } from './words.ts'

const Share = Type.Number({ minimum: 0, maximum: 1 })

/** A group of scored cases with its own interval (Wilson). */
export const GroupResult = Type.Object({
  key: Type.String(),
  name: Type.String(),
  population: Type.Integer(),
  scored: Type.Integer(),
  passed: Type.Integer(),
  share: nullable<number>(Share),
  low: nullable<number>(Share),
  high: nullable<number>(Share),
  /** Too wide an interval: shown, not ranked. */
  ranked: Type.Boolean(),
  rank: nullable<number>(Type.Integer()),
  meanScore: nullable<number>(Type.Number()),
  findings: Type.Record(Type.String(), Type.Integer()),
  /** Of all closed cases of the group: mean hours from report to first close. */
  meanHours: nullable<number>(Type.Number()),
})
export type GroupResult = Static<typeof GroupResult>

const Estimate = Type.Object({
  share: Share,
  low: Share,
  high: Share,
  standardError: Type.Number(),
  /** How the interval was made; see `domain/estimate.ts`. */
  by: oneOf(['census', 'stratified', 'wilson'] as const),
  missing: Type.Unsafe<readonly string[]>(Type.Array(Type.String())),
  thin: Type.Unsafe<readonly string[]>(Type.Array(Type.String())),
})
type Estimate = Static<typeof Estimate>

const Previous = Type.Object({
  planId: Id,
  no: Type.String(),
  share: Share,
  change: Type.Number(),
  low: Type.Number(),
  high: Type.Number(),
  /** The interval of the change does not hold zero. */
  clear: Type.Boolean(),
  meanScore: nullable<number>(Type.Number()),
  meanHours: nullable<number>(Type.Number()),
  medianHours: nullable<number>(Type.Number()),
})
type Previous = Static<typeof Previous>

export const Results = Type.Object({
  planId: Id,
  asOf: Instant,
  /** False: not reported yet; only who organises it sees this. */
  frozen: Type.Boolean(),
  scored: Type.Integer(),
  unscorable: Type.Integer(),
  estimate: nullable<Estimate>(Estimate),
  meanScore: nullable<number>(Type.Number()),
  meanHours: nullable<number>(Type.Number()),
  medianHours: nullable<number>(Type.Number()),
  strata: Type.Array(GroupResult),
  units: Type.Array(GroupResult),
  certain: Type.Object({ scored: Type.Integer(), passed: Type.Integer(), meanScore: nullable<number>(Type.Number()) }),
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      zh: Type.String(),
      en: Type.String(),
      share: nullable<number>(Type.Number()),
      n: Type.Integer(),
    }),
  ),
  agreement: Type.Object({
    n: Type.Integer(),
    sameVerdict: Type.Integer(),
    sameShare: nullable<number>(Type.Number()),
    meanDifference: nullable<number>(Type.Number()),
    verdictKappa: nullable<number>(Type.Number()),
    bandKappa: nullable<number>(Type.Number()),
    third: Type.Integer(),
  }),
  /** The last one reported before this period. */
  previous: nullable<Previous>(Previous),
  /** Sentences that a reader of the figures has to know. */
  remarks: Type.Array(Type.Object({ zh: Type.String(), en: Type.String() })),
})
export type Results = Static<typeof Results>

export const getResults = operation({
  name: 'quality.getResults',
  http: 'GET /quality/plans/{id}/results',
  title: { zh: '抽查结果', en: 'Results of a spot check' },
  may: 'quality:view',
  reach: 'district',
  in: Type.Object({ id: Id }),
  out: Results,
})

export const exportBulletin = operation({
  name: 'quality.exportBulletin',
  http: 'POST /quality/plans/{id}/bulletin',
  title: { zh: '导出质量通报', en: 'Export the bulletin' },
  may: 'quality:export',
  reach: 'district',
  answers: 'file',
  in: Type.Object({ id: Id, format: oneOf(['xlsx', 'docx', 'pdf'] as const) }),
  out: Type.Unknown(),
})
