import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { Instant, nullable } from './words.ts'

/** Fewer than five persons or households are not counted out: `<5` (domain §12.1, statistics). */
const Few = nullable<number>(Type.Integer())

export type CommunityFigures = Static<typeof CommunityFigures>
export const CommunityFigures = Type.Object({
  code: Type.String(),
  name: Type.String(),
  street: Type.String(),
  buildings: Type.Integer(),
  /** Null: some, but fewer than five. */
  households: Few,
  residents: Few,
  visitsDue: Few,
  visits30: Type.Integer(),
  openNeeds: Type.Integer(),
  enterprises: Type.Integer(),
})

/** Counts by community, without a single person. */
export const getFigures = operation({
  name: 'community.getFigures',
  http: 'GET /community/figures',
  title: { zh: '查看各社区民情汇总', en: 'Figures of the communities' },
  may: 'community:view-figures',
  reach: 'area',
  in: Type.Object({}),
  out: Type.Object({
    asOf: Instant,
    communities: Type.Array(CommunityFigures),
    /** Of all kinds together in these communities. */
    records: Type.Integer(),
    /** Added or confirmed within a year. */
    keptUp: Type.Integer(),
    target: Type.Integer(),
    withData: Type.Integer(),
  }),
})
