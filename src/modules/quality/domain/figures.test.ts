import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { exact, fraction } from '#core/number/exact.ts'
import { agreementOf, weightedKappa } from './agreement.ts'
import { changeOf, estimateDistrict, wilson } from './estimate.ts'
import { type QualityRulesFile, readQualityRules } from './quality-rules.ts'
import { reckonResults } from './reckon-results.ts'
import { markFault, scoreMarks } from './score.ts'

const path = new URL('../../../../districts/_defaults/quality-rules.json', import.meta.url)
const rulesFile = JSON.parse(readFileSync(path, 'utf8')) as QualityRulesFile
const { form } = readQualityRules(rulesFile)
const full = Object.fromEntries(form.items.map(({ id, points }) => [id, points]))

test('评分：不适用的项剔除后折算；适用不足 60 分不评；60 分合格', () => {
  assert.deepEqual(scoreMarks(form, full, []).score, exact(100))
  const without = scoreMarks(form, { ...full, contact: null, photos: null, resultMatches: 5 }, [])
  assert.deepEqual([without.got, without.applicable, without.score, without.passed], [60, 75, exact(80), true])
  const little = scoreMarks(form, { ...full, contact: null, photos: null, resultMatches: null }, [])
  assert.deepEqual([little.applicable, little.scorable, little.score], [55, false, null])
  const edge = { ...full, resultMatches: 0, dispatchRight: 0, answerProper: 5 }
  assert.deepEqual([scoreMarks(form, edge, []).got, scoreMarks(form, edge, []).passed], [60, true])
  assert.equal(scoreMarks(form, { ...edge, answerProper: 4 }, []).passed, false)
  const { contact: _left, ...open } = full
  assert.deepEqual(scoreMarks(form, open, []).open, ['contact'])
  const strict = { ...form, findings: form.findings.map((one) => ({ ...one, veto: one.id === 'falseCompletion' })) }
  assert.equal(scoreMarks(strict, full, ['falseCompletion']).passed, false)
  assert.equal(scoreMarks(form, full, ['falseCompletion']).passed, true)
})

test('分数越界、项目不存在会指出来', () => {
  assert.equal(markFault(form, full, ['overdue']), null)
  assert.equal(markFault(form, { photos: 16 }, []), '照片真实可比')
  assert.equal(markFault(form, { nothing: 1 }, []), 'nothing')
  assert.equal(markFault(form, {}, ['late']), 'late')
})

test('评分表不满 100 分不收', () => {
  const items = form.items.slice(1)
  assert.throws(() => readQualityRules({ ...rulesFile, form: { ...form, items } }), /sum to 100/)
})

const mark = (score: number) => ({ score: exact(score), passed: score >= 60 })

test('一致性：同判比例、平均差、Kappa；只有一种判断时 Kappa 无定义', () => {
  const pairs = [
    [90, 80],
    [50, 55],
    [70, 40],
    [95, 92],
  ].map(([first, second]) => ({ first: mark(first!), second: mark(second!) }))
  const found = agreementOf(pairs)
  assert.deepEqual(
    [found.n, found.sameVerdict, found.sameShare, found.meanDifference],
    [4, 3, fraction(3n, 4n), exact(12)],
  )
  // 3 agree of 4; by chance 3/4·2/4 + 1/4·2/4 = 1/2, so (3/4 − 1/2) ÷ (1/2).
  assert.deepEqual(found.verdictKappa, fraction(1n, 2n))
  const alike = agreementOf([{ first: mark(90), second: mark(91) }])
  assert.deepEqual([alike.sameShare, alike.verdictKappa, alike.bandKappa], [exact(1), null, null])
  assert.deepEqual([agreementOf([]).sameShare, agreementOf([]).meanDifference], [null, null])
  // Three kinds, linear weights: observed 1/3, by chance 7/9.
  assert.deepEqual(
    weightedKappa(
      [
        [0, 0],
        [1, 1],
        [2, 1],
      ],
      3,
    ),
    fraction(4n, 7n),
  )
})

test('Wilson 区间：已知值，含点估计', () => {
  const { low, high } = wilson(81, 263, 1.96)!
  assert.deepEqual([low.toFixed(4), high.toFixed(4)], ['0.2553', '0.3662'])
  assert.equal(wilson(0, 0, 1.96), null)
  assert.deepEqual([wilson(5, 5, 1.96)!.high, wilson(0, 5, 1.96)!.low], [1, 0])
})

test('分层估计：按层规模加权，非按件数；全查即准数；全部合格用 Wilson；缺层、单件层说明', () => {
  const big = { stratum: 'A', population: 900, scored: 10, passed: 9 }
  const small = { stratum: 'B', population: 100, scored: 10, passed: 5 }
  const both = estimateDistrict([big, small], 1.96)!
  assert.ok(Math.abs(both.share - 0.86) < 1e-12)
  const variance = 0.81 * (1 - 10 / 900) * (0.09 / 9) + 0.01 * (1 - 10 / 100) * (0.25 / 9)
  assert.ok(Math.abs(both.standardError - Math.sqrt(variance)) < 1e-12)
  assert.equal(both.by, 'stratified')
  const all = estimateDistrict([{ stratum: 'A', population: 4, scored: 4, passed: 3 }], 1.96)!
  assert.deepEqual([all.by, all.low, all.high], ['census', 0.75, 0.75])
  const clean = estimateDistrict([{ stratum: 'A', population: 90, scored: 10, passed: 10 }], 1.96)!
  assert.deepEqual([clean.by, clean.high], ['wilson', 1])
  assert.ok(clean.low > 0.7 && clean.low < 0.73)
  const odd = estimateDistrict(
    [big, { stratum: 'C', population: 7, scored: 0, passed: 0 }, { stratum: 'D', population: 9, scored: 1, passed: 1 }],
    1.96,
  )!
  assert.deepEqual([odd.missing, odd.thin], [['C'], ['D']])
  assert.equal(estimateDistrict([], 1.96), null)
})

test('区间总含估计值，且在 0 到 1 之间', () => {
  const stratum = fc.record({
    stratum: fc.constantFrom('A', 'B', 'C'),
    population: fc.integer({ min: 1, max: 500 }),
    scored: fc.nat(500),
    passed: fc.nat(500),
  })
  fc.assert(
    fc.property(fc.array(stratum, { maxLength: 6 }), (rows) => {
      const samples = rows.map((row) => {
        const scored = Math.min(row.scored, row.population)
        return { ...row, scored, passed: Math.min(row.passed, scored) }
      })
      const found = estimateDistrict(samples, 1.96)
      if (!found) return
      const slack = 1e-9
      assert.ok(found.low >= 0 && found.high <= 1 + slack)
      assert.ok(found.low <= found.share + slack && found.share <= found.high + slack)
    }),
  )
})

test('与上期相比：差值带区间，区间含零不算有变化', () => {
  const clear = changeOf({ share: 0.9, low: 0.87, high: 0.93 }, { share: 0.8, low: 0.76, high: 0.84 })
  assert.deepEqual([clear.low.toFixed(4), clear.high.toFixed(4), clear.clear], ['0.0500', '0.1500', true])
  assert.equal(changeOf({ share: 0.9, low: 0.83, high: 0.97 }, { share: 0.85, low: 0.8, high: 0.9 }).clear, false)
  assert.equal(changeOf({ share: 1, low: 0.8, high: 1 }, { share: 0.95, low: 0.9, high: 1 }).clear, false)
})

test('汇总：必查另列，单位用 Wilson 区间，区间宽的不排名，同率同名次', () => {
  const one = (unit: string, at: number, passed: boolean, part = 'drawn') => ({
    ...{
      entryId: `${unit}-${at}-${part}`,
      turn: 1,
      decides: true,
      unit,
      stratum: unit,
      part,
      marks: full,
      findings: passed ? [] : ['overdue'],
    },
    ...{ got: passed ? 90 : 40, applicable: 100, passed },
  })
  const many = (unit: string, n: number, failed: number) =>
    Array.from({ length: n }, (_one, at) => one(unit, at, at >= failed))
  const turns = [
    ...many('A', 300, 30),
    ...many('B', 200, 20),
    ...many('C', 400, 4),
    ...many('D', 4, 0),
    one('A', 1, false, 'certain'),
  ]
  const groups = ['A', 'B', 'C', 'D'].map((key) => ({ key, population: 1000 }))
  const found = reckonResults(turns, { strata: groups, units: groups, rules: readQualityRules(rulesFile), z: 1.96 })
  assert.deepEqual(
    found.units.map(({ key, rank, ranked }) => [key, rank, ranked]),
    [
      ['A', 2, true],
      ['B', 2, true],
      ['C', 1, true],
      ['D', null, false],
    ],
  )
  assert.deepEqual([found.scored, found.certain], [904, { scored: 1, passed: 0, meanScore: 40 }])
  assert.ok(Math.abs(found.estimate!.share - (0.9 + 0.9 + 0.99 + 1) / 4) < 1e-12)
  assert.deepEqual(found.units[0]!.findings, { overdue: 30 })
  assert.deepEqual([found.units[3]!.meanScore, found.items[0]!.share, found.items[0]!.n], [90, 1, 905])
})
