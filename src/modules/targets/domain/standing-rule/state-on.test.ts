import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dateOfDay } from '#core/time/local.ts'
import type { StandingRule } from './standing-rule.ts'
import { stateOn } from './state-on.ts'
import { supportOn } from './support-on.ts'

const rule: StandingRule = {
  id: 'a',
  title: '网格巡查管理办法',
  no: '临城运〔2025〕8号',
  issuedOn: '2025-03-01',
  reviewDue: '2026-03-01',
  endedOn: null,
  supersededOn: null,
  reviews: [],
}

test('在用、待复审、失效按当日算', () => {
  const rows: [string, Partial<StandingRule>, string, string | null][] = [
    ['2025-02-28', {}, 'notYet', 'notIssued'],
    ['2025-03-01', {}, 'inForce', null],
    ['2026-01-29', {}, 'inForce', null],
    ['2026-01-30', {}, 'due', null],
    ['2026-03-01', {}, 'due', null],
    ['2026-03-02', {}, 'lapsed', 'overdue'],
    ['2026-03-02', { reviews: [{ reviewedOn: '2026-02-20', nextDue: '2027-02-20' }] }, 'inForce', null],
    // A review that came later does not mend a day before it.
    ['2026-03-02', { reviews: [{ reviewedOn: '2026-03-05', nextDue: '2027-02-20' }] }, 'lapsed', 'overdue'],
    ['2025-06-01', { endedOn: '2025-06-01' }, 'lapsed', 'ended'],
    ['2025-05-31', { endedOn: '2025-06-01' }, 'inForce', null],
    ['2025-08-01', { supersededOn: '2025-07-01' }, 'lapsed', 'superseded'],
  ]
  for (const [on, patch, state, why] of rows) {
    const found = stateOn({ ...rule, ...patch }, on, 30)
    assert.deepEqual([found.state, found.why], [state, why], `${on} ${JSON.stringify(patch)}`)
  }
})

const day = fc.integer({ min: 20_000, max: 21_500 }).map(dateOfDay)

test('三色互斥：临近只看提前天数，过期必失效，复审只会把到期日往后推', () => {
  fc.assert(
    fc.property(day, day, day, (on, due, reviewedOn) => {
      fc.pre(due > rule.issuedOn)
      const before = stateOn({ ...rule, reviewDue: due }, on, 30)
      assert.equal(before.state === 'lapsed', on > due && on >= rule.issuedOn)
      fc.pre(reviewedOn <= on && on >= rule.issuedOn)
      const reviews = [{ reviewedOn, nextDue: dateOfDay(21_600) }]
      assert.equal(stateOn({ ...rule, reviewDue: due, reviews }, on, 0).why, null)
    }),
  )
})

test('“健全”须所关联制度当日全部在用；缺哪一件、为什么，说得出', () => {
  const other: StandingRule = { ...rule, id: 'b', title: '档案管理制度', no: '', reviewDue: '2025-10-01' }
  assert.deepEqual(supportOn([rule], '2025-12-31'), { supported: true, count: 1, lacking: [] })
  const found = supportOn([rule, other], '2025-12-31')
  assert.equal(found.supported, false)
  assert.deepEqual(
    found.lacking.map(({ id, zh }) => [id, zh]),
    [['b', '《档案管理制度》复审已过期（2025-10-01 到期）']],
  )
  assert.equal(supportOn([], '2025-12-31').supported, false, 'nothing supports nothing')
})
