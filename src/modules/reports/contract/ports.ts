import type { Title } from '#core/module-card.ts'
import { port } from '#core/port.ts'
import type { Scope } from '#core/scope.ts'
import type { SourceCard } from '../domain/source-card.ts'

/**
 * What a source is in SQL. Each part is a fragment (`Sql` of the platform, a plain object here) that the offering module
 * wrote in a store of its own: a query picks among them by id and never adds a word to them.
 */
export interface SourceSql {
  /** The engine that reads it: the database (times are instants), or one over columns in files (times are epoch milliseconds). */
  speaks?: 'postgres' | 'columns'
  /** What follows `from`, joins included. */
  from: object
  /** By id of the time, of the field, of the switch and its choice. */
  times: Readonly<Record<string, object>>
  /** Of times that have them beside them: whole hours since 1970, so that no report reckons them anew. */
  hours?: Readonly<Record<string, object>>
  fields: Readonly<Record<string, object>>
  switches: Readonly<Record<string, Readonly<Record<string, object>>>>
  /** One value for each person whom a row tells of; null: a row tells of nobody. */
  person: object | null
  /** For fields of words: which rows have all of these. */
  hasWords?(field: string, words: string): object
  scope(scope: Scope): object
  /** What a row is listed by; null: rows are not listed. */
  id: object | null
}

export interface OpenedRow {
  id: string
  no: string
  title: string
  at: string
  /** Where the console shows it. */
  href: string
  /** What else is said of it, in the order of the list. */
  said: Title[]
}

/** A kind of rows that reports are made of. `call` is the server's Call. */
export interface ReportSource {
  card: SourceCard
  sql(ask: { nowMs: number }): SourceSql
  label(call: object, field: string, key: string): Title | null
  /** What can be chosen of a field, in the order in which people look for it; null: whatever the rows hold. */
  choices(call: object, field: string): readonly (Title & { key: string })[] | null
  /** Brings what it reads up to date and tells up to which moment that is. */
  ready(call: object): Promise<{ asOfMs: number }>
  /** Rows by their ids, in the order of the ids; needed where the card says that rows open. */
  open?(call: object, ids: readonly string[]): Promise<OpenedRow[]>
  /** Beside the source's permission: what a person must hold to see single rows. */
  mayOpen?: `${string}:${string}`
  /** Where rows are read, if not in the database: an Executor as of the snapshot that `tx` reads. */
  rowsIn?(call: object, tx: object): Promise<object>
}

/** Rows of a source that lie elsewhere (history in files): counted with it, or alone, where a person asks for them. */
export interface SourceWing {
  /** The source that it belongs to; the wing's card has the same ids, as far as it knows them. */
  of: string
  rows: ReportSource
}
/** The choice that people make of it; the source leaves out what the wing holds too. */
export const WING_SWITCH = 'history'

/** Modules offer their sources when they start. */
export interface ReportSources {
  offer(source: ReportSource): void
  find(id: string): ReportSource | null
  all(): readonly ReportSource[]
  offerWing(wing: SourceWing): void
  findWing(source: string): SourceWing | null
}
export const reportSources = port<ReportSources>('reports.sources')
