import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkThresholds } from './check-thresholds.ts'
import { heldLevelOf, isWorse, type Judged, levelOf } from './level-of.ts'
import { readSigns } from './read-signs.ts'
import { LEVELS, type Level, type SignCard, type SignFile } from './sign.ts'
import { type Standing, stepLevel } from './step-level.ts'

const file = JSON.parse(
  readFileSync(new URL('../../../../districts/_defaults/vital-signs.json', import.meta.url), 'utf8'),
) as SignFile
const sign = (code: string) => file.signs.find((one) => one.code === code) as SignCard
const rule = { readings: 2, backPercent: 5 }

test('体征文件：108 项，12 域各 9 项，阈值都合规', () => {
  assert.equal(readSigns(file).signs.length, 108)
  const domains = Map.groupBy(file.signs, ({ domain }) => domain)
  assert.deepEqual([domains.size, new Set([...domains.values()].map((own) => own.length))], [12, new Set([9])])
  assert.throws(() => readSigns({ ...file, signs: [...file.signs, sign('A01')] }), /A01 fire_calls/)
  const wrong = { ...sign('A01'), thresholds: { yellow: 5, orange: 3, red: 20 } }
  assert.throws(() => readSigns({ ...file, signs: [wrong] }), /A01 火警数/)
})

const levels: [code: string, value: number, level: Level][] = [
  // 越低越好：达到即报
  ['B07', 14.9, 'normal'],
  ['B07', 15, 'yellow'],
  ['B07', 26, 'yellow'],
  ['B07', 27, 'orange'],
  ['B07', 40, 'red'],
  ['B07', 400, 'red'],
  // 越高越好：降到即报
  ['H02', 97.1, 'normal'],
  ['H02', 97, 'yellow'],
  ['H02', 95, 'orange'],
  ['H02', 90, 'red'],
  // 区间：出界才报
  ['B01', 35, 'normal'],
  ['B01', -5, 'normal'],
  ['B01', 35.1, 'yellow'],
  ['B01', -5.1, 'yellow'],
  ['B01', 37.1, 'orange'],
  ['B01', -15.1, 'red'],
  ['B01', 41, 'red'],
  // 编码值：1 红 … 5 无
  ['B05', 5, 'normal'],
  ['B05', 4, 'normal'],
  ['B05', 3, 'yellow'],
  ['B05', 1, 'red'],
]
for (const [code, value, level] of levels)
  test(`${sign(code).zh} ${value} 是${level}`, () => assert.equal(levelOf(sign(code), value), level))

test('越差的值级别不会更轻；带回差的级别不轻于当下级别', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...file.signs),
      fc.double({ min: -200, max: 20_000, noNaN: true }),
      fc.double({ min: 0, max: 500, noNaN: true }),
      (one: Judged, value, by) => {
        assert.ok(!isWorse(levelOf(one, value), heldLevelOf(one, value, 5)))
        if (one.direction === 'lower_is_better') assert.ok(!isWorse(levelOf(one, value), levelOf(one, value + by)))
        if (one.direction === 'higher_is_better') assert.ok(!isWorse(levelOf(one, value), levelOf(one, value - by)))
      },
    ),
  )
})

test('每项体征的最好值都足以解除任何级别：没有解不掉的警', () => {
  for (const one of file.signs) {
    const [low, high] = one.range
    const { yellow } = one.thresholds
    const best =
      typeof yellow !== 'number'
        ? (yellow[0] + yellow[1]) / 2
        : one.direction === 'lower_is_better'
          ? (low ?? -1e6)
          : (high ?? 1e6)
    assert.equal(heldLevelOf(one, best, 5), 'normal', one.zh)
  }
})

const play = (one: Judged, values: readonly number[]) => {
  const seen: Level[] = []
  let standing: Standing | null = null
  for (const [at, value] of values.entries()) {
    standing = stepLevel(one, standing, { value, atMs: at }, rule)
    seen.push(standing.level)
  }
  return seen
}

const courses: [what: string, code: string, values: number[], levels: Level[]][] = [
  ['变差一次即升级', 'B07', [1, 28, 41], ['normal', 'orange', 'red']],
  ['回落须连续两次', 'B07', [41, 1, 1], ['red', 'red', 'normal']],
  ['只回落一次不解除，重新计数', 'B07', [41, 1, 41, 1, 1], ['red', 'red', 'red', 'red', 'normal']],
  ['回到阈值之下但不足 5% 不算', 'B07', [41, 39, 39, 38.5, 38.5], ['red', 'red', 'red', 'red', 'red']],
  ['回落够 5% 逐级解除', 'B07', [41, 37.9, 37.9], ['red', 'red', 'orange']],
  ['两次回落深浅不同，按较重的一次', 'B07', [41, 1, 28], ['red', 'red', 'orange']],
  ['百分率按差额的 5% 回差', 'H02', [94, 95.2, 95.2, 95.3, 95.3], ['orange', 'orange', 'orange', 'orange', 'yellow']],
  ['阈值为 0 的按黄红差的 5%', 'K01', [-1, 0.2, 0.2, 0.3, 0.3], ['red', 'red', 'red', 'red', 'orange']],
  ['区间两侧都有回差', 'B01', [36, 34.5, 34.5, 33.9, 33.9], ['yellow', 'yellow', 'yellow', 'yellow', 'normal']],
]
for (const [what, code, values, expected] of courses)
  test(`回差：${what}`, () => assert.deepEqual(play(sign(code), values), expected))

test('级别只在连续两次回落后变轻，变重从不等待', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 40 }), (values) => {
      const seen = play(sign('B07'), values)
      for (const [at, level] of seen.entries()) {
        const plain = levelOf(sign('B07'), values[at]!)
        assert.ok(!isWorse(plain, level), 'never milder than the value itself')
        if (at > 0 && isWorse(seen[at - 1]!, level)) {
          assert.ok(at > 1 || seen.length > 1)
          assert.ok(isWorse(seen[at - 1]!, levelOf(sign('B07'), values[at - 1]!)), 'the reading before was back too')
        }
        if (at > 0 && isWorse(level, seen[at - 1]!)) assert.equal(level, plain)
      }
    }),
  )
})

const wrongs: [code: string, thresholds: SignCard['thresholds'], why: RegExp | null][] = [
  ['B07', { yellow: 10, orange: 20, red: 30 }, null],
  ['B07', { yellow: 20, orange: 20, red: 30 }, /黄＜橙＜红/],
  ['B07', { yellow: -1, orange: 20, red: 30 }, /0 至 不限/],
  ['B07', { yellow: [0, 1], orange: [0, 2], red: [0, 3] }, /单一数值/],
  ['H02', { yellow: 90, orange: 95, red: 97 }, /黄＞橙＞红/],
  ['H02', { yellow: 101, orange: 95, red: 90 }, /可能取值/],
  ['B01', { yellow: [0, 30], orange: [-5, 35], red: [-10, 40] }, null],
  ['B01', { yellow: [0, 38], orange: [-5, 35], red: [-10, 40] }, /黄色区间应在橙色/],
  ['B01', { yellow: [30, 0], orange: [-5, 35], red: [-10, 40] }, /下限应小于上限/],
  ['B01', { yellow: 1, orange: 2, red: 3 }, /按区间/],
]
for (const [code, thresholds, why] of wrongs)
  test(`阈值 ${code} ${JSON.stringify(thresholds)}：${why ?? '合规'}`, () => {
    const found = checkThresholds(sign(code), thresholds)
    if (why === null) assert.equal(found, null)
    else assert.match(found?.zh ?? '', why)
  })

test('级别从轻到重', () => assert.deepEqual([...LEVELS], ['normal', 'yellow', 'orange', 'red']))
