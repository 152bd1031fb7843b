import type { Title } from '#core/module-card.ts'
import type { Exact } from '#core/number/exact.ts'

export type CellKind = 'text' | 'code' | 'money' | 'percent'

export interface TableColumn extends Title {
  id: string
  kind: CellKind
}

export interface TableRow {
  key: string
  /** 0: the sum of the table; below it the levels of a tree, or 1 for plain rows. */
  level: number
  cells: Readonly<Record<string, string | Exact | null>>
}

/** Cells of one table; of two or more where tables must agree. */
export interface CellRef {
  table: string
  row: string
  column: string
}

/** Both sides add up to the same. */
export interface Relation {
  kind: 'account-sum' | 'cross-table'
  left: readonly CellRef[]
  right: readonly CellRef[]
  about: Title
}

/** One of the tables that a department makes public, all amounts in yuan. */
export interface PublicTable extends Title {
  /** `01` of 公开01表. */
  no: string
  columns: readonly TableColumn[]
  rows: readonly TableRow[]
  /** Said below the table. */
  notes: readonly Title[]
  /** What must hold within it. */
  relations: readonly Relation[]
}

export const money = (id: string, zh: string, en: string): TableColumn => ({ id, zh, en, kind: 'money' })
export const percent = (id: string, zh: string, en: string): TableColumn => ({ id, zh, en, kind: 'percent' })
export const text = (id: string, zh: string, en: string): TableColumn => ({ id, zh, en, kind: 'text' })
export const code = (id: string, zh: string, en: string): TableColumn => ({ id, zh, en, kind: 'code' })
