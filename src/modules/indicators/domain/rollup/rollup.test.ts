import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import type { IndicatorsFile } from '../definition.ts'
import { openIndicatorBook } from '../indicator-book.ts'
import { type IndicatorRow, openReckoning } from '../reckon-indicators.ts'
import { rowText } from '../row-text.ts'
import { SCOPES, type ScopeKind } from '../scope.ts'
import { caseLines } from '../testing/case-lines.ts'
import { figuresOfRows, type KeptScope } from './figures-of-rows.ts'
import { partsOfPeriod, periodAt, periodNamed, periodsBetween } from './periods-of.ts'
import { openCaseReckoner } from './reckon-case.ts'
import { kindsKept, openRollupSheet, type RollupSheet, readRowKey } from './rollup-sheet.ts'

const path = new URL('../../../../../districts/_defaults/indicators.json', import.meta.url)
const file = JSON.parse(readFileSync(path, 'utf8')) as IndicatorsFile
const book = openIndicatorBook(file)
const reckoner = openCaseReckoner(book, file)

const FROM = Date.parse('2024-12-20T00:00:00+08:00')
const DAY = 86_400_000
const instant = fc.integer({ min: 0, max: 120 * DAY }).map((ms) => FROM + ms)

/** What is kept of a period and its parts, read back from the rows of a sheet. */
function keptOf(sheet: RollupSheet, by: ScopeKind, period: string, imported: readonly boolean[]) {
  const wanted = new Set([period, ...partsOfPeriod(period)])
  const kept = new Map<string, KeptScope>()
  for (const [text, row] of sheet.rows) {
    const key = readRowKey(text)
    if (key.kind !== by || !wanted.has(key.period) || !imported.includes(key.imported)) continue
    const found: KeptScope = kept.get(key.scope) ?? { cells: [], lists: new Map() }
    kept.set(key.scope, found)
    for (const [column, sums] of row.cells) found.cells.push([column, ...sums])
    for (const [list, values] of row.lists) {
      const sides = { plus: [] as number[], minus: [] as number[] }
      for (const [value, count] of values)
        for (let at = 0; at < Math.abs(count); at++) (count > 0 ? sides.plus : sides.minus).push(value)
      const side = { plus: Float64Array.from(sides.plus), minus: Float64Array.from(sides.minus) }
      found.lists.set(list, [...(found.lists.get(list) ?? []), side])
    }
  }
  return kept
}

const texts = (rows: readonly IndicatorRow[]) => rows.map(rowText)

const SWITCH = { exclude: [false], include: [false, true], only: [true] } as const

test('任意案件、任意时刻：汇总得出的日、周、月、季、年数字与逐案直接计算完全一致', () => {
  let filled = 0
  fc.assert(
    fc.property(
      fc.array(caseLines(FROM), { minLength: 1, maxLength: 5 }),
      instant,
      instant,
      fc.constantFrom(...SCOPES),
      fc.constantFrom('day', 'week', 'month', 'quarter', 'year'),
      fc.constantFrom('exclude', 'include', 'only'),
      (lines, atMs, inside, by, kind, imported) => {
        const sheet = openRollupSheet(reckoner.columns)
        for (const line of lines) sheet.add(reckoner.reckon(line, atMs), 1)
        const period = periodAt(kind, inside)
        if (!kindsKept(period).includes(by)) return
        const { fromMs, toMs } = periodNamed(period)
        const cut = { text: period, fromMs, toMs: Math.max(fromMs, Math.min(toMs, atMs)) }
        const full = openReckoning(book, { period: cut, by, imported })
        // A period that has not begun holds nothing.
        if (cut.toMs > fromMs) for (const line of lines) full.add(line)
        const rows = figuresOfRows(book, reckoner.columns, keptOf(sheet, by, period, SWITCH[imported]), { by })
        filled += rows.filter(({ scope }) => scope !== '*').length
        assert.deepEqual(texts(rows), texts(full.rows()))
      },
    ),
    { numRuns: 100 },
  )
  assert.ok(filled > 0)
})

test('没有新事情发生时，到 nextMs 之前什么都不变，到那时确有变化', () => {
  let [changed, quiet] = [0, 0]
  fc.assert(
    fc.property(caseLines(FROM), instant, fc.integer({ min: 0, max: 200 * DAY }), (line, atMs, step) => {
      const before = reckoner.reckon(line, atMs)
      const { nextMs } = before
      const later = nextMs === null ? atMs + step : Math.min(atMs + step, nextMs - 1)
      assert.deepEqual(plain(reckoner.reckon(line, later).periods), plain(before.periods))
      if (nextMs === null) quiet++
      else {
        changed++
        assert.notDeepEqual(plain(reckoner.reckon(line, nextMs).periods), plain(before.periods))
      }
    }),
    { numRuns: 200 },
  )
  assert.ok(changed > 0 && quiet > 0)
})

const plain = (periods: ReadonlyMap<string, ReadonlyMap<string, unknown>>) =>
  Object.fromEntries([...periods].map(([text, cells]) => [text, Object.fromEntries(cells)]))

test('每一天恰在一周、一月、一季、一年里；年首年尾的周按国家标准归属', () => {
  assert.equal(periodAt('week', Date.parse('2024-12-30T12:00:00+08:00')), '2025-W01')
  assert.equal(periodAt('week', Date.parse('2027-01-03T23:59:59+08:00')), '2026-W53')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (day) => {
      const ms = day * DAY
      for (const kind of ['day', 'week', 'month', 'quarter', 'year'] as const) {
        const { fromMs, toMs } = periodNamed(periodAt(kind, ms))
        assert.ok(fromMs <= ms && ms < toMs)
        assert.deepEqual(periodsBetween(kind, fromMs, toMs - 1), [periodAt(kind, ms)])
      }
    }),
  )
})
