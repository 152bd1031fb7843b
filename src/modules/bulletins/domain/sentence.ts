import { COMPARED, type Compared, type Figure, type FigureRow, NO_CELL } from './figure.ts'
import { type CompareWords, exactOf, SMALL, sayChange, sayValue, sayWhole } from './say-figure.ts'

/** A piece of a sentence; with `figure` it stands for numbers that open their cases. */
export interface Run {
  text: string
  figure?: FigureRef
}

/** Which value: the source, the line's key (undefined: the whole), the measure. */
export interface FigureRef {
  source: number
  key?: string | null
  measure: number
}

/** `{total}`, `{rates:1}`, `{total.before}`, `{byStreet.top3}`, `{rates:2.low3}`, `{byStreet.count}` */
export interface Placeholder {
  figure: string
  measure: number
  aspect: 'value' | 'top' | 'low' | 'count' | Compared
  many: number
}

const PLACEHOLDER = /\{([^{}]*)\}/g
const INSIDE = /^([a-z][A-Za-z0-9]*)(?::(\d))?(?:\.(before|week|year|count|(?:top|low)([1-9]\d?)))?$/
const MOST_NAMED = 20

/** Throws nothing: what is no placeholder is answered as `null` beside its text. */
export function placeholdersOf(text: string): { text: string; found: Placeholder | null }[] {
  return [...text.matchAll(PLACEHOLDER)].map(([whole, inside = '']) => ({ text: whole, found: readOne(inside) }))
}

function readOne(inside: string): Placeholder | null {
  const found = INSIDE.exec(inside)
  if (!found) return null
  const [, figure = '', measure = '0', aspect = 'value', many] = found
  if (Number(many ?? 1) > MOST_NAMED) return null
  const kind = many === undefined ? aspect : aspect.slice(0, 3)
  return { figure, measure: Number(measure), aspect: kind as Placeholder['aspect'], many: Number(many ?? 0) }
}

/** Writes a sentence of a template with its figures. */
export function sayRuns(
  text: string,
  figures: ReadonlyMap<string, Figure>,
  words: Record<Compared, CompareWords>,
): Run[] {
  const runs: Run[] = []
  let at = 0
  for (const match of text.matchAll(PLACEHOLDER)) {
    if (match.index > at) runs.push({ text: text.slice(at, match.index) })
    at = match.index + match[0].length
    const wanted = readOne(match[1] ?? '')
    const figure = wanted && figures.get(wanted.figure)
    if (!figure) throw new RangeError(`no figure for ${match[0]}`)
    runs.push(...runsOf(figure, wanted, words))
  }
  if (at < text.length) runs.push({ text: text.slice(at) })
  return runs
}

function runsOf(figure: Figure, wanted: Placeholder, words: Record<Compared, CompareWords>): Run[] {
  const { measure, aspect, many } = wanted
  const kind = figure.measures[measure]
  if (!kind) throw new RangeError(`figure ${figure.id} has no measure ${measure}`)
  const whole = figure.total.cells[measure] ?? NO_CELL
  const ref = { source: figure.source, measure }
  if (aspect === 'value') return [{ text: sayWhole(whole, kind), figure: ref }]
  if (aspect === 'count') return [{ text: String(figure.rows.filter(({ key }) => key !== null).length) }]
  const compared = COMPARED.find((one) => one === aspect)
  if (compared) {
    const other = figure.total.compared[compared]?.[measure] ?? NO_CELL
    return [{ text: sayChange(whole, other, kind, words[compared]), figure: ref }]
  }
  const ranked = rankRows(figure, measure, aspect === 'top' ? 'most' : 'least')
  const { shown, tied } = cutTies(ranked, measure, many)
  if (shown.length === 0) return [{ text: '（无可排名的）' }]
  const named = shown.flatMap((row, index): Run[] => {
    const mark = { ...ref, key: row.key }
    const value = sayValue(row.cells[measure]!, kind)
    return [{ text: index === 0 ? '' : '、' }, { text: `${row.label}（${value}）`, figure: mark }]
  })
  return [...named.filter(({ text }) => text !== ''), ...(tied > 0 ? [{ text: `等（另有${tied}个并列）` }] : [])]
}

/** Lines in order of a measure; nothing that is hidden, unset, or a share of few has a place. Equal ones stand by key. */
export function rankRows({ rows, measures }: Figure, measure: number, order: 'most' | 'least'): FigureRow[] {
  const form = measures[measure]!.form
  const known = rows.flatMap((row) => {
    const cell = row.cells[measure]
    if (!cell || cell.hidden || row.key === null) return []
    if (form !== 'count' && (cell.d ?? 0) < SMALL) return []
    const value = exactOf(cell, form)
    return value === null || (order === 'most' && value.num === 0n) ? [] : [{ row, value }]
  })
  known.sort((a, b) => {
    const difference = a.value.num * b.value.den - b.value.num * a.value.den
    if (difference === 0n) return a.row.key! < b.row.key! ? -1 : 1
    return difference > 0n === (order === 'most') ? -1 : 1
  })
  return known.map(({ row }) => row)
}

/** The first so many; how many more are equal to the last of them is said, never left out silently. */
function cutTies(rows: readonly FigureRow[], measure: number, many: number): { shown: FigureRow[]; tied: number } {
  const shown = rows.slice(0, many)
  const last = shown.at(-1)?.cells[measure]
  if (!last) return { shown, tied: 0 }
  const isEqual = ({ cells }: FigureRow) => {
    const cell = cells[measure]!
    if (last.value !== null || cell.value !== null) return last.value === cell.value
    return (cell.n ?? 0) * (last.d ?? 1) === (last.n ?? 0) * (cell.d ?? 1)
  }
  return { shown, tied: rows.slice(many).filter(isEqual).length }
}
