import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { Code, Instant, LevelWord, nullable, oneOf, Place } from './words.ts'

export const SPANS = ['day', 'month', 'year'] as const
export type Span = (typeof SPANS)[number]

export const SeriesPoint = Type.Object({
  /** A reading's instant, or the beginning of its hour or day. */
  at: Instant,
  /** Mean of the hour or day; null: nothing was read. */
  value: nullable<number>(Type.Number()),
  min: nullable<number>(Type.Number()),
  max: nullable<number>(Type.Number()),
  last: nullable<number>(Type.Number()),
  count: Type.Integer(),
  /** The worst level that stood; null where nothing was known. */
  level: nullable<Static<typeof LevelWord>>(LevelWord),
  /** Some of it was made up for a demonstration. */
  simulated: Type.Boolean(),
})
export type SeriesPoint = Static<typeof SeriesPoint>

export const getSeries = operation({
  name: 'signs.getSeries',
  http: 'GET /signs/{code}/series',
  title: { zh: '体征历史', en: 'History of a vital sign' },
  may: 'signs:view',
  reach: 'area',
  in: Type.Object({
    code: Code,
    /** day: single readings of 24 hours; month: hours of 30 days; year: days of 365. */
    span: oneOf<Span>(SPANS),
    place: Type.Optional(Place),
  }),
  out: Type.Object({
    from: Instant,
    to: Instant,
    span: oneOf<Span>(SPANS),
    simulated: Type.Boolean(),
    points: Type.Array(SeriesPoint),
    /** Share of the time by level; `unknown`: nothing fresh was known. */
    shares: Type.Object({
      normal: Type.Number(),
      yellow: Type.Number(),
      orange: Type.Number(),
      red: Type.Number(),
      unknown: Type.Number(),
    }),
  }),
})

export const exportSeries = operation({
  name: 'signs.exportSeries',
  http: 'POST /signs/{code}/export',
  title: { zh: '导出体征历史', en: 'Export the history of a vital sign' },
  may: 'signs:view',
  reach: 'area',
  answers: 'file',
  in: Type.Object({
    code: Code,
    span: oneOf<Span>(SPANS),
    place: Type.Optional(Place),
    format: oneOf(['xlsx', 'csv'] as const),
  }),
  out: Type.Unknown(),
})
