import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { toText } from '#core/number/round-exact.ts'
import type { IndicatorsFile } from './definition.ts'
import { openIndicatorBook } from './indicator-book.ts'
import { readPeriod } from './period.ts'
import { type IndicatorRow, openReckoning } from './reckon-indicators.ts'
import type { ScopeKind } from './scope.ts'
import { type ExpectedRow, indicatorExamples, linesOf } from './testing/examples.ts'

const path = new URL('../../../../districts/_defaults/indicators.json', import.meta.url)
const book = openIndicatorBook(JSON.parse(readFileSync(path, 'utf8')) as IndicatorsFile)

const rounded = (value: IndicatorRow['value']): number | null => (value ? Number(toText(value, 6)) : null)

function assertRow(expected: ExpectedRow, rows: readonly IndicatorRow[], name: string): void {
  const { id, scope = '*', basis = 'raw' } = expected
  const row = rows.find((one) => one.id === id && one.scope === scope && one.basis === basis)
  const title = `${name}: ${id} ${scope} ${basis}`
  if (expected.absent) {
    assert.equal(row, undefined, title)
    return
  }
  assert.ok(row, title)
  const given: Record<string, number | null> = {
    numerator: rounded(row.numerator),
    denominator: rounded(row.denominator),
    value: rounded(row.value),
  }
  for (const part of ['numerator', 'denominator', 'value'] as const)
    if (expected[part] !== undefined) assert.equal(given[part], expected[part], `${title} ${part}`)
}

for (const example of indicatorExamples.filter(({ expect }) => expect))
  test(`${example.name}: ${example.why}`, () => {
    const { period, by = 'district', options = {}, expect = [] } = example
    const reckoning = openReckoning(book, {
      period: readPeriod(period),
      by: by as ScopeKind,
      ...(options.asOf ? { asOfMs: Date.parse(options.asOf) } : {}),
      ...(options.imported ? { imported: options.imported } : {}),
    })
    for (const line of linesOf(example)) reckoning.add(line)
    const rows = reckoning.rows()
    for (const expected of expect) assertRow(expected, rows, example.name)
  })

test('每个指标至少有一个算例', () => {
  const shown = new Set(indicatorExamples.flatMap(({ expect = [] }) => expect.map(({ id }) => id.split('@')[0])))
  assert.deepEqual(
    book.all.map(({ definition }) => definition.id).filter((id) => !shown.has(id)),
    [],
  )
})
