import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { KeptScope } from '../domain/rollup/figures-of-rows.ts'
import {
  isEmptyRow,
  mergeRow,
  type RollupRow,
  readRowKey,
  rowKeyText,
  type Sums,
} from '../domain/rollup/rollup-sheet.ts'
import type { ScopeKind } from '../domain/scope.ts'
import { countsOf, pieceOf, readNumbers, writeNumbers } from './numbers.ts'

interface StoredRow {
  kind: ScopeKind
  period: string
  imported: boolean
  scope: string
}
interface StoredCells extends StoredRow {
  cells: string
}
interface StoredPiece extends StoredRow {
  list: string
  piece: number
  numbers: Buffer
}

/** So many rows go into one statement. */
const AT_ONCE = 5000

/** Adds what changed to what is kept. */
export async function addToRollups(tx: Executor, changes: ReadonlyMap<string, RollupRow>): Promise<number> {
  const changed = [...changes].filter(([, row]) => !isQuiet(row))
  for (let at = 0; at < changed.length; at += AT_ONCE) {
    const some = changed.slice(at, at + AT_ONCE)
    await addCells(tx, some)
    await addPieces(tx, some)
  }
  return changed.length
}

const isQuiet = ({ cells, lists }: RollupRow): boolean =>
  [...cells.values()].every((sums) => sums.every((value) => value === 0)) &&
  [...lists.values()].every((values) => [...values.values()].every((count) => count === 0))

async function addCells(tx: Executor, changed: readonly (readonly [string, RollupRow])[]): Promise<void> {
  const kept = new Map<string, RollupRow>()
  const keys = changed.map(([text]) => readRowKey(text))
  const stored = await tx.many<StoredCells>(sql`
    select r.kind, r.period, r.imported, r.scope, r.cells from indicators.rollup r
      join jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k(kind text, period text, imported boolean, scope text)
        on r.kind = k.kind and r.period = k.period and r.imported = k.imported and r.scope = k.scope`)
  for (const row of stored) kept.set(rowKeyText(row), { cells: readCells(row.cells), lists: new Map() })
  const saved: StoredCells[] = []
  const gone: StoredRow[] = []
  for (const [text, { cells }] of changed) {
    const row = kept.get(text) ?? { cells: new Map(), lists: new Map() }
    mergeRow(row, { cells, lists: new Map() })
    if (isEmptyRow(row)) gone.push(readRowKey(text))
    else saved.push({ ...readRowKey(text), cells: cellsText(row.cells) })
  }
  await saveCells(tx, saved)
  await tx.run(sql`
    delete from indicators.rollup r using jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) as k(kind text, period text,
      imported boolean, scope text)
    where r.kind = k.kind and r.period = k.period and r.imported = k.imported and r.scope = k.scope`)
}

async function saveCells(tx: Executor, rows: readonly StoredCells[]): Promise<void> {
  await tx.run(sql`
    insert into indicators.rollup (kind, period, imported, scope, cells)
    select k.kind, k.period, k.imported, k.scope, k.cells
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as k(kind text, period text, imported boolean, scope text, cells text)
    on conflict (kind, period, imported, scope) do update set cells = excluded.cells`)
}

/** A change touches the pieces that its values lie in, and no others. */
async function addPieces(tx: Executor, changed: readonly (readonly [string, RollupRow])[]): Promise<void> {
  const changes = new Map<string, { key: Omit<StoredPiece, 'numbers'>; values: Map<number, number> }>()
  for (const [text, { lists }] of changed) {
    const row = readRowKey(text)
    for (const [list, values] of lists)
      for (const [value, count] of values) {
        if (count === 0) continue
        const piece = pieceOf(row.kind, value)
        const name = `${text}\t${list}\t${piece}`
        const found = changes.get(name) ?? { key: { ...row, list, piece }, values: new Map<number, number>() }
        changes.set(name, found)
        found.values.set(value, count)
      }
  }
  if (changes.size === 0) return
  const keys = [...changes.values()].map(({ key }) => key)
  const stored = await tx.many<StoredPiece>(sql`
    select m.kind, m.period, m.imported, m.scope, m.list, m.piece, m.numbers from indicators.measure m
      join jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k(kind text, period text, imported boolean, scope text, list text,
        piece int)
        on m.kind = k.kind and m.period = k.period and m.imported = k.imported and m.scope = k.scope and m.list = k.list
          and m.piece = k.piece`)
  const kept = new Map(
    stored.map((one) => [`${rowKeyText(one)}\t${one.list}\t${one.piece}`, countsOf(readNumbers(one.numbers))]),
  )
  const saved: (Omit<StoredPiece, 'numbers'> & { numbers: string })[] = []
  const gone: Omit<StoredPiece, 'numbers'>[] = []
  for (const [name, { key, values }] of changes) {
    const counts = kept.get(name) ?? new Map<number, number>()
    for (const [value, count] of values) {
      const next = (counts.get(value) ?? 0) + count
      if (next === 0) counts.delete(value)
      else counts.set(value, next)
    }
    if (counts.size === 0) gone.push(key)
    else saved.push({ ...key, numbers: writeNumbers(counts).toString('hex') })
  }
  await tx.run(sql`
    insert into indicators.measure (kind, period, imported, scope, list, piece, numbers)
    select k.kind, k.period, k.imported, k.scope, k.list, k.piece, decode(k.numbers, 'hex')
      from jsonb_to_recordset(${JSON.stringify(saved)}::jsonb) as k(kind text, period text, imported boolean, scope text, list text,
        piece int, numbers text)
    on conflict (kind, period, imported, scope, list, piece) do update set numbers = excluded.numbers`)
  await tx.run(sql`
    delete from indicators.measure m using jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) as k(kind text, period text,
      imported boolean, scope text, list text, piece int)
    where m.kind = k.kind and m.period = k.period and m.imported = k.imported and m.scope = k.scope and m.list = k.list
      and m.piece = k.piece`)
}

export interface KeptAsk {
  by: ScopeKind
  periods: readonly string[]
  imported: readonly boolean[]
  /** Lists of measured values are many numbers: left out where no percentile is asked for. */
  withLists: boolean
  /** One scope alone. */
  scope?: string
}

/** What is kept of some periods, by scope. */
export async function keptScopes(db: Executor, ask: KeptAsk): Promise<Map<string, KeptScope>> {
  const { by, periods, imported, withLists, scope: one } = ask
  const which = sql`kind = ${by} and period = any(${[...periods]}::text[]) and imported = any(${[...imported]}::boolean[])
    and ${one === undefined ? sql`true` : sql`scope = ${one}`}`
  const rows = await db.many<{ scope: string; cells: string }>(sql`
    select scope, cells from indicators.rollup where ${which}`)
  const pieces = withLists
    ? await db.many<{ scope: string; list: string; numbers: Buffer }>(sql`
        select scope, list, numbers from indicators.measure where ${which}`)
    : []
  const kept = new Map<string, KeptScope>()
  const scopeOf = (scope: string): KeptScope => {
    let found = kept.get(scope)
    if (!found) {
      found = { cells: [], lists: new Map() }
      kept.set(scope, found)
    }
    return found
  }
  for (const { scope, cells } of rows) {
    const { cells: into } = scopeOf(scope)
    const flat = JSON.parse(cells) as number[]
    for (let at = 0; at < flat.length; at += 5)
      into.push([flat[at]!, flat[at + 1]!, flat[at + 2]!, flat[at + 3]!, flat[at + 4]!])
  }
  for (const { scope, list, numbers } of pieces) {
    const { lists } = scopeOf(scope)
    const found = lists.get(list)
    if (found) found.push(readNumbers(numbers))
    else lists.set(list, [readNumbers(numbers)])
  }
  return kept
}

function readCells(text: string): Map<number, Sums> {
  const flat = JSON.parse(text) as number[]
  const cells = new Map<number, Sums>()
  for (let at = 0; at < flat.length; at += 5)
    cells.set(flat[at]!, [flat[at + 1]!, flat[at + 2]!, flat[at + 3]!, flat[at + 4]!])
  return cells
}

const cellsText = (cells: ReadonlyMap<number, Sums>): string =>
  JSON.stringify([...cells].sort(([a], [b]) => a - b).flatMap(([column, sums]) => [column, ...sums]))

/** Every row that is kept of some periods. */
export async function rowsKept(db: Executor, periods: readonly string[]): Promise<Map<string, RollupRow>> {
  const rows = new Map<string, RollupRow>()
  const rowOf = (key: StoredRow): RollupRow => {
    const text = rowKeyText(key)
    const found = rows.get(text) ?? { cells: new Map(), lists: new Map() }
    rows.set(text, found)
    return found
  }
  const stored = await db.many<StoredCells>(sql`
    select kind, period, imported, scope, cells from indicators.rollup where period = any(${[...periods]}::text[])`)
  for (const one of stored) rowOf(one).cells = readCells(one.cells)
  const pieces = await db.many<StoredPiece>(sql`
    select kind, period, imported, scope, list, piece, numbers from indicators.measure
     where period = any(${[...periods]}::text[])`)
  for (const one of pieces) {
    const { lists } = rowOf(one)
    lists.set(one.list, new Map([...(lists.get(one.list) ?? []), ...countsOf(readNumbers(one.numbers))]))
  }
  return rows
}

/** Throws away what is kept of some periods. */
export async function forgetPeriods(tx: Executor, periods: readonly string[]): Promise<void> {
  await tx.run(sql`delete from indicators.rollup where period = any(${[...periods]}::text[])`)
  await tx.run(sql`delete from indicators.measure where period = any(${[...periods]}::text[])`)
}

/** Every period of which something is kept. */
export async function periodsKept(db: Executor): Promise<string[]> {
  const rows = await db.many<{ period: string }>(sql`
    select period from indicators.rollup union select period from indicators.measure`)
  return rows.map(({ period }) => period)
}
