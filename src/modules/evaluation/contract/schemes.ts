import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import type { PeerGroup } from '../domain/peer-group.ts'
import { type EvaluationScheme, SCORE_FUNCTIONS } from '../domain/scheme.ts'
import { Instant, Key, nullable, oneOf, Sentence, whole } from './words.ts'

const Figure = Type.Unsafe<number | string>(
  Type.Union([
    Type.Integer({ minimum: -1_000_000, maximum: 1_000_000 }),
    Type.String({ pattern: '^-?[0-9]{1,12}(\\.[0-9]{1,6})?$' }),
  ]),
)
const Extra = Type.Object({ indicator: Key, perUnit: Figure, most: Figure })

const TermInput = Type.Object({
  indicator: Key,
  weight: Type.Integer({ minimum: 0, maximum: 100 }),
  function: oneOf(SCORE_FUNCTIONS),
  scale: Type.Optional(Figure),
  target: Type.Optional(Figure),
  floor: Type.Optional(Figure),
  perUnit: Type.Optional(Figure),
  points: Type.Optional(
    Type.Unsafe<(readonly [number | string, number | string])[]>(
      Type.Array(Type.Array(Figure, { minItems: 2, maxItems: 2 }), { maxItems: 12 }),
    ),
  ),
  withdrawn: Type.Optional(
    Type.Object({ from: Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }), why: Sentence(300) }),
  ),
})

/** A scheme as it is written; the version is given by the house. */
const SchemeInput = Type.Object({
  id: Key,
  zh: Sentence(60),
  en: Type.Optional(Type.String({ maxLength: 80 })),
  note: Type.Optional(Type.String({ maxLength: 500 })),
  basis: oneOf(['raw', 'adjusted']),
  smallSample: Type.Integer({ minimum: 1, maximum: 100_000 }),
  sampleOf: Key,
  floor: Type.Integer({ minimum: 0, maximum: 200 }),
  cap: Type.Integer({ minimum: 1, maximum: 200 }),
  zeroDenominator: oneOf(['null', 'full', 'zero']),
  withdrawnWeight: Type.Optional(oneOf(['redistribute', 'lowerMost'])),
  peerGroups: Type.Array(Key, { maxItems: 20, uniqueItems: true }),
  terms: Type.Array(TermInput, { minItems: 1, maxItems: 30 }),
  bonus: Type.Array(Extra, { maxItems: 10 }),
  deduction: Type.Array(Extra, { maxItems: 10 }),
})

const Scheme = whole<EvaluationScheme>()

export const SchemeVersion = Type.Object({
  version: Type.Integer(),
  scheme: Scheme,
  byName: Type.String(),
  reason: Type.String(),
  at: Instant,
})
export type SchemeVersion = Static<typeof SchemeVersion>

export const listSchemes = operation({
  name: 'evaluation.listSchemes',
  http: 'GET /evaluation/schemes',
  title: { zh: '查看考评方案', en: 'Schemes of evaluation' },
  may: 'evaluation:view',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({
    schemes: Type.Array(SchemeVersion),
    groups: Type.Array(whole<PeerGroup>()),
    /** What can be scored. */
    indicators: Type.Array(
      Type.Object({
        id: Type.String(),
        zh: Type.String(),
        en: Type.String(),
        unit: Type.String(),
        direction: oneOf(['higher', 'lower', 'neutral']),
        form: Type.String(),
        definition: Type.Object({ zh: Type.String(), en: Type.String() }),
      }),
    ),
  }),
})

export const listSchemeVersions = operation({
  name: 'evaluation.listSchemeVersions',
  http: 'GET /evaluation/schemes/{id}/versions',
  title: { zh: '查看方案的各版', en: 'All versions of a scheme' },
  may: 'evaluation:view',
  reach: 'district',
  in: Type.Object({ id: Key }),
  out: Type.Object({ items: Type.Array(SchemeVersion) }),
})

export const saveScheme = operation({
  name: 'evaluation.saveScheme',
  http: 'PUT /evaluation/schemes/{id}',
  title: { zh: '修改考评方案', en: 'Change a scheme' },
  may: 'evaluation:keep-schemes',
  reach: 'district',
  in: Type.Object({
    id: Key,
    scheme: SchemeInput,
    reason: Sentence(300),
    /** The version that was changed; null: a new scheme. */
    seen: nullable<number>(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
  }),
  out: SchemeVersion,
})
