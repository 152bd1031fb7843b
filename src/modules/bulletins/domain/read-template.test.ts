import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { type Known, templateFaults } from './read-template.ts'
import type { Template } from './template.ts'

const FOLDER = new URL('../../../../districts/_defaults/bulletins/', import.meta.url)
const read = async <T>(name: string) => JSON.parse(await readFile(new URL(`${name}.json`, FOLDER), 'utf8')) as T
const KNOWN: Known = { indicator: () => true, scope: () => true, query: () => [] }
const faultsOf = async (change: (template: Template) => object, known: Partial<Known> = {}) => {
  const template = await read<Template>('daily')
  return templateFaults({ ...template, ...change(template) }, { ...KNOWN, ...known }).map(({ zh }) => zh)
}

test('默认模板没有错，按规定章节齐全', async () => {
  const { templates } = await read<{ templates: string[] }>('index')
  assert.deepEqual(new Set(templates.map((name) => name.replace(/Weekly|Monthly/, ''))).size, 8)
  for (const name of templates) {
    const template = await read<Template>(name)
    assert.equal(template.id, name)
    assert.deepEqual(templateFaults(template, KNOWN), [], name)
  }
})

test('缺章节、没有的数字、没作的比较、看不懂的占位符，逐条指名', async () => {
  assert.deepEqual(await faultsOf(({ sections }) => ({ sections: sections.filter(({ id }) => id !== 'overdue') })), [
    '缺少“超期和督办”一章（overdue）',
  ])
  const say = (text: string) => (template: Template) => ({
    sections: [...template.sections.slice(1), { id: 'volume', title: '总体情况', blocks: [{ say: text }] }],
  })
  assert.deepEqual(await faultsOf(say('{nowhere}')), ['“总体情况”：没有数字“nowhere”'])
  assert.deepEqual(await faultsOf(say('{total.year}')), ['“总体情况”：数字“total”没有作“year”比较'])
  assert.deepEqual(await faultsOf(say('{total:7}')), ['“总体情况”：数字“total”没有第 8 个指标'])
  assert.deepEqual(await faultsOf(say('{total.top3}')), ['“总体情况”：数字“total”没有分组，不能逐行列出'])
  assert.deepEqual(await faultsOf(say('{总数}')), ['“总体情况”：看不懂 {总数}'])
})

test('没有的指标、来源和编号样式被拒绝', async () => {
  const monthly = await read<Template>('monthly')
  const noRate = templateFaults(monthly, { ...KNOWN, indicator: (id) => id !== 'solveRate' })
  assert.ok(noRate.length > 0 && noRate.every(({ zh }) => zh.includes('没有指标“solveRate”')))
  assert.ok((await faultsOf(() => ({}), { query: () => ['没有数据来源“x”'] }))[0]?.includes('没有数据来源'))
  assert.deepEqual(await faultsOf(() => ({ number: '第三期' })), ['编号样式要有 {year} 和 {no}'])
  assert.deepEqual(await faultsOf(() => ({ kind: 'poem' })), ['没有简报种类“poem”'])
})
