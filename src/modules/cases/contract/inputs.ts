import { type Static, Type } from 'typebox'
import { DATUMS, type Datum } from '#core/place/datum.ts'
import * as words from '../domain/enums.ts'
import { CaseRef, FileIds, Id, keysOf, Sentence, Unit } from './words.ts'

export const Limit = Type.Object({
  n: Type.Integer({ minimum: 1, maximum: 3650 }),
  unit: Type.Unsafe<'NM' | 'NH' | 'ND' | 'WM' | 'WH' | 'WD'>(Type.Enum(['NM', 'NH', 'ND', 'WM', 'WH', 'WD'])),
})

/** Where the matter is, as a person gives it; the server finds the area of a point by itself. */
export const PlaceInput = Type.Object({
  lon: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
  lat: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
  /** Of which datum the point is, CGCS2000 if it is not said; it is converted, and kept as it was given. */
  datum: Type.Optional(Type.Unsafe<Datum>(Type.Enum([...DATUMS]))),
  address: Type.Optional(Type.String({ maxLength: 300 })),
  areaCode: Type.Optional(Type.String({ pattern: '^[0-9]{6}([0-9]{3}){0,3}$' })),
  confirmed: Type.Optional(Type.Boolean()),
  /** The place was assigned by a rule (replays, simulations), nobody gave it; shown as such. */
  synthetic: Type.Optional(Type.Boolean()),
})
export type PlaceInput = Static<typeof PlaceInput>

/** Who asks. Sealed at once; shown only masked, and in clear only for a purpose that is written down. */
export const AppellantInput = Type.Object({
  name: Type.Optional(Type.String({ maxLength: 60 })),
  phone: Type.Optional(Type.String({ maxLength: 30 })),
  anonymous: Type.Optional(Type.Boolean()),
})
export type AppellantInput = Static<typeof AppellantInput>

export const Elements = Type.Object({
  name: Type.Optional(Type.Boolean()),
  time: Type.Optional(Type.Boolean()),
  place: Type.Optional(Type.Boolean()),
  cause: Type.Optional(Type.Boolean()),
  course: Type.Optional(Type.Boolean()),
})

export const CommandAnswer = Type.Object({
  id: Id,
  caseNo: Type.String(),
  version: Type.Integer(),
  state: Type.String(),
})
export type CommandAnswer = Static<typeof CommandAnswer>

export const remarks = { comment: Type.Optional(Type.String({ maxLength: 2000 })), attachments: Type.Optional(FileIds) }
export const intake = {
  channel: Type.String({ maxLength: 40 }),
  externalNo: Type.Optional(Sentence(80)),
  title: Sentence(200),
  text: Type.String({ maxLength: 20_000 }),
  place: Type.Optional(PlaceInput),
  category: Type.Optional(Type.String({ pattern: '^[0-9]{6}$' })),
  urgency: Type.Optional(keysOf(words.urgencies)),
  confidentiality: Type.Optional(keysOf(words.confidentialities)),
  appealType: Type.Optional(keysOf(words.appealTypes)),
  elements: Type.Optional(Elements),
  appellant: Type.Optional(AppellantInput),
  photosBefore: Type.Optional(FileIds),
  ownerless: Type.Optional(Type.Boolean()),
}
export const told = { told: Type.Optional(Type.Boolean()), cannotTell: Type.Optional(Type.Boolean()) }
export const slaves = { slaves: Type.Optional(Type.Union([Type.Object({ to: CaseRef }), Type.Literal('unmerge')])) }
export const assignment = {
  lead: Unit,
  coHandlers: Type.Optional(Type.Array(Unit, { maxItems: 10 })),
  forceReason: Type.Optional(Sentence()),
}
export const facts = {
  category: intake.category,
  urgency: intake.urgency,
  confidentiality: intake.confidentiality,
  appealType: intake.appealType,
  place: intake.place,
  title: Type.Optional(Sentence(200)),
  complex: Type.Optional(Type.Boolean()),
  ownerless: intake.ownerless,
}
