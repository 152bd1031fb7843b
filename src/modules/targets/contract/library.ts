import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { OPERATORS, TARGET_KINDS } from '../domain/target.ts'
import { MeasureInput } from './targets.ts'
import { Decimal, Id, Instant, nullable, oneOf, Text } from './words.ts'

const maybeText = nullable<string>(Type.String())

export const LibraryEntry = Type.Object({
  id: Id,
  level1: Type.String(),
  level2: Type.String(),
  level3: Type.String(),
  kind: oneOf(TARGET_KINDS),
  op: nullable<(typeof OPERATORS)[number]>(oneOf(OPERATORS)),
  value: nullable<string>(Decimal),
  valueUnit: maybeText,
  text: maybeText,
  ref: maybeText,
  printed: Type.String(),
  basis: Type.String(),
  origin: oneOf(['seed', 'person']),
  savedByName: Type.String(),
  savedAt: Instant,
})
export type LibraryEntry = Static<typeof LibraryEntry>

/** A first level with its second levels; `class` says which column of a summary it counts in. */
export const LevelRow = Type.Object({
  level1: Type.String(),
  class: oneOf(['cost', 'output', 'benefit', 'satisfaction']),
  level2: Type.Array(Type.String()),
})
export type LevelRow = Static<typeof LevelRow>

export const getLibrary = operation({
  name: 'targets.getLibrary',
  http: 'GET /targets/library',
  title: { zh: '查看指标库', en: 'Library of indicators' },
  may: 'targets:view',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({ levels: Type.Array(LevelRow), entries: Type.Array(LibraryEntry) }),
})

export const saveToLibrary = operation({
  name: 'targets.saveToLibrary',
  http: 'PUT /targets/library/{id}',
  title: { zh: '存入指标库', en: 'Save to the library' },
  may: 'targets:set',
  reach: 'district',
  in: Type.Object({ id: Id, ...MeasureInput.properties, basis: Type.Optional(Text(500)) }),
  out: LibraryEntry,
})

export const removeFromLibrary = operation({
  name: 'targets.removeFromLibrary',
  http: 'DELETE /targets/library/{id}',
  title: { zh: '从指标库移除', en: 'Remove from the library' },
  may: 'targets:set',
  reach: 'district',
  in: Type.Object({ id: Id }),
  out: Type.Object({ id: Id }),
})
