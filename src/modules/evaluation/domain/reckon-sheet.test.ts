import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkScheme } from './check-scheme.ts'
import { statedFigure } from './leave-out.ts'
import { lostPoints } from './lost-points.ts'
import { reckonSheet } from './reckon-sheet.ts'
import type { EvaluationScheme } from './scheme.ts'
import type { SheetInputs, StoredFigure, StoredIndicator } from './sheet.ts'
import { periodBefore, sayPeriod, sheetPeriod } from './sheet-period.ts'
import { verifySheet } from './verify-sheet.ts'
import { withdrawnTerms } from './withdrawn-terms.ts'

const indicator = (id: string, change: Partial<StoredIndicator> = {}): StoredIndicator => ({
  ...{ id, zh: id, en: id, unit: 'ratio', direction: 'higher', form: 'share', zeroDenominator: 'null', version: 1 },
  definition: { zh: '', en: '' },
  ...change,
})
const scheme: EvaluationScheme = {
  ...{
    id: 's',
    zh: '方案',
    basis: 'adjusted',
    smallSample: 10,
    sampleOf: 'a',
    floor: 0,
    cap: 100,
    zeroDenominator: 'null',
  },
  ...{ peerGroups: ['g'], version: 1, bonus: [], deduction: [] },
  terms: [
    { indicator: 'a', weight: 50, function: 'ratio' },
    { indicator: 'b', weight: 30, function: 'ratio' },
    { indicator: 'c', weight: 20, function: 'ratio', scale: 100 },
  ],
}
const both = (figure: StoredFigure) => ({ raw: figure, adjusted: figure })
const figures = (a: StoredFigure, b: StoredFigure, p: StoredFigure) => ({ a: both(a), b: both(b), p: both(p) })
const of = (n: number, d: number): StoredFigure => ({ n: String(n), d: String(d) })
const inputs = (members: [string, ReturnType<typeof figures>][], change: Partial<SheetInputs> = {}): SheetInputs => ({
  scheme,
  group: { id: 'g', zh: '组', en: 'group', by: 'street' },
  ...{
    period: '2026-03',
    fromMs: 0,
    toMs: 1,
    asOfMs: 1,
    bookVersion: '1',
    withdrawn: [],
    corrections: [],
    before: null,
  },
  indicators: [
    indicator('a'),
    indicator('b', { direction: 'lower', form: 'ratio' }),
    indicator('p'),
    indicator('c', {
      form: 'combination',
      unit: 'points',
      terms: [
        { id: 'p', weight: 3 },
        { id: 'a', weight: 1 },
      ],
    }),
  ],
  members: members.map(([scope, own]) => ({ scope, zh: scope, en: scope, unit: scope, figures: own })),
  ...change,
})

test('合成指标由各部分重算；没有数的一项权重分给其余各项；样本不足列出不排名', () => {
  const { members, ranked } = reckonSheet(
    inputs([
      // a 1/2 → 25; b 1 − 1/5 → 24; c (3·1 + 1·½)/4 → 17½
      ['A', figures(of(10, 20), of(1, 5), of(4, 4))],
      // b has no denominator: 70 of the others carry 100; a 1, c (3·½ + 1)/4
      ['B', figures(of(20, 20), of(0, 0), of(2, 4))],
      ['C', figures(of(9, 9), of(0, 4), of(4, 4))],
    ]),
  )
  assert.equal(ranked, 2)
  assert.deepEqual(
    members.map(({ scope, score, rank, sample }) => [scope, score, rank, sample]),
    [
      ['B', '625/7', 1, 20],
      ['A', '133/2', 2, 20],
      ['C', '100', null, 9],
    ],
  )
  assert.deepEqual(
    lostPoints(members[1]!).map(({ term, lost }) => [term.indicator, `${lost.num}/${lost.den}`]),
    [
      ['a', '25/1'],
      ['b', '6/1'],
      ['c', '5/2'],
    ],
  )
})

test('停用的指标不计分：权重分给其余，或满分降低；表上仍列它的数', () => {
  const member: [string, ReturnType<typeof figures>] = ['A', figures(of(10, 20), of(0, 5), of(4, 4))]
  const withdrawn = [{ indicator: 'b', why: '取消排名' }]
  const shared = reckonSheet(inputs([member], { withdrawn })).members[0]!
  // (25 + 17½) × 100/70
  assert.equal(shared.score, '425/7')
  assert.deepEqual([shared.terms[1]?.value, shared.terms[1]?.part, shared.terms[1]?.carried], ['0', null, null])
  const lower = inputs([member], { withdrawn, scheme: { ...scheme, withdrawnWeight: 'lowerMost' } })
  assert.equal(reckonSheet(lower).members[0]!.score, '85/2')
  const dated = [{ ...scheme.terms[0]!, withdrawn: { from: '2026-03-01', why: '取消' } }, scheme.terms[1]!]
  const at = (day: string) => withdrawnTerms({ terms: dated }, sheetPeriod(day).fromMs, (id) => id === 'a')
  assert.deepEqual(
    at('2026-03').map(({ indicator: id }) => id),
    ['a', 'b'],
  )
  assert.deepEqual(
    at('2026-02').map(({ indicator: id }) => id),
    ['b'],
    'what is defined no more is not scored either',
  )
})

test('更正替换分子分母，名次随之；与上期比', () => {
  const members: [string, ReturnType<typeof figures>][] = [
    ['A', figures(of(10, 20), of(0, 5), of(4, 4))],
    ['B', figures(of(15, 20), of(0, 5), of(4, 4))],
  ]
  const before = { period: '2026-02', members: { A: { score: '80', rank: 1 }, B: { score: null, rank: null } } }
  const first = reckonSheet(inputs(members, { before }))
  assert.deepEqual(
    first.members.map(({ scope, change }) => [scope, change]),
    [
      ['B', null],
      ['A', '-15/2'],
    ],
  )
  const correction = {
    appealNo: '1',
    scope: 'A',
    indicator: 'a',
    from: of(10, 20),
    to: of(10, 10),
    caseNos: [],
    why: '',
  }
  const second = reckonSheet(inputs(members, { before, corrections: [correction] }))
  assert.deepEqual(
    second.members.map(({ scope, rank }) => [scope, rank]),
    [
      ['A', 1],
      ['B', 2],
    ],
  )
})

test('复算与存下的一致；任何一处改动都被指出', () => {
  const figure = fc.tuple(fc.nat(40), fc.nat(40)).map(([n, d]) => of(Math.min(n, d), d))
  const member = fc.tuple(figure, figure, figure).map((own) => figures(...own))
  fc.assert(
    fc.property(fc.array(member, { minLength: 1, maxLength: 8 }), fc.nat(), (rows, pick) => {
      const given = inputs(rows.map((own, at) => [`M${at}`, own]))
      const outcome = JSON.parse(JSON.stringify(reckonSheet(given)))
      assert.equal(verifySheet(JSON.parse(JSON.stringify(given)), outcome), null)
      const wrong = structuredClone(outcome)
      const hit = wrong.members[pick % wrong.members.length]
      hit.score = hit.score === '1' ? '2' : '1'
      assert.notEqual(verifySheet(given, wrong), null)
    }),
  )
})

test('方案的检查：权重、方向、分段、停用、分组', () => {
  const defined = new Map(
    [
      indicator('a'),
      indicator('b', { direction: 'lower' }),
      indicator('n', { direction: 'neutral' }),
      indicator('c', { form: 'combination' }),
    ].map((one) => [one.id, { ...one, terms: [], population: 'counted', attribution: 'due', family: one.id }]),
  )
  const groups = [{ id: 'g', zh: '', en: '', by: 'street' as const }]
  const said = (change: Partial<EvaluationScheme>) =>
    checkScheme({ ...scheme, ...change }, defined, groups).map(({ zh }) => zh)
  assert.deepEqual(said({}), [])
  const only = (term: object) => said({ terms: [{ indicator: 'a', weight: 100, function: 'ratio', ...term } as never] })
  assert.match(said({ terms: scheme.terms.slice(1) })[0]!, /合计 50，应为 100/)
  assert.match(only({ indicator: 'n' })[0]!, /没有好坏方向/)
  assert.match(only({ indicator: 'x' })[0]!, /没有这个指标/)
  assert.match(only({ function: 'threshold', target: '0.5', floor: '0.9' })[0]!, /方向和指标相反/)
  assert.deepEqual(only({ indicator: 'b', function: 'threshold', target: '0.5', floor: '0.9' }), [])
  assert.match(
    only({
      function: 'band',
      points: [
        [0, 0],
        [0, 1],
      ],
    })[0]!,
    /递增/,
  )
  assert.match(
    only({
      function: 'band',
      points: [
        [0, 0],
        [1, 2],
      ],
    })[0]!,
    /0 到 1 之间/,
  )
  assert.match(only({ function: 'deductPerUnit' })[0]!, /每件扣分/)
  assert.match(only({ weight: 100, withdrawn: { from: '2026-03-01', why: ' ' } })[0]!, /停用须写明/)
  assert.match(said({ sampleOf: 'c' })[0]!, /没有分母/)
  assert.match(said({ peerGroups: ['z'] })[0]!, /没有排名分组/)
})

test('更正的数：比率要有分母，分子不大于分母；计数没有分母', () => {
  assert.deepEqual(statedFigure(indicator('a'), '3', '4'), of(3, 4))
  assert.equal(statedFigure(indicator('a'), '5', '4'), null)
  assert.equal(statedFigure(indicator('a'), '5', undefined), null)
  assert.deepEqual(statedFigure(indicator('b', { form: 'ratio' }), '5', '4'), of(5, 4))
  assert.deepEqual(statedFigure(indicator('n', { form: 'count' }), '5', undefined), { n: '5', d: null })
  assert.equal(statedFigure(indicator('c', { form: 'combination' }), '5', '4'), null)
})

test('上一期：周、月、季、年都跨年，专项取同样长的前一段', () => {
  const before = (text: string) => periodBefore(sheetPeriod(text))
  assert.deepEqual(
    ['2026', '2026-Q1', '2026-01', '2026-11', '2026-W01', '2027-W01', '2026-03-03..2026-03-05'].map(before),
    ['2025', '2025-Q4', '2025-12', '2026-10', '2025-W52', '2026-W53', '2026-02-28..2026-03-02'],
  )
  assert.deepEqual(
    ['2026', '2026-Q4', '2026-01', '2026-W09', '2026-03-03..2026-03-05'].map((text) => sayPeriod(sheetPeriod(text))),
    ['2026年', '2026年第四季度', '2026年1月', '2026年第9周', '2026-03-03至2026-03-05'],
  )
  fc.assert(
    fc.property(fc.integer({ min: 2001, max: 2098 }), fc.integer({ min: 1, max: 52 }), (year, week) => {
      const period = sheetPeriod(`${year}-W${String(week).padStart(2, '0')}`)
      assert.equal(sheetPeriod(periodBefore(period)).toMs, period.fromMs)
    }),
  )
})
