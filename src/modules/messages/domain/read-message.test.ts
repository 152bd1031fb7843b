import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import rules from '../../../../districts/_defaults/message-sources.json' with { type: 'json' }
import { givenOf, MESSAGE_FIELDS, type MessageRules, readMessage } from './read-message.ts'

const RULES: MessageRules = rules
const NOW = Date.parse('2026-03-20T09:30:00+08:00')
const source = (id: string) => RULES.sources.find((one) => one.id === id)!
const read = (id: string, given: Parameters<typeof readMessage>[1]) =>
  readMessage(source(id), given, NOW, (text) => `h${text.length}`)

test('各平台的列名归到同样的字段', () => {
  const board = givenOf(RULES, {
    留言编号: 'R-1',
    标题: '路灯不亮',
    留言内容: '东街路灯不亮。',
    留言时间: '2026年3月2日 9时5分',
  })
  const reading = read('peopleNet', board)
  assert.ok(reading.ok)
  assert.equal(reading.message.publishedMs, Date.parse('2026-03-02T09:05:00+08:00'))
  const complaint = givenOf(RULES, {
    投诉编号: 12,
    企业名称: '临江制造',
    联系人: '王五',
    投诉内容: '审批超期。',
    联系电话: '13800001234',
  })
  const other = read('enterprise', complaint)
  assert.ok(other.ok)
  assert.deepEqual([other.message.externalNo, other.message.name], ['12', '临江制造 王五'])
})

test('网上公开信息要有链接；没有编号的以链接认', () => {
  assert.deepEqual(read('publication', { text: '有网帖称桥面破损' }), { ok: false, reason: '缺少来源链接' })
  const reading = read('publication', { text: '有网帖称桥面破损', link: 'https://bbs.example.cn/1' })
  assert.ok(reading.ok && reading.message.externalNo === 'h24')
  assert.ok(!read('publication', { text: '桥面破损', link: 'javascript:alert(1)' }).ok)
})

test('任何内容都或者读成不超长的留言，或者说明一条原因', () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.constantFrom(undefined, '\ud800', '长'.repeat(90), '长'.repeat(1001), 'https://a.example.cn', '2026-03-01'),
  )
  const given = fc.record(Object.fromEntries(MESSAGE_FIELDS.map((field) => [field, cell])))
  fc.assert(
    fc.property(given, fc.constantFrom(...RULES.sources), (values, one) => {
      const set = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
      const reading = readMessage(one, set as Record<string, string>, NOW, () => 'n')
      if (!reading.ok) assert.ok(reading.reason.length > 0)
      else {
        const { title, text, externalNo } = reading.message
        assert.ok(title.length <= 200 && text.length <= 20_000 && externalNo.length <= 80)
      }
    }),
  )
})
