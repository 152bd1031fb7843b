import { type Exact, findExact } from '#core/number/exact.ts'
import { decimalsOf, toText } from '#core/number/round-exact.ts'
import { readValue } from '../read-value.ts'
import type { SheetRate, SheetValue, SheetWeight } from '../sheet.ts'
import type { FieldWay } from './form.ts'

/** What is said where a cell cannot be read. */
export interface Unreadable {
  zh: string
  en: string
}

export type ReadField = { value: unknown } | { unreadable: Unreadable }

/** What else is needed to write or read a field. */
export interface WayContext {
  options?: readonly string[]
  /** Of an actual value: the unit of its target, for a bare number. */
  unitHint?: string
}

const TICKED = '√'
const OPEN = '□'
const GAP = '　'
const POINTS = /^([\s\S]*?)\n?[（(](\d{1,6}(?:\.\d{1,6})?)分[）)]$/

/** A decimal text that is exactly the number, or null for one whose decimals never end. */
export const decimalText = (value: Exact): string | null => (decimalsOf(value) === null ? null : toText(value, 60))

/** A field as the text of a cell. */
export function showField(as: FieldWay, value: unknown, context: WayContext): string {
  if (value === null || value === undefined) return as === 'choice' ? ticked(null, context.options ?? []) : ''
  switch (as) {
    case 'text':
    case 'name':
      return String(value)
    case 'whole':
      return String(value)
    case 'exact':
    case 'points':
      return toText(value as Exact)
    case 'value':
    case 'rate':
      return (value as SheetValue | SheetRate).printed ?? ''
    case 'weight':
    case 'groupPoints': {
      const points = (value as SheetWeight).value
      return points ? toText(points) : ''
    }
    case 'choice':
      return ticked(String(value), context.options ?? [])
    case 'date':
      return dateWords(String(value))
  }
}

/** The text of a cell as a field; the other way round. */
export function readField(as: FieldWay, text: string, context: WayContext): ReadField {
  switch (as) {
    case 'text':
      return { value: text === '' ? null : text }
    case 'name':
      return { value: withoutPoints(text) || null }
    case 'exact':
      return numberOf(text)
    case 'points':
      return { value: pointsIn(text) }
    case 'groupPoints': {
      const points = pointsIn(text)
      return { value: { value: points, source: points ? 'printed' : 'not-printed' } }
    }
    case 'weight': {
      const read = numberOf(text)
      if ('unreadable' in read) return read
      return { value: { value: read.value, source: read.value ? 'printed' : 'not-printed' } }
    }
    case 'whole': {
      const found = findExact(plain(text))
      if (found?.den === 1n && found.num >= 0n && found.num <= 1_000_000n)
        return { value: Number.parseInt(found.num.toString(), 10) }
      return unreadable('不是整数', 'is no whole number')
    }
    case 'value':
      return { value: readValue(text, context.unitHint) }
    case 'rate':
      return rateOf(text)
    case 'choice':
      return { value: chosen(text) }
    case 'date':
      return dateOf(text)
  }
}

/** The name of a class with its points beneath, as forms print it. */
export const nameWithPoints = (name: string, points: Exact | null): string =>
  points && decimalText(points) !== null ? `${name}\n（${toText(points)}分）` : name

const withoutPoints = (text: string) => POINTS.exec(text)?.[1] ?? text
const pointsIn = (text: string) => findExact(POINTS.exec(text)?.[2] ?? '')

/** As people type numbers: full-width digits are not read, commas and spaces between digits are. */
const plain = (text: string) => text.trim().replace(/(?<=\d)[,，\s](?=\d)/g, '')

function numberOf(text: string): ReadField {
  if (text.trim() === '') return { value: null }
  const found = findExact(plain(text))
  return found ? { value: found } : unreadable('不是数', 'is no number')
}

function rateOf(text: string): ReadField {
  if (text === '') return { value: { printed: null, percent: null } }
  const percent = findExact(plain(text.replace(/\s*[%％]\s*$/, '')))
  return { value: { printed: text, percent } }
}

function ticked(value: string | null, options: readonly string[]): string {
  const all = value === null || options.includes(value) ? options : [...options, value]
  return all.map((option, at) => `${at + 1}.${option}${option === value ? TICKED : OPEN}`).join(GAP)
}

function chosen(text: string): string | null {
  const mark = /(?:^|[\s　])(?:\d+[.、．])?([^\s　]+?)\s*[☑✓✔√■]/u.exec(text)
  return mark?.[1] ?? null
}

function dateWords(iso: string): string {
  const [, year, month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) ?? []
  return year ? `${year}年${month.replace(/^0/, '')}月${day.replace(/^0/, '')}日` : iso
}

function dateOf(text: string): ReadField {
  const words = text.replace(/\s/g, '')
  if (words === '') return { value: null }
  const found = /^(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})日?$/.exec(words)
  if (!found) return unreadable('不是日期（应如 2026年4月29日）', 'is no date')
  const [, year, month = '', day = ''] = found
  return { value: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` }
}

const unreadable = (zh: string, en: string): ReadField => ({ unreadable: { zh, en } })
