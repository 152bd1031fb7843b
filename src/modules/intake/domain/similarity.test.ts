import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Comparison, overlap, similarity } from './similarity.ts'

const same: Comparison = { text: 1, distanceM: 0, sameCategory: true, sameClass: true, ageDays: 0, samePerson: false }
const none: Comparison = {
  text: 0,
  distanceM: null,
  sameCategory: false,
  sameClass: false,
  ageDays: 7,
  samePerson: false,
}

const table: [string, Partial<Comparison>, number][] = [
  ['处处相同', {}, 1],
  ['文字全不同', { text: 0 }, 0.6],
  ['文字一半相同', { text: 0.5 }, 0.8],
  ['50 米以内算同一处', { distanceM: 50 }, 1],
  ['50 至 500 米之间渐减', { distanceM: 275 }, 0.85],
  ['500 米以外不算', { distanceM: 500 }, 0.7],
  ['位置不明不算', { distanceM: null }, 0.7],
  ['同大类算一半', { sameCategory: false }, 0.9],
  ['类别全不同', { sameCategory: false, sameClass: false }, 0.8],
  ['他人七天以外不算时间', { ageDays: 7 }, 0.9],
  ['本人三十天以内算时间', { ageDays: 15, samePerson: true }, 0.95],
  ['本人三十天以外不算', { ageDays: 30, samePerson: true }, 0.9],
  // The rule of the domain: 50 m, one class and seven days make a suggestion only if the words agree too.
  ['同类五十米内、文字三分之一相同', { text: 1 / 3, distanceM: 50, ageDays: 3.5 }, 0.4 / 3 + 0.3 + 0.2 + 0.05],
]
for (const [title, change, score] of table)
  test(`相似度：${title}`, () => assert.ok(Math.abs(similarity({ ...same, ...change }) - score) < 1e-9))

test('毫无共同点为 0', () => assert.equal(similarity(none), 0))

test('总在 0 与 1 之间；更近、更新、更像都不会减分', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  const any: fc.Arbitrary<Comparison> = fc.record({
    text: share,
    distanceM: fc.option(fc.double({ min: 0, max: 2000, noNaN: true })),
    sameCategory: fc.boolean(),
    sameClass: fc.boolean(),
    ageDays: fc.double({ min: 0, max: 60, noNaN: true }),
    samePerson: fc.boolean(),
  })
  fc.assert(
    fc.property(any, share, (one, less) => {
      const score = similarity(one)
      assert.ok(score >= 0 && score <= 1 + 1e-9)
      assert.ok(similarity({ ...one, text: one.text * less }) <= score)
      assert.ok(similarity({ ...one, ageDays: one.ageDays * less }) >= score)
      if (one.distanceM !== null) assert.ok(similarity({ ...one, distanceM: one.distanceM * less }) >= score)
    }),
  )
})

test('短话说的若都在长文里，算完全重合；没有字就没有重合', () => {
  assert.equal(overlap(new Set(['垃圾', '没人']), new Set(['垃圾', '没人', '清运', '三天'])), 1)
  assert.equal(overlap(new Set(['垃圾', '路灯']), new Set(['垃圾', '没人', '清运'])), 0.5)
  assert.equal(overlap(new Set(), new Set(['垃圾'])), 0)
})
