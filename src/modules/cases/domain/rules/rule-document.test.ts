import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockCards } from '../clock-words.ts'
import { lifecycleTable } from '../lifecycle-table.ts'
import { documentHtml } from './document-html.ts'
import { ruleDocument } from './rule-document.ts'
import { ownSwitchKeys, switchCards } from './switch-cards.ts'
import { sampleRules } from './testing/sample-rules.ts'

const HEAD = {
  district: '临江区',
  version: 3,
  changedAt: '2026-03-02 10:00',
  changedBy: '王建国',
  agreedBy: '李文华',
  why: '退单 <争议> & 返工',
}

const documentOf = (preset: string | null = 'beijing-fengtai', language: 'zh' | 'en' = 'zh') =>
  ruleDocument(sampleRules(preset), HEAD, language)
const rowsOf = (section: number, language: 'zh' | 'en' = 'zh') =>
  documentOf(undefined, language).sections[section]?.table?.rows ?? []

test('写明版本、时间、谁改谁同意、为何改、用哪个预设', () => {
  const facts = new Map(documentOf().facts)
  assert.equal(facts.get('版本'), '第 3 版')
  assert.equal(facts.get('生效时间'), '2026-03-02 10:00')
  assert.deepEqual([facts.get('修改人'), facts.get('同意人')], ['王建国', '李文华'])
  assert.equal(facts.get('修改理由'), HEAD.why)
  assert.equal(facts.get('所用预设'), '北京丰台')
})

test('每条操作、每项时限、每个开关都在，一个不少', () => {
  assert.deepEqual(
    rowsOf(1).map(([name]) => name),
    lifecycleTable.map((row) => row.zh),
  )
  const limits = rowsOf(2)
  const { clocks } = sampleRules().limits
  assert.equal(limits.length, clocks.length + 2)
  assert.deepEqual(limits[0], [clockCards.accept.zh, '应急', '5个自然分钟', '受理员'])
  const switches = rowsOf(3).filter((row) => row.length > 1)
  assert.deepEqual(switches.map(([name]) => name).sort(), ownSwitchKeys.map((key) => switchCards[key].zh).sort())
})

test('开关按流程列出取值，预设列出不同之处和理由', () => {
  const start = rowsOf(3).find(([name]) => name === '处置计时起点')
  assert.deepEqual(start?.slice(2), ['签收', '派遣', '签收', '签收', '签收'])
  const closer = rowsOf(3).find(([name]) => name === '结案岗位')
  assert.deepEqual(closer?.slice(2), ['立案员、系统', '立案员、系统', '立案员、系统', '隐患审核员', '指挥长'])
  const presets = rowsOf(4)
  assert.ok(presets.some((row) => row.length === 1 && row[0] === '北京丰台（本区所用）'))
  assert.deepEqual(
    presets.find(([name, variant]) => name === '核查' && variant === '12345工单'),
    ['核查', '12345工单', '必须核查', '热线案件结案前同样现场核查。'],
  )
  const withoutReason = presets.filter((row) => row.length === 4 && row[3] === '')
  assert.deepEqual(withoutReason, [])
})

test('网页：文字不会变成标签，表格完整，不向外取任何东西', () => {
  const html = documentHtml(documentOf(), 'zh')
  assert.ok(html.includes('退单 &#60;争议&#62; &#38; 返工'))
  assert.equal(html.match(/<table>/g)?.length, 6)
  assert.equal(html.match(/<tr>/g)?.length, html.match(/<\/tr>/g)!.length - html.match(/<tr class/g)!.length)
  assert.doesNotMatch(html, /https?:|<script|<link|<img/)
  assert.match(html, /@page \{ size: A4 landscape/)
})

test('英文文本里没有漏译的汉字，只有来自数据的名称', () => {
  for (const at of [0, 1, 2, 3, 4]) {
    const chinese = rowsOf(at, 'en').filter((row) => /[\u4e00-\u9fff]/.test(row.join(' ')))
    assert.deepEqual(chinese, [], `section ${at + 1}`)
  }
})
