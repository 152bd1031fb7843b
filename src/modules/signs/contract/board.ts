import { type Static, Type } from 'typebox'
import { happening } from '#core/happening.ts'
import { operation } from '#core/operation.ts'
import { Instant, Label, LevelWord, nullable, oneOf, Place, QualityWord, ThresholdsShape } from './words.ts'

/** Values of a sign changed, or grew stale; screens fetch what they may see. Codes only. */
export const signsChanged = happening(
  'signs.signsChanged',
  Type.Object({ codes: Type.Array(Type.String()), places: Type.Array(Type.String()) }),
  {
    may: 'signs:view',
    places: ({ places }) => places.map((place) => ({ areaCode: place === '' ? null : place, units: [] })),
  },
)

/** Where a sign stands at one place. */
export const SignValue = Type.Object({
  /** Null: the whole district. */
  place: nullable<string>(Type.String()),
  placeName: nullable<string>(Type.String()),
  value: nullable<number>(Type.Number()),
  /** Null where no value is current: what is stale or missing is no level. */
  level: nullable<Static<typeof LevelWord>>(LevelWord),
  quality: QualityWord,
  /** `模拟`, `停更`, `缺数` … to be shown beside the value. */
  qualityWords: Label,
  /** The value was made up for a demonstration, whatever became of it since. */
  simulated: Type.Boolean(),
  at: nullable<string>(Instant),
  since: nullable<string>(Instant),
})
export type SignValue = Static<typeof SignValue>

const cardFields = {
  code: Type.String(),
  id: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  domain: Type.String(),
  unit: Type.String(),
  decimals: Type.Integer(),
  direction: oneOf(['lower_is_better', 'higher_is_better', 'band'] as const),
  thresholds: ThresholdsShape,
  valueLabels: Type.Optional(Type.Record(Type.String(), Type.String())),
}

export const BoardSign = Type.Object({
  ...cardFields,
  ...SignValue.properties,
  /** Means of the last 24 full hours, oldest first; null where an hour has no reading. */
  hours: Type.Array(nullable<number>(Type.Number())),
  /** How many places of this sign are seen apart, and how many of them are red or orange. */
  places: Type.Integer(),
  placesAlarmed: Type.Integer(),
  actionable: Type.Boolean(),
})
export type BoardSign = Static<typeof BoardSign>

export const getBoard = operation({
  name: 'signs.getBoard',
  http: 'GET /signs',
  title: { zh: '城市体征总览', en: 'All vital signs' },
  may: 'signs:view',
  reach: 'area',
  in: Type.Object({
    /** Values of this street or community where a sign is read there; those of the district elsewhere. */
    place: Type.Optional(Place),
  }),
  out: Type.Object({
    asOf: Instant,
    /** Some values are made up: screens say so. */
    simulated: Type.Boolean(),
    domains: Type.Array(Type.Object({ id: Type.String(), zh: Type.String(), en: Type.String() })),
    signs: Type.Array(BoardSign),
  }),
})

export const SignVersion = Type.Object({
  version: Type.Integer(),
  thresholds: ThresholdsShape,
  origin: oneOf(['file', 'person'] as const),
  reason: Type.String(),
  changedByName: Type.String(),
  changedAt: Instant,
})
export type SignVersion = Static<typeof SignVersion>

export const SignCase = Type.Object({
  caseId: Type.String(),
  caseNo: Type.String(),
  title: Type.String(),
  state: Type.String(),
  placeName: nullable<string>(Type.String()),
  value: Type.Number(),
  openedAt: Instant,
})
export type SignCase = Static<typeof SignCase>

export const getSign = operation({
  name: 'signs.getSign',
  http: 'GET /signs/{code}',
  title: { zh: '查看一项体征', en: 'One vital sign' },
  may: 'signs:view',
  reach: 'area',
  in: Type.Object({ code: Type.String({ maxLength: 60, description: 'code or id of the sign' }) }),
  out: Type.Object({
    ...cardFields,
    domainWords: Label,
    version: Type.Integer(),
    kind: oneOf(['periodic', 'event'] as const),
    baseline: nullable<string>(Type.String()),
    refreshMinutes: nullable<number>(Type.Integer()),
    staleAfterMinutes: Type.Integer(),
    range: Type.Object({ low: nullable<number>(Type.Number()), high: nullable<number>(Type.Number()) }),
    owner: Type.Object({ unit: Type.String(), zh: Type.String(), en: Type.String() }),
    source: Type.Object({ kind: Type.String(), zh: Type.String(), words: Label }),
    /** Where the value is read by this house itself: how. */
    ownCount: nullable<{ zh: string; en: string }>(Label),
    action: nullable<{ category: string; zh: string; dedupeMinutes: number }>(
      Type.Object({ category: Type.String(), zh: Type.String(), dedupeMinutes: Type.Integer() }),
    ),
    hysteresis: Type.Object({ readings: Type.Integer(), backPercent: Type.Number() }),
    /** The district first, then the places that the caller may see. */
    values: Type.Array(SignValue),
    versions: Type.Array(SignVersion),
    cases: Type.Array(SignCase),
  }),
})

/** The sign that opened a case; null where none did. */
export const findCaseSign = operation({
  name: 'signs.findCaseSign',
  http: 'GET /cases/{id}/sign',
  title: { zh: '本案来源体征', en: 'The sign that opened a case' },
  may: 'signs:view',
  reach: 'area',
  in: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  out: Type.Object({
    sign: nullable<{ code: string; zh: string; en: string; placeName: string | null; text: string; at: string }>(
      Type.Object({
        code: Type.String(),
        zh: Type.String(),
        en: Type.String(),
        placeName: nullable<string>(Type.String()),
        /** Value with unit. */
        text: Type.String(),
        at: Instant,
      }),
    ),
  }),
})
