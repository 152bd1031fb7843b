import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { exact, over, sum, times } from '#core/number/exact.ts'
import { toFixedText } from '#core/number/round-exact.ts'
import type { DemoTargets } from './demo-targets.ts'

const FOLDER = new URL('../../../../districts/linjiang/', import.meta.url)
const read = <T>(name: string) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as T
const { department, projects } = read<DemoTargets>('demo-targets.json')
const ledger = read<{
  projects: { key: string; years: { year: number; lines: { payments?: { amount: string; months?: number }[] }[] }[] }[]
}>('demo-ledger.json')

/** 万元 paid last year, a piece of so many, as it is printed. */
function paid(key: string, pieces = 1): string {
  const { years } = ledger.projects.find((one) => one.key === key)!
  const { lines } = years.find(({ year }) => year === -1)!
  const payments = lines.flatMap((line) => line.payments ?? [])
  const yuan = sum(payments.map(({ amount, months = 1 }) => times(exact(amount), exact(months))))
  return toFixedText(over(yuan, times(exact(10_000), exact(pieces)))!, 2)
}

test('演示目标里上年的成本就是演示台账上年的支出', () => {
  assert.equal(projects.length, 6)
  for (const { project } of projects) assert.ok(ledger.projects.some(({ key }) => key === project))
  const told = [{ ...department, project: 'department' }, ...projects].flatMap(({ project, targets }) =>
    targets.flatMap(({ level3, valueUnit, earlier = [] }) =>
      /总成本|单价/.test(level3) && valueUnit ? [`${project} ${level3} ${earlier[0]}`] : [],
    ),
  )
  assert.deepEqual(told, [
    `department 辅助用工总成本 ${paid('bianwai')}万元`,
    `lvzhi 项目总成本 ${paid('lvzhi')}万元`,
    `rexian 坐席单价 ${paid('rexian', 16)}万元/席`,
  ])
})
