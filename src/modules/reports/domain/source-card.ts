import type { Title } from '#core/module-card.ts'

export type FieldKind = 'choice' | 'boolean' | 'number' | 'words'

/** One thing that a source knows of each of its rows, in plain words. */
export interface ReportField extends Title {
  id: string
  kind: FieldKind
  /** How it is reckoned; printed with every figure that uses it. */
  how?: Title
  /** Unit of a number: `小时`. */
  unit?: Title
  /** `small`: tells of persons, so that figures of fewer persons than the limit are hidden (domain §12.1). */
  privacy: 'open' | 'small'
  /** Needed beside the permission of the source. */
  may?: `${string}:${string}`
  /** A tile of the map: keys are area codes of this level. */
  areaLevel?: 'street' | 'community' | 'grid'
}

export interface SourceTime extends Title {
  id: string
}

/** A choice that every query makes; the first holds where none is named. `said` stands in the sentence. */
export interface SourceSwitch extends Title {
  id: string
  choices: readonly (Title & { id: string; said: Title })[]
}

/** What a source offers, without a word of SQL. */
export interface SourceCard extends Title {
  id: string
  /** What one row is: `件`, `条读数`. */
  unit: Title
  /** What the rows are, to be printed: `案件`. */
  of: Title
  may: `${string}:${string}`
  times: readonly SourceTime[]
  fields: readonly ReportField[]
  switches: readonly SourceSwitch[]
  /** Rows can be listed and opened. */
  opens: boolean
}

export const findField = (source: SourceCard, id: string): ReportField | null =>
  source.fields.find((field) => field.id === id) ?? null
