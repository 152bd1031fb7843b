import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Exact, exact, fraction } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'
import type { IndicatorsFile } from '#modules/indicators/contract.ts'
import { labelMembers } from './label-members.ts'
import type { EvaluationScheme, SchemeTerm } from './scheme.ts'
import { type Member, scoreMembers } from './score-members.ts'
import { scorePart } from './score-part.ts'

const read = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
const { indicators } = read('../../../../districts/_defaults/indicators.json') as IndicatorsFile
const { schemes } = read('../../../../districts/_defaults/evaluation-rules.json') as { schemes: EvaluationScheme[] }

interface RankExample {
  name: string
  why: string
  scheme: string
  values: Record<string, Record<string, string | null>>
  samples: Record<string, number>
  expectRank?: { scope: string; score: number | null; rank: number | null }[]
}
const { examples } = read('../../indicators/domain/testing/indicator-examples.json') as { examples: RankExample[] }
const directions = new Map(indicators.map(({ id, direction }) => [id, direction]))
const directionOf = (id: string) => directions.get(id) ?? 'higher'
const ratio = (text: string): Exact => {
  const [num = '0', den = '1'] = text.split('/')
  return fraction(BigInt(num), BigInt(den))
}

for (const { name, why, scheme, values, samples, expectRank } of examples) {
  if (!expectRank) continue
  test(`${name}: ${why}`, () => {
    const members = Object.entries(values).map(
      ([scope, figures]): Member => ({
        scope,
        values: Object.fromEntries(
          Object.entries(figures).map(([id, text]) => [id, text === null ? null : ratio(text)]),
        ),
        sample: samples?.[scope] ?? 0,
      }),
    )
    const scored = scoreMembers(schemes.find(({ id }) => id === scheme)!, members, directionOf)
    assert.deepEqual(
      scored.map(({ scope, score, rank }) => ({ scope, score: score && Number(toText(score)), rank })),
      expectRank,
    )
  })
}

const part = (term: Partial<SchemeTerm>, x: string, direction: 'higher' | 'lower' = 'higher', peers: string[] = []) =>
  toText(scorePart({ indicator: 'x', weight: 1, function: 'ratio', ...term }, direction, ratio(x), peers.map(ratio)))

test('各种得分函数', () => {
  assert.equal(part({ scale: 100 }, '57'), '0.57')
  assert.equal(part({}, '3', 'lower'), '0')
  assert.equal(part({ function: 'threshold', target: '0.95', floor: '0.8' }, '7/8'), '0.5')
  assert.equal(part({ function: 'threshold', target: 2, floor: 6 }, '3', 'lower'), '0.75')
  assert.equal(part({ function: 'threshold', target: 2, floor: 6 }, '1', 'lower'), '1')
  assert.equal(part({ function: 'deductPerUnit', perUnit: '0.1' }, '4'), '0.6')
  assert.equal(part({ function: 'minmax' }, '3', 'higher', ['1', '5']), '0.5')
  assert.equal(part({ function: 'minmax' }, '4', 'lower', ['1', '5']), '0.25')
  assert.equal(part({ function: 'minmax' }, '4', 'lower', ['4', '4']), '1')
  const points = [
    [0, 0],
    ['0.5', '0.2'],
    [1, 1],
  ] as const
  assert.deepEqual(
    ['0', '1/4', '1/2', '3/4', '2'].map((x) => part({ function: 'band', points }, x)),
    ['0', '0.1', '0.2', '0.6', '1'],
  )
})

test('每一项都在 0 与 1 之间，总分不出上下限，并列同名次', () => {
  const figure = fc.tuple(fc.bigInt(-5n, 500n), fc.bigInt(1n, 100n)).map(([num, den]) => fraction(num, den))
  const [scheme] = schemes as [EvaluationScheme]
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.array(fc.option(figure), { minLength: 5, maxLength: 5 }), fc.nat(30)), { maxLength: 12 }),
      (rows) => {
        const members = rows.map(
          ([figures, sample], index): Member => ({
            scope: `D${index}`,
            sample,
            values: Object.fromEntries(scheme.terms.map(({ indicator }, at) => [indicator, figures[at] ?? null])),
          }),
        )
        const scored = scoreMembers(scheme, members, directionOf)
        for (const { score, terms, rank, sample } of scored) {
          for (const one of terms) if (one.part) assert.ok(one.part.num >= 0n && one.part.num <= one.part.den)
          if (score) assert.ok(score.num >= 0n && score.num <= 100n * score.den)
          assert.equal(rank === null, score === null || sample < 10)
          if (rank !== null) assert.equal(rank, 1 + scored.filter((one) => one.rank !== null && one.rank < rank).length)
        }
      },
    ),
  )
})

test('先进、进步、整改、治理：并列在边上的都给，不足五个不给', () => {
  const member = (scope: string, score: number) => ({
    scope,
    score: exact(score),
    rank: 1,
  })
  const scored = [member('A', 90), member('B', 90), member('C', 80), member('D', 70), member('E', 60)]
  const before = new Map([
    ['C', exact(60)],
    ['D', exact(60)],
    ['E', exact(70)],
  ])
  const repeats = new Map([
    ['B', ratio('1/5')],
    ['C', ratio('1/10')],
  ])
  assert.deepEqual(Object.fromEntries(labelMembers(scored, before, repeats)), {
    A: ['advanced'],
    B: ['advanced', 'underGovernance'],
    C: ['improving'],
    E: ['toRectify'],
  })
  assert.equal(labelMembers(scored.slice(1), before, repeats).size, 0)
})
