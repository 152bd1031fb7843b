import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Exact, exact, fraction, isLess, isMore, ZERO } from '#core/number/exact.ts'
import { roundExact, toText } from '#core/number/round-exact.ts'
import { bandOf, isInBand } from './band.ts'
import { readSchemes, type SchemesFile } from './read-schemes.ts'
import { scoreExecution, scoreIndicator, scoreSheet } from './score-sheet.ts'
import { sampleBudget, sampleRow, sampleScheme, sampleSheet } from './testing/sample-row.ts'

const points = (target: string, actual: string, scheme = sampleScheme, weight = '10') => {
  const row = sampleRow(target, actual, { weight: { value: exact(weight), source: 'printed' } })
  const { rounded } = scoreIndicator(row, scheme)
  return rounded && toText(rounded)
}

test('按目标方向计分', () => {
  const rows: [what: string, target: string, actual: string, score: string | null][] = [
    ['正向达成', '≥80人', '80人', '10'],
    ['正向超过', '≥80人', '95人', '10'],
    ['正向按比例', '≥90人次', '80人次', '8.89'],
    ['正向三取一', '≥3场', '1场', '3.33'],
    ['正向为零', '≥3场', '0场', '0'],
    ['反向达成', '≤30分钟', '12分钟', '10'],
    ['反向按比例 C/D', '≤30分钟', '60分钟', '5'],
    ['反向按比例 C/D 四倍', '≤30分钟', '120分钟', '2.5'],
    ['反向换单位', '≤2小时', '160分钟', '7.5'],
    ['等于', '=12次', '12次', '10'],
    ['等于不足', '=12次', '9次', '7.5'],
    ['等于超过', '=12次', '16次', '7.5'],
    ['反向零目标守住', '≤0起', '0起', '10'],
    ['反向零目标没守住', '≤0起', '1起', '0'],
    ['等于零守住', '=0次', '0次', '10'],
    ['等于零没守住', '=0次', '3次', '0'],
    ['大于零', '>0%', '0.4%', '10'],
    ['大于零没有', '>0%', '0%', '0'],
    ['负目标达成', '≥-5%', '-3%', '10'],
    ['负目标未达成不按比例', '≥-5%', '-8%', '0'],
    ['负结果没有比例', '≥5%', '-2%', '0'],
    ['重复界限算达成', '≥95%', '≥95%', '10'],
    ['没有完成值不计分', '≥95%', '—', null],
    ['以词代数不计分', '≥95%', '完成', null],
    ['单位不同不计分', '≥12次', '100%', null],
  ]
  for (const [what, target, actual, score] of rows) assert.equal(points(target, actual), score, what)
})

test('照误印的反向公式复算：D/C，不超过分值；只用于旧表', () => {
  const literal = { ...sampleScheme, reverseFormula: 'D/C-literal' as const }
  assert.equal(points('≤30分钟', '60分钟', literal), '10')
  assert.equal(points('≤30分钟', '15分钟', literal), '5')
  assert.equal(points('≥30次', '15次', literal), '5')
})

test('年中撤销的指标按方案处理；年中调整的按调整后的目标', () => {
  const withdrawn = { printed: '-12次', delta: exact(-12), adjustedTarget: ZERO }
  const row = sampleRow('≥12次', '0次', { midYearAdjustment: withdrawn })
  const of = (policy: 'redistribute' | 'zero' | 'full') =>
    scoreIndicator(row, { ...sampleScheme, withdrawn: policy }).rounded
  assert.equal(of('redistribute'), null)
  assert.deepEqual(of('zero'), ZERO)
  assert.deepEqual(of('full'), exact(10))
  const less = { printed: '-4次', delta: exact(-4), adjustedTarget: exact(8) }
  assert.deepEqual(
    scoreIndicator(sampleRow('≥12次', '8次', { midYearAdjustment: less }), sampleScheme).rounded,
    exact(10),
  )
  const unsaid = { ...less, adjustedTarget: null }
  assert.deepEqual(
    scoreIndicator(sampleRow('≥12次', '4次', { midYearAdjustment: unsaid }), sampleScheme).rounded,
    exact(5),
  )
})

test('词语结果的档：下限在内，邻档的界限两边都认', () => {
  const rows: [verdict: 'met' | 'partly' | 'missed', score: string, inside: boolean][] = [
    ['met', '10', true],
    ['met', '8', true],
    ['met', '7.99', false],
    ['partly', '8', true],
    ['partly', '5', true],
    ['partly', '4.99', false],
    ['partly', '8.01', false],
    ['missed', '5', true],
    ['missed', '0', true],
    ['missed', '5.01', false],
  ]
  for (const [verdict, score, inside] of rows)
    assert.equal(isInBand(bandOf(sampleScheme, verdict), exact(score), exact(10)), inside, `${verdict} ${score}`)
})

test('执行得分用未取整的执行率，只舍入一次；预算为零没有得分', () => {
  const rows: [adjusted: string, executed: string, weight: string, score: string | null][] = [
    ['19.5', '16.42', '20', '16.84'],
    ['240', '221.23', '20', '18.44'],
    ['8', '7.95', '10', '9.94'],
    ['100', '120', '10', '10'],
    ['3', '1', '10', '3.33'],
    ['0', '0', '10', null],
    ['5', '0', '10', '0'],
  ]
  for (const [adjusted, executed, weight, score] of rows) {
    const { rounded } = scoreExecution(sampleBudget(adjusted, executed, weight), sampleScheme)
    assert.equal(rounded && toText(rounded), score, `${executed}/${adjusted}`)
  }
})

test('总分把未取整的各项相加，只舍入一次', () => {
  const third = sampleRow('≥3场', '1场')
  const sheet = sampleSheet(sampleBudget('3', '1'), [third, third])
  const { total, indicators } = scoreSheet(sheet, sampleScheme)
  // 3.33 three times would be 9.99.
  assert.equal(toText(total.rounded!), '10')
  assert.deepEqual(
    indicators.map(({ rounded }) => toText(rounded!)),
    ['3.33', '3.33'],
  )
  assert.deepEqual(total.exact, exact(10))
})

test('第五个方案只是数据：三位小数、舍去、执行二十五分', () => {
  const file: SchemesFile = JSON.parse(`{"schemes":[{"key":"yunxi","zh":"云溪","en":"Yunxi","unit":"元",
    "executionWeight":"25","classWeights":{"产出指标":"40.5","效益指标":"34.5"},"scored":true,"budgetBasis":"allSources",
    "rateRounding":{"decimals":1,"how":"up"},"scoreRounding":{"decimals":3,"how":"down"},
    "bands":[{"degree":"met","zh":"好","en":"good","most":100,"least":90,"includesLeast":true},
      {"degree":"partly","zh":"中","en":"fair","most":90,"least":60,"includesLeast":true},
      {"degree":"notMet","zh":"差","en":"poor","most":60,"least":0,"includesLeast":true}],
    "reverseFormula":"C/D","withdrawn":"zero","satisfactionRequired":false}]}`)
  const [yunxi] = readSchemes(file)
  const sheet = sampleSheet({ ...sampleBudget('3', '2'), execution: null }, [sampleRow('≥3场', '2场')])
  const { execution, indicators } = scoreSheet(sheet, yunxi!)
  assert.equal(toText(execution.rounded!), '16.666')
  assert.equal(toText(indicators[0]!.rounded!), '6.666')
  assert.equal(isInBand(bandOf(yunxi!, 'met'), exact('8.9'), exact(10)), false)
  const wrong = { schemes: [{ ...file.schemes[0]!, classWeights: { 产出指标: 40 } }] }
  assert.throws(() => readSchemes(wrong), /yunxi: the points do not make 100/)
})

/** Amounts to the cent, and results to the thousandth. */
const amount = fc.bigInt({ min: 0n, max: 10n ** 9n }).map((cents) => fraction(cents, 100n))
const sign = fc.constantFrom('≥', '≤', '=', '>', '<')
const scored = (op: string, goal: Exact, done: Exact, weight: Exact) =>
  scoreIndicator(
    sampleRow(`${op}${toText(goal)}次`, `${toText(done)}次`, { weight: { value: weight, source: 'printed' } }),
    sampleScheme,
  )

test('任何目标和结果：得分在零与分值之间，只舍入一次', () => {
  fc.assert(
    fc.property(sign, amount, amount, amount, (op, goal, done, weight) => {
      const { exact: points, rounded } = scored(op, goal, done, weight)
      assert.ok(points && rounded)
      assert.ok(!isLess(points, ZERO) && !isMore(points, weight))
      assert.deepEqual(rounded, roundExact(points, 2))
    }),
  )
})

test('做得更好，得分不会更低', () => {
  fc.assert(
    fc.property(fc.constantFrom('≥', '≤'), amount, amount, amount, amount, (op, goal, one, other, weight) => {
      const [less, more] = isLess(one, other) ? [one, other] : [other, one]
      const [worse, better] = op === '≥' ? [less, more] : [more, less]
      assert.ok(!isLess(scored(op, goal, better, weight).exact!, scored(op, goal, worse, weight).exact!))
    }),
  )
})

test('分值合计一百的表，总分不超过一百', () => {
  const cut = fc.uniqueArray(fc.integer({ min: 1, max: 89 }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(
      cut,
      fc.array(amount, { minLength: 14, maxLength: 14 }),
      amount,
      amount,
      (cuts, values, adjusted, executed) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), 90]
        const rows = edges.slice(1).map((edge, at) =>
          sampleRow(`≥${toText(values[2 * at]!)}次`, `${toText(values[2 * at + 1]!)}次`, {
            weight: { value: exact(edge - edges[at]!), source: 'printed' },
          }),
        )
        const { total } = scoreSheet(sampleSheet(sampleBudget(toText(adjusted), toText(executed)), rows), sampleScheme)
        if (total.rounded) assert.ok(!isMore(total.rounded, exact(100)) && !isLess(total.rounded, ZERO))
        else assert.deepEqual(adjusted, ZERO)
      },
    ),
  )
})
