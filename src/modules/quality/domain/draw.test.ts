import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { exact } from '#core/number/exact.ts'
import { assignReviewers, mayReview } from './assign.ts'
import { drawOrder, drawSample, drawSecond, type FrameCase } from './draw.ts'
import { sampleSize } from './sample-size.ts'
import { shareSample } from './share-sample.ts'

const Z = exact('1.96')
const LEAST = { leastPerStratum: 5, leastPercent: 3 }
const digest = (text: string) => createHash('sha256').update(text).digest('hex')
const wish = (seed: string) => ({ seed, errorPercent: 5, z: Z, ...LEAST })

test('样本量与算例一致（domain 算例 32）', () => {
  assert.deepEqual(
    [1000, 100, 1, 0, 1_000_000].map((size) => sampleSize(size, 5, Z)),
    [278, 80, 1, 0, 385],
  )
  const shared = (strata: Record<string, number>) => {
    const sizes = new Map(Object.entries(strata))
    const n = sampleSize(
      [...sizes.values()].reduce((sum, size) => sum + size, 0),
      5,
      Z,
    )
    return Object.fromEntries(shareSample(sizes, n, LEAST))
  }
  assert.deepEqual(shared({ D1: 900, D2: 90, D3: 10 }), { D1: 250, D2: 25, D3: 5 })
  assert.deepEqual(shared({ D1: 3 }), { D1: 3 })
  assert.deepEqual(shared({ D1: 0 }), { D1: 0 })
})

test('余数相同按单位代码先后', () => {
  assert.deepEqual(
    Object.fromEntries(
      shareSample(
        new Map([
          ['b', 5],
          ['a', 5],
        ]),
        1,
        { leastPerStratum: 0, leastPercent: 0 },
      ),
    ),
    { a: 1, b: 0 },
  )
})

const frames = fc
  .uniqueArray(
    fc.record({
      caseId: fc.uuid(),
      stratum: fc.constantFrom('D1', 'D2', 'D3'),
      certain: fc.constantFrom(null, null, null, 'supervision' as const),
    }),
    {
      selector: ({ caseId }) => caseId,
      maxLength: 120,
    },
  )
  .map((rows): FrameCase[] => rows)

test('不放回；每层数目如规则；必查件全查；与名单次序无关；同一种子同一结果', () => {
  fc.assert(
    fc.property(frames, fc.string({ minLength: 1, maxLength: 20 }), (frame, seed) => {
      const drawn = drawSample(frame, wish(seed), digest)
      assert.equal(new Set(drawn.map(({ caseId }) => caseId)).size, frame.length)
      assert.deepEqual(drawSample([...frame].reverse(), wish(seed), digest), drawn)
      for (const row of drawn) assert.equal(row.part === 'certain', row.certain !== null)
      const rest = frame.filter(({ certain }) => certain === null)
      const sizes = new Map<string, number>()
      for (const { stratum } of rest) sizes.set(stratum, (sizes.get(stratum) ?? 0) + 1)
      const shares = shareSample(sizes, sampleSize(rest.length, 5, Z), LEAST)
      for (const [stratum, size] of sizes) {
        const chosen = drawn.filter((row) => row.stratum === stratum && row.part === 'drawn')
        assert.equal(chosen.length, shares.get(stratum))
        assert.ok(chosen.length >= Math.min(size, 5) && chosen.length <= size)
        const last =
          chosen
            .map(({ key }) => key)
            .sort()
            .at(-1) ?? ''
        for (const row of drawn) if (row.stratum === stratum && row.part === 'reserve') assert.ok(row.key > last)
      }
      assert.ok([...shares.values()].reduce((sum, n) => sum + n, 0) >= sampleSize(rest.length, 5, Z))
    }),
  )
})

test('换种子时每件机会相等：固定的一万个种子，卡方在极宽的界内', () => {
  const rows = Array.from({ length: 20 }, (_one, at) => ({ caseId: `case-${at}` }))
  const counts = new Map(rows.map(({ caseId }) => [caseId, 0]))
  const [seeds, take] = [10_000, 5]
  for (let seed = 0; seed < seeds; seed += 1)
    for (const { caseId } of drawOrder(rows, `seed-${seed}`, digest).slice(0, take))
      counts.set(caseId, counts.get(caseId)! + 1)
  const expected = (seeds * take) / rows.length
  const variance = expected * (1 - take / rows.length)
  const square = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / variance, 0)
  assert.ok(square < 60, `chi-square ${square}`)
  assert.ok(square > 3, `too even to be chance: ${square}`)
})

test('他人可复核：用 SHA-256（种子:编号）排序即得名单', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l']
  const frame = ids.map((caseId): FrameCase => ({ caseId, stratum: 'D1', certain: null }))
  const order = ids.map((id) => [createHash('sha256').update(`2026-03:${id}`).digest('hex'), id]).sort()
  assert.deepEqual(
    drawSample(frame, wish('2026-03'), digest).map(({ key, caseId }) => [key, caseId]),
    order,
  )
})

test('第二次评分：十分之一，至少五件', () => {
  const ids = Array.from({ length: 203 }, (_one, at) => `${at}`)
  const second = { seed: 's', secondPercent: 10, leastSecond: 5 }
  assert.equal(drawSecond(ids, second, digest).size, 21)
  assert.equal(drawSecond(ids.slice(0, 12), second, digest).size, 5)
  assert.equal(drawSecond(ids.slice(0, 3), second, digest).size, 3)
})

test('评分人：不评本单位的、不评自己经手的，轮流分担', () => {
  const centre = 'center'
  const reviewers = [
    { id: 'p1', units: [centre] },
    { id: 'p2', units: [centre] },
    { id: 'p3', units: ['street01.c01'] },
  ]
  const row = (caseId: string, unit: string, hands: string[] = []) => ({ caseId, unit, hands })
  assert.equal(mayReview(reviewers[2]!, row('1', 'street01'), centre), false)
  assert.equal(mayReview(reviewers[2]!, row('1', 'street02'), centre), true)
  assert.equal(mayReview(reviewers[0]!, row('1', 'street02', ['p1']), centre), false)
  assert.equal(mayReview(reviewers[0]!, row('1', centre), centre), true)
  const rows = Array.from({ length: 30 }, (_one, at) => row(`c${at}`, 'sanitation'))
  const assigned = assignReviewers(rows, { reviewers, seed: 's', digest, centre, not: () => ['p3'] })
  const count = (id: string) => [...assigned.values()].filter((one) => one === id).length
  assert.deepEqual([count('p1'), count('p2'), count('p3')], [15, 15, 0])
  const none = assignReviewers(rows.slice(0, 1), {
    reviewers,
    seed: 's',
    digest,
    centre,
    not: () => ['p1', 'p2', 'p3'],
  })
  assert.deepEqual([...none.values()], [null])
})
