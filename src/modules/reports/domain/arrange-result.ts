import { hiddenCells } from './hide-small.ts'
import type { Comparison, Measure, ReportQuery } from './report-query.ts'
import { stepOf } from './report-query.ts'

/** One group as it was counted: a numerator and what it is held against, for each measure. */
export interface CountedGroup {
  keys: readonly (string | null)[]
  rows: number
  /** Null: the report tells of no persons. */
  persons: number | null
  parts: readonly Part[]
}
export interface Part {
  n: number | null
  d: number | null
}

export interface Counted {
  groups: readonly CountedGroup[]
  /** Of all groups together; percentiles cannot be added up. */
  total: CountedGroup
}

export interface Cell extends Part {
  value: number | null
  /** Not shown: it would tell of too few persons. */
  hidden: boolean
  compared: ComparedCell[]
}
export interface ComparedCell {
  comparison: Comparison
  value: number | null
  /** Change in percent; of rates in percentage points. */
  change: number | null
  hidden: boolean
}

export interface ResultRow {
  keys: (string | null)[]
  cells: Cell[]
}

export interface Arranged {
  rows: ResultRow[]
  total: Cell[]
  /** Rows before the limit. */
  found: number
  hidden: number
}

const PERCENT = 100
const isRate = ({ kind }: Measure) => kind === 'share' || kind === 'portion'

/** The table that a person sees: what is too small hidden, then compared, sorted and cut. */
export function arrangeResult(
  query: ReportQuery,
  now: Counted,
  before: readonly { comparison: Comparison; counted: Counted }[],
): Arranged {
  const shown = showing(query, now)
  const others = before.map(({ comparison, counted }) => ({ comparison, ...showing(query, counted) }))
  const keys = new Map(now.groups.map((group) => [keyOf(group.keys), group.keys]))
  // A street that had cases last year and has none now is part of the comparison too.
  for (const { counted } of before) for (const group of counted.groups) keys.set(keyOf(group.keys), group.keys)
  const rows = [...keys].map(
    ([key, of]): ResultRow => ({
      keys: [...of],
      cells: query.measures.map((measure, at) =>
        compareCell(
          measure,
          shown.cells.get(key)?.[at] ?? empty(measure),
          others.map(({ comparison, cells }) => ({ comparison, cell: cells.get(key)?.[at] ?? empty(measure) })),
        ),
      ),
    }),
  )
  return {
    rows: sorted(rows, query).slice(0, query.limit),
    total: query.measures.map((measure, at) =>
      compareCell(
        measure,
        shown.total[at]!,
        others.map(({ comparison, total }) => ({ comparison, cell: total[at]! })),
      ),
    ),
    found: rows.length,
    hidden: shown.hidden,
  }
}

interface Bare extends Part {
  value: number | null
  hidden: boolean
}

function showing({ measures }: ReportQuery, { groups, total }: Counted) {
  const isPersonal = total.persons !== null
  const personsOf = (group: CountedGroup) => group.persons ?? 0
  const hidden = isPersonal
    ? hiddenCells(groups.map((group) => ({ keys: group.keys, persons: personsOf(group) })))
    : new Set<number>()
  const isTotalHidden = isPersonal && hiddenCells([{ keys: [], persons: personsOf(total) }]).size > 0 && total.rows > 0
  const bare = (group: CountedGroup, isHidden: boolean) =>
    measures.map((measure, at): Bare => {
      const part = group.parts[at] ?? { n: null, d: null }
      const whole = measure.kind === 'portion' ? { n: group.rows, d: total.rows } : part
      return isHidden
        ? { n: null, d: null, value: null, hidden: true }
        : { ...whole, value: figureOf(measure, whole), hidden: false }
    })
  return {
    cells: new Map(groups.map((group, at) => [keyOf(group.keys), bare(group, hidden.has(at))])),
    total: bare(total, isTotalHidden),
    hidden: hidden.size,
  }
}

/** Zero of nothing is no rate (domain §6.1); no row at all is a count of nought. */
function figureOf({ kind }: Measure, { n, d }: Part): number | null {
  if (kind === 'count') return n
  if (kind === 'share' || kind === 'portion') return n === null || !d ? null : (n / d) * PERCENT
  if (kind === 'avg') return n === null || !d ? null : n / d
  return d ? n : null
}

const empty = ({ kind }: Measure): Bare =>
  kind === 'count' ? { n: 0, d: null, value: 0, hidden: false } : { n: null, d: null, value: null, hidden: false }

function compareCell(measure: Measure, cell: Bare, others: readonly { comparison: Comparison; cell: Bare }[]): Cell {
  return {
    ...cell,
    compared: others.map(({ comparison, cell: { value, hidden } }) => ({
      comparison,
      value,
      hidden,
      change: changeOf(measure, cell.value, value),
    })),
  }
}

/** Against nought there is no change in percent (domain §9). */
function changeOf(measure: Measure, now: number | null, before: number | null): number | null {
  if (now === null || before === null) return null
  if (isRate(measure)) return now - before
  return before === 0 ? null : ((now - before) / before) * PERCENT
}

const keyOf = (keys: readonly (string | null)[]) => JSON.stringify(keys)

function sorted(rows: ResultRow[], query: ReportQuery): ResultRow[] {
  const isTime = query.groups.some((group) => stepOf(group) !== null)
  const sort = query.sort ?? (isTime ? { by: 'group' as const, descending: false } : { by: 0, descending: true })
  const sign = sort.descending ? -1 : 1
  const byKeys = (a: ResultRow, b: ResultRow) => {
    for (const [at, key] of a.keys.entries()) {
      const other = b.keys[at] ?? null
      // What is not set stands last, whichever way the rest is sorted.
      if (key === null || other === null) {
        if (key !== other) return key === null ? 1 : -1
      } else if (key !== other) {
        const isLess = stepOf(query.groups[at]!) === null ? key < other : Number(key) < Number(other)
        return (isLess ? -1 : 1) * (sort.by === 'group' ? sign : 1)
      }
    }
    return 0
  }
  return rows.sort((a, b) => {
    if (sort.by === 'group') return byKeys(a, b)
    // Hidden and missing figures last, in the order of their names: their place must not tell their size.
    const [x, y] = [a.cells[sort.by]?.value ?? null, b.cells[sort.by]?.value ?? null]
    if (x === null || y === null) return x === y ? byKeys(a, b) : x === null ? 1 : -1
    return x === y ? byKeys(a, b) : (x - y) * sign
  })
}
