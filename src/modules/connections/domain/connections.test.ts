import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { MOST_TRIES, pauseAfter } from './next-delivery.ts'
import { findAttributeFault, type PublicAttribute, sayAttributes } from './public-attributes.ts'
import { hidePersonal, type PublicFacts, publicText, publicView } from './public-view.ts'
import { type CaseTold, messageOf, topicsOf } from './topics.ts'

const facts: PublicFacts = {
  caseNo: '990101-20260303-10000001',
  open: true,
  state: 'handling',
  category: '100101',
  reportedMs: 1000,
  updatedMs: 500,
  expectedMs: null,
  areaCode: '990101001001001',
  lon: 112.860917,
  lat: 30.081238,
  title: '李大壮家门口井盖坏了，电话13812345678',
  address: '建设街8号3栋502室',
  publicReply: '已换井盖，问13812345678。',
  impersonal: false,
  own: null,
}
const names = {
  stateName: () => '处置中',
  categoryName: '上水井盖',
  agency: '区水务局',
  areaName: '米市社区，钟楼街道',
}

test('市民电话里说的话、门牌和准确位置不公开；自己经公开接口说的、巡查报的公开，但没有电话门牌', () => {
  const called = publicView(facts, names)
  assert.deepEqual(
    [called.description, called.address, called.lon, called.lat, called.notes],
    ['上水井盖', '米市社区，钟楼街道', 112.861, 30.081, '处置中'],
  )
  assert.equal(called.updatedMs, 1000, 'never before it was reported')
  const patrolled = publicView({ ...facts, impersonal: true }, names)
  assert.deepEqual([patrolled.lon, patrolled.description], [112.860917, '李大壮家门口井盖坏了，电话＊＊＊'])
  const closed = publicView({ ...facts, open: false }, names)
  assert.equal(closed.notes, '处置中：已换井盖，问＊＊＊。')
})

test('任何文字里的手机号都整个略去；写明的姓名也略去', () => {
  const phone = fc.tuple(fc.constantFrom('13', '15', '18'), fc.integer({ min: 0, max: 999_999_999 }))
  fc.assert(
    fc.property(fc.stringMatching(/^[\u4e00-\u9fa5，。 ]{0,20}$/), phone, (said, [head, tail]) => {
      const number = head + String(tail).padStart(9, '0')
      const shown = hidePersonal(`${said}电话${number}。`)
      assert.ok(!shown.includes(number.slice(3)), shown)
    }),
  )
  assert.equal(publicText('我叫王小明，王小明家', ['王小明']), '我叫＊＊＊，＊＊＊家')
  assert.equal(publicText('王先生', ['王']), '王先生', 'a single character is no name')
})

test('附加项：缺必填、不在选项内、类型不对、不属于本类别都指出来', () => {
  const ask = (change: Partial<PublicAttribute>): PublicAttribute => ({
    ...{ code: 'A', datatype: 'string', required: false, description: '问', hint: '', values: [] },
    ...change,
  })
  const values = [
    { key: 'x', name: '甲' },
    { key: 'y', name: '乙' },
  ]
  const given = (...texts: string[]) => [{ code: 'A', values: texts }]
  const right: [Partial<PublicAttribute>, string[]][] = [
    [{}, ['一行']],
    [{ datatype: 'text' }, ['两\n行']],
    [{ datatype: 'number' }, ['-1.5']],
    [{ datatype: 'datetime' }, ['2026-03-03T09:30:00+08:00']],
    [{ datatype: 'singlevaluelist', values }, ['x']],
    [{ datatype: 'multivaluelist', values }, ['x', 'y']],
    [{}, []],
  ]
  for (const [change, texts] of right) assert.equal(findAttributeFault([ask(change)], given(...texts)), null)
  const wrong: [Partial<PublicAttribute>, string[]][] = [
    [{ required: true }, ['  ']],
    [{}, ['两\n行']],
    [{}, ['一', '二']],
    [{ datatype: 'number' }, ['1e5']],
    [{ datatype: 'datetime' }, ['2026-13-03']],
    [{ datatype: 'singlevaluelist', values }, ['甲']],
    [{ datatype: 'text' }, ['x'.repeat(501)]],
  ]
  for (const [change, texts] of wrong)
    assert.equal(findAttributeFault([ask(change)], given(...texts))?.code, 'A', JSON.stringify(change))
  assert.equal(findAttributeFault([], given('x'))?.code, 'A')
  assert.deepEqual(sayAttributes([ask({ datatype: 'multivaluelist', values })], given('y', 'x')), ['问：乙、甲'])
})

test('推送：只告诉订了的事和有关的单位；间隔只增不减，到次数为止', () => {
  const told: CaseTold = {
    ...{ caseId: 'c', caseNo: 'n', version: 3, state: 'dispatched', areaCode: null },
    ...{ events: ['Dispatched'], leadUnit: 'sanitation', units: ['sanitation'] },
  }
  const both = ['case.changed', 'task.sent']
  assert.deepEqual(topicsOf(told, { topics: both, unit: null }), both)
  assert.deepEqual(topicsOf(told, { topics: ['task.sent'], unit: 'sanitation' }), ['task.sent'])
  assert.deepEqual(topicsOf(told, { topics: both, unit: 'drainage' }), [])
  assert.deepEqual(topicsOf({ ...told, events: ['Signed'] }, { topics: both, unit: null }), ['case.changed'])
  assert.equal(JSON.parse(messageOf('task.sent', told, '2026-03-03T09:30:00+08:00')).version, 3)
  const pauses = Array.from({ length: MOST_TRIES }, (_, index) => pauseAfter(index + 1))
  assert.equal(pauses.at(-1), null)
  const made = pauses.slice(0, -1).map(Number)
  assert.deepEqual(
    made,
    [...made].sort((a, b) => a - b),
  )
  assert.deepEqual(made.slice(0, 3), [10_000, 30_000, 90_000])
})
