import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ruleDifferences } from './rule-differences.ts'
import type { RuleSet } from './rule-set.ts'
import { sampleRules } from './testing/sample-rules.ts'

const lines = (before: RuleSet, after: RuleSet) =>
  ruleDifferences(before, after).map(({ name, within, before, after }) => [
    name.zh,
    within?.zh ?? '全部',
    before.zh,
    after.zh,
  ])

test('相同的规则没有差别；写在哪里不算，办起来一样就一样', () => {
  assert.deepEqual(lines(sampleRules('wuhan'), sampleRules('wuhan')), [])
  const elsewhere = sampleRules()
  elsewhere.district = { set: { maxReturns: 2 } }
  assert.deepEqual(lines(sampleRules(), elsewhere), [])
})

test('三个预设与基础的不同，就是它们写下的那些', () => {
  const of = (preset: string) => lines(sampleRules(), sampleRules(preset)).slice(1)
  assert.deepEqual(of('wuhan'), [
    ['延期次数', '全部', '2 次', '1 次'],
    ['预回访', '12345工单', '否', '是'],
  ])
  assert.deepEqual(of('shanghai-minhang'), [
    ['处置计时起点', '12345工单', '派遣', '签收'],
    ['先行联系时限', '全部', '24个自然时', '1个工作日'],
    ['退单次数', '全部', '2 次', '1 次'],
    ['核查', '12345工单', '可免核查', '必须核查'],
  ])
  assert.deepEqual(of('beijing-fengtai'), [
    ['首接负责', '全部', '否', '是'],
    ['退单次数', '全部', '2 次', '1 次'],
    ['申请先经单位审核', '网格案件、12345工单、视频、无人机、感知、隐患举报', '是', '否'],
    ['预回访', '12345工单', '否', '是'],
    ['预回访审核', '12345工单', '否', '是'],
    ['市直派', '全部', '否', '是'],
    ['区政府兜底', '全部', '否', '是'],
  ])
})

test('时限、来源、时限表的变化各成一行', () => {
  const after = sampleRules()
  after.limits.clocks = after.limits.clocks.map((row) =>
    row.clock === 'closing' ? { ...row, limit: { n: 2, unit: 'WH' } } : row,
  )
  after.limits.totalPlus = { n: 5, unit: 'WD' }
  after.channels = after.channels
    .filter(({ id }) => id !== 'media')
    .map((row) => (row.id === 'web' ? { ...row, needsCallback: 'never' } : row))
  after.deadlineTables = after.deadlineTables.map((table) =>
    table.key === 'leader' ? { ...table, tiers: [{ tier: 'ordinary', limit: { n: 2, unit: 'WD' } }] } : table,
  )
  assert.deepEqual(lines(sampleRules(), after), [
    ['结案', '全部', '4个工作时', '2个工作时'],
    ['整案（处置之外的环节）', '全部', '3个工作日', '5个工作日'],
    [
      '网上诉求',
      '全部',
      '12345工单；必须回访；可匿名；公众上报；热线分级时限',
      '12345工单；不回访；可匿名；公众上报；热线分级时限',
    ],
    ['媒体曝光', '全部', '网格案件；不回访；无诉求人；交办时限', '（无）'],
    ['交办时限', '全部', '一般 3个工作日；紧急 4个工作时', '一般 2个工作日'],
  ])
})
