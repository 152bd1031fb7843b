import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { type Exact, exact, isEqual, isMore, plus, sum, ZERO } from '#core/number/exact.ts'
import { type DemoLedger, demoTables } from './demo-ledger.ts'

const FOLDER = new URL('../../../../districts/', import.meta.url)
const read = <T>(name: string) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as T
const demo = read<DemoLedger>('linjiang/demo-ledger.json')
const words = read<{
  sources: { id: string; fund: string | null }[]
  functionalItems: { code: string }[]
  economicClasses: { code: string }[]
}>('_defaults/ledger.json')

interface Row extends Record<string, string> {}

function tablesOn(today: string) {
  let made = 0
  const tables = demoTables(demo, {
    today,
    newId: () => `id-${++made}`,
    keys: new Set(),
    fundOf: (source) => words.sources.find(({ id }) => id === source)?.fund ?? null,
  })
  return Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows as Row[]])) as Record<
    keyof typeof tables,
    Row[]
  >
}
const total = (rows: readonly Row[], of = 'amount'): Exact => sum(rows.map((row) => exact(row[of] ?? '0')))

test('演示台账在任何一天都不超支，测算等于年初数，项目合计等于批复数', () => {
  for (const today of ['2026-01-01', '2026-06-30', '2026-11-21', '2026-12-31', '2031-03-01']) {
    const tables = tablesOn(today)
    for (const line of tables.lines) {
      const adjusted = plus(
        exact(line.initial!),
        total(tables.adjustments.filter(({ line_id }) => line_id === line.id)),
      )
      const paid = total(tables.payments.filter(({ line_id }) => line_id === line.id))
      assert.ok(!isMore(paid, adjusted), `${today} ${line.economic}`)
      assert.ok(words.functionalItems.some(({ code }) => code === line.functional))
      assert.ok(words.economicClasses.some(({ code }) => code === line.economic))
    }
    for (const { year, approved } of tables.years)
      assert.ok(
        isEqual(
          total(
            tables.lines.filter((line) => line.year === year),
            'initial',
          ),
          exact(approved!),
        ),
        `${today} ${year}`,
      )
    for (const project of tables.projects)
      for (const { year } of tables.years) {
        const mine = (row: Row) => row.project_id === project.id && row.year === year
        const estimates = tables.estimates.filter(mine)
        const asked = total(
          tables.lines.filter((line) => mine(line) && line.source !== 'carryOver'),
          'initial',
        )
        if (estimates.length > 0) assert.ok(isEqual(total(estimates), asked), `${project.key} ${year}`)
      }
    assert.ok(tables.payments.every(({ paid_on }) => paid_on! <= today))
  }
})

test('结账的年度：每条余额都有去向', () => {
  const tables = tablesOn('2026-11-21')
  for (const { line_id, remaining, carried, to_line_id } of tables.carryOvers) {
    const line = tables.lines.find(({ id }) => id === line_id)!
    const to = tables.lines.find(({ id }) => id === to_line_id)
    if (to) assert.deepEqual([to.initial, to.source], [carried, 'carryOver'])
    else assert.equal(carried, '0')
    assert.ok(isMore(exact(remaining!), ZERO))
    assert.ok(!isMore(exact(remaining!), exact(line.initial!)))
  }
})
