import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { AreaCode, Instant, nullable, Title } from './words.ts'

/** A forecast as it was made, beside what came. */
export const KeptForecast = Type.Object({
  /** Monday. */
  week: Type.String(),
  madeAt: Instant,
  /** Made after its week had begun from what was known before it: a trial of the method. */
  retrospective: Type.Boolean(),
  method: nullable<string>(Type.String()),
  expected: nullable<number>(Type.Number()),
  low: nullable<number>(Type.Number()),
  high: nullable<number>(Type.Number()),
  naive: nullable<number>(Type.Number()),
  /** Null: the week is not over. */
  came: nullable<number>(Type.Integer()),
})
export type KeptForecast = Static<typeof KeptForecast>

const Quality = Type.Object({
  weeks: Type.Integer(),
  mae: nullable<number>(Type.Number()),
  naiveMae: nullable<number>(Type.Number()),
  mapePercent: nullable<number>(Type.Number()),
  naiveMapePercent: nullable<number>(Type.Number()),
  /** Of so many weeks with an interval, so many lay in it. */
  intervals: Type.Integer(),
  covered: Type.Integer(),
})

export const AreaForecast = Type.Object({
  area: Type.String(),
  name: Title,
  next: KeptForecast,
  historyWeeks: Type.Integer(),
  /** How each method did on past weeks, each forecast from what was known before it. */
  trials: Type.Array(Type.Object({ method: Type.String(), zh: Type.String(), en: Type.String(), mae: Type.Number() })),
  /** The last weeks that were forecast and are over. */
  quality: Quality,
})
export type AreaForecast = Static<typeof AreaForecast>

export const listForecasts = operation({
  name: 'decisions.listForecasts',
  http: 'GET /decisions/forecasts',
  title: { zh: '下周各街道受理量预测', en: 'Next week’s load, by street' },
  may: 'decisions:view',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({
    asOf: Instant,
    week: Type.String(),
    coveragePercent: Type.Integer(),
    leastWeeks: Type.Integer(),
    areas: Type.Array(AreaForecast),
  }),
})

export const getForecast = operation({
  name: 'decisions.getForecast',
  http: 'GET /decisions/forecasts/{area}',
  title: { zh: '一个街道的预测与实际', en: 'Forecasts of one street against what came' },
  may: 'decisions:view',
  reach: 'district',
  in: Type.Object({ area: Type.Union([AreaCode, Type.Literal('district')]) }),
  out: Type.Object({
    asOf: Instant,
    area: AreaForecast,
    /** Weeks before the forecast, oldest first. */
    weeks: Type.Array(Type.Object({ week: Type.String(), received: Type.Integer() })),
    kept: Type.Array(KeptForecast),
    /** The seven days of the coming week. */
    days: Type.Array(Type.Object({ day: Type.String(), expected: Type.Number(), working: Type.Boolean() })),
  }),
})
