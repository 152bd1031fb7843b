import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { ChannelFiling } from './filing.ts'
import { Id, Instant, nullable, ServiceNumber, Title } from './words.ts'

/** A rate as two whole numbers, with what it is and whether it reaches its target. */
export const RateFigure = Type.Object({
  id: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  definition: Title,
  part: Type.Integer(),
  whole: Type.Integer(),
  targetPercent: Type.Number(),
  /** The target has to be passed, not only reached. */
  above: Type.Boolean(),
  /** Reckoned in whole numbers: 94.96 % does not reach 95 %. Null of nothing. */
  reached: nullable<boolean>(Type.Boolean()),
})
export type RateFigure = Static<typeof RateFigure>

export const getFigures = operation({
  name: 'hotline.getFigures',
  http: 'GET /hotline/figures',
  title: { zh: '查看话务指标', en: 'Figures of the hotline' },
  may: 'hotline:view',
  reach: 'district',
  in: Type.Object({
    from: Instant,
    until: Instant,
    number: Type.Optional(ServiceNumber),
    session: Type.Optional(Id),
  }),
  out: Type.Object({
    from: Instant,
    until: Instant,
    counts: Type.Object({
      offered: Type.Integer(),
      answered: Type.Integer(),
      selfServed: Type.Integer(),
      abandoned: Type.Integer(),
      early: Type.Integer(),
      ringing: Type.Integer(),
      registered: Type.Integer(),
      /** Of the registered calls: whose case is closed. */
      closed: Type.Integer(),
    }),
    rates: Type.Array(RateFigure),
    /** Per channel, of cases; none of a session. */
    channels: Type.Array(ChannelFiling),
    filingTargetPercent: Type.Number(),
    /** Invented calls are among them: the installation is a demonstration. */
    countsSimulated: Type.Boolean(),
  }),
})
