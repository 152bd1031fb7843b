import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Limit } from '#core/time/limit.ts'
import { formatLimit, parseLimit } from '#core/time/limit.ts'
import type { CategoryFacts } from './facts.ts'
import { internalDue, resolveHandleLimit, reworkLimit, tierOf } from './handle-limit.ts'
import { at, bookOf, calendar, category, channelFile } from './testing/world.ts'

const rules = bookOf().rulesFor('hotline12345', 'hotline')
const table = (key: string) => channelFile.deadlineTables.find((each) => each.key === key)!
const limit = (text: string): Limit => parseLimit(text)!

function categoryOf(text: string, more: Partial<CategoryFacts> = {}): CategoryFacts {
  return { ...category('300101')!, limit: limit(text), ...more }
}

test('上级时限的内部时限：留两成、最多一个工作日、不超过一半（domain §4.4 的例子）', () => {
  const received = at('2026-03-02 10:00')
  const internal = (upper: string) => internalDue(received, at(upper), rules, calendar)
  assert.equal(internal('2026-03-03 10:00'), at('2026-03-03 05:12'))
  assert.equal(internal('2026-03-09 10:00'), at('2026-03-08 00:24'))
  assert.equal(internal('2026-03-17 10:00'), at('2026-03-16 10:00'))
})

test('返工时限：一半、有下限、不超过首次时限', () => {
  const start = at('2026-03-02 10:00')
  const cases: [first: string, rework: string][] = [
    ['10WD', '5WD'],
    ['7ND', '4ND'],
    ['5WD', '3WD'],
    ['1WD', '1WD'],
    ['1ND', '1ND'],
    ['48NH', '24NH'],
    ['14WH', '7WH'],
    ['15WH', '450WM'],
    ['4WH', '4WH'],
    ['6WH', '4WH'],
    ['2NH', '2NH'],
    ['30WM', '30WM'],
  ]
  for (const [first, rework] of cases) {
    assert.equal(formatLimit(reworkLimit(limit(first), start, rules, calendar)), rework, first)
  }
})

test('热线分级：取时限表里有的第一个符合项', () => {
  const hotline = table('hotlineTier')
  const tier = (urgency: 'normal' | 'critical', complex: boolean, of: CategoryFacts | null) =>
    tierOf({ urgency, complex, category: of }, hotline)
  assert.equal(tier('critical', true, categoryOf('24NH')), 'lifeThreat')
  assert.equal(tier('normal', true, category('300201')), 'utility', 'water, power, gas, heat')
  assert.equal(tier('normal', true, categoryOf('24NH')), 'utility')
  assert.equal(tier('normal', true, categoryOf('7ND')), 'complex')
  assert.equal(tier('normal', false, categoryOf('15ND')), 'complex')
  assert.equal(tier('normal', false, null), 'ordinary')
  assert.equal(tierOf({ urgency: 'critical', complex: false, category: null }, table('leader')), 'urgent')
  assert.equal(tierOf({ urgency: 'critical', complex: false, category: null }, table('messageBoard')), 'ordinary')
  assert.equal(tierOf({ urgency: 'normal', complex: true, category: null }, table('category')), 'complex')
  assert.equal(tierOf({ urgency: 'normal', complex: false, category: null }, table('upper')), null)
})

test('处置时限：按来源的时限表；无主设施的时限替代一切', () => {
  const cover = category('100101')!
  const resolved = (key: string, of: CategoryFacts | null, tier: 'ordinary' | 'urgent' | null, ownerless = false) => {
    const found = resolveHandleLimit({ tier, category: of, ownerless }, table(key))
    return found && formatLimit(found)
  }
  assert.equal(resolved('category', categoryOf('4WH'), 'ordinary'), '4WH')
  assert.equal(resolved('hotlineTier', categoryOf('4WH'), 'ordinary'), '7ND')
  assert.equal(resolved('leader', null, 'urgent'), '4WH')
  assert.equal(resolved('category', null, null), null, 'no limit: the case cannot be filed')
  assert.equal(resolved('category', cover, null, true), '7ND', 'ownerless manhole cover')
  assert.equal(resolved('hotlineTier', category('200110'), 'ordinary', true), '15ND', 'ownerless damaged road')
  assert.equal(resolved('category', categoryOf('4WH'), null, true), '4WH', 'no such ownerless kind')
})
