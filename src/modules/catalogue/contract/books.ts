import { port } from '#core/port.ts'
import type { Category, CategoryClass, CategoryKind } from '../domain/category.ts'
import type { Channel, DeadlineTable, Variant, VariantOverride } from '../domain/channel.ts'
import type { DutyProposal } from '../domain/duty.ts'
import type { CategorySuggestion } from '../domain/suggest-categories.ts'

export { type AmbiguousTerm, CATEGORY_KINDS } from '../domain/category.ts'
export { VARIANTS } from '../domain/channel.ts'
export type { DutyBody, DutyRule } from '../domain/duty.ts'
export type {
  Category,
  CategoryClass,
  CategoryKind,
  CategorySuggestion,
  Channel,
  DeadlineTable,
  DutyProposal,
  Variant,
  VariantOverride,
}

export interface SuggestOptions {
  /** Prefers the kinds of case that this channel brings. */
  channel?: string
  kind?: CategoryKind
  limit?: number
}

/** Categories, channels and duty in memory, for hot paths. `category` and `channel` also know what is no longer in use. */
export interface CatalogueBook {
  category(code: string): Category | null
  categories(): readonly Category[]
  classes(): readonly CategoryClass[]
  /** The class of a class code or of a category code. */
  classOf(code: string): CategoryClass | null
  suggest(text: string, options?: SuggestOptions): CategorySuggestion[]
  channel(id: string): Channel | null
  channels(): readonly Channel[]
  deadlineTable(key: string): DeadlineTable | null
  deadlineTables(): readonly DeadlineTable[]
  /** First match wins over the variant of the channel. */
  variantOverrides(): readonly VariantOverride[]
  variantFor(channel: string, about: { urgency?: string | null; kind?: string | null }): Variant
  /** Null: no rule, or a street must lead and the area names none, or the unit is not in service. */
  duty(code: string, areaCode: string | null): DutyProposal | null
  readonly versions: { taxonomy: number; duty: number; channels: number }
}

export const catalogueBook = port<CatalogueBook>('catalogue.catalogueBook')

/** Sent through `runtime.broadcast` when categories, channels or duty have changed. */
export const CATALOGUE_CHANGED = 'catalogue.changed'
