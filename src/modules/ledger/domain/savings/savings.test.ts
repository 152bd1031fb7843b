import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Exact, exact, minus, over, plus, times } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'
import { checkFormula, computeSaving, type SavingFormula } from './compute-saving.ts'
import { evaluateFormula } from './evaluate-formula.ts'
import { inputsOf, readFormula } from './read-formula.ts'
import { findUnit, unitWords } from './unit.ts'

const value = (text: string): string => {
  const term = readFormula(text)
  if (!term.ok) return term.fault.zh
  const found = evaluateFormula(term.value, new Map())
  return found.ok ? toText(found.value.value) + unitWords(found.value.unit) : found.fault.zh
}

const PAPER: SavingFormula = {
  expression: '节约张数 × 每张克重 ÷ 1000000[克/吨]',
  inputs: [
    { name: '节约张数', unit: '张' },
    { name: '每张克重', unit: '克/张' },
  ],
  unit: '吨',
  decimals: 2,
}

test('先乘除后加减，同级从左到右，括号优先，负号可用', () => {
  const rows: [string, string][] = [
    ['1 + 2 × 3', '7'],
    ['(1 + 2) × 3', '9'],
    ['（1＋2）*3', '9'],
    ['10 - 4 - 3', '3'],
    ['12 ÷ 3 / 2', '2'],
    ['-2 × (3 - 5)', '4'],
    ['2 − -3', '5'],
    ['0.1 + 0.2', '0.3'],
    ['5[元/个] × 3[个]', '15元'],
    ['6[元] / 3[人] / 2[月]', '1元/人·月'],
    ['8[张] ÷ 2[张]', '4'],
  ]
  for (const [text, wanted] of rows) assert.equal(value(text), wanted, text)
})

test('写错的算式用一句话说明哪里错', () => {
  const rows: [string, RegExp][] = [
    ['', /^算式是空的/],
    ['1 +', /^算式没有写完/],
    ['1 2', /^第 3 字“2”的位置不对/],
    ['(1 + 2', /^第 1 字的括号没有配对/],
    ['1 + 2)', /^第 6 字“\)”的位置不对/],
    ['× 2', /^第 1 字“×”的位置不对/],
    ['1 ^ 2', /^第 3 字“\^”不能用/],
    ['a.b', /^第 2 字“\.”不能用/],
    ['1.', /^第 1 字起的数太长或不完整/],
    ['1.2.3', /^第 1 字起的数太长或不完整/],
    ['9'.repeat(16), /^第 1 字起的数太长或不完整/],
    ['1[克//张]', /^单位“克\/\/张”读不懂/],
    ['1 ÷ (2 - 2)', /^1 ÷ 0：除数为 0，不能计算/],
    ['1[元] + 1[万元]', /^1元 \+ 1万元：单位不同，不能相加/],
    ['1[元] - 1', /^1元 − 1：单位不同，不能相减/],
    ['甲 + 1', /^缺少“甲”的值/],
    [`${'('.repeat(60)}1${')'.repeat(60)}`, /^括号套了 20 层以上/],
    ['1+'.repeat(200), /^算式超过 300 字/],
    ['constructor', /^缺少“constructor”的值/],
  ]
  for (const [text, wanted] of rows) assert.match(value(text), wanted, text)
})

test('节约用纸：张数 × 克重 ÷ 换算数，逐步列出，末次四舍五入', () => {
  const found = computeSaving(
    PAPER,
    new Map([
      ['节约张数', '248000'],
      ['每张克重', '4.365'],
    ]),
  )
  assert.ok(found.ok)
  assert.equal(found.value.text, '1.08')
  assert.deepEqual(found.value.steps, ['248000张 × 4.365克/张 = 1082520克', '1082520克 ÷ 1000000克/吨 = 1.08252吨'])
})

test('除不尽的步骤写约等，结果仍按准确值舍入', () => {
  const thirds = { ...PAPER, expression: '总 ÷ 份 × 份 - 差', unit: '元', decimals: 2 }
  const inputs = [
    { name: '总', unit: '元' },
    { name: '份', unit: '份' },
    { name: '差', unit: '元' },
  ]
  const found = computeSaving(
    { ...thirds, inputs },
    new Map([
      ['总', '100'],
      ['份', '3'],
      ['差', '150'],
    ]),
  )
  assert.ok(found.ok)
  assert.equal(found.value.text, '-50.00')
  assert.deepEqual(found.value.steps, [
    '100元 ÷ 3份 ≈ 33.333333元/份',
    '33.333333元/份 × 3份 = 100元',
    '100元 − 150元 = （-50元）',
  ])
})

test('公式登记时即查：输入与算式一致，单位对得上', () => {
  assert.ok(checkFormula(PAPER).ok)
  const sayOf = (change: Partial<SavingFormula>) => {
    const found = checkFormula({ ...PAPER, ...change })
    return found.ok ? '' : found.fault.zh
  }
  assert.match(sayOf({ expression: '节约张数 × 每张克重' }), /^算式得出的单位是“克”，应为“吨”/)
  assert.match(sayOf({ expression: '节约张数 × 克重' }), /^算式里的“克重”不在输入里/)
  assert.match(sayOf({ expression: '节约张数 ÷ 1[张/吨]' }), /^输入“每张克重”没有用到/)
  assert.match(sayOf({ inputs: [...PAPER.inputs, PAPER.inputs[0]!] }), /^输入“节约张数”写了两次/)
  assert.match(sayOf({ inputs: [{ name: '节约张数', unit: '?' }, PAPER.inputs[1]!] }), /^“节约张数”的单位“\?”读不懂/)
  const missing = computeSaving(PAPER, new Map([['节约张数', '1']]))
  assert.match(missing.ok ? '' : missing.fault.zh, /^“每张克重”还没有填数/)
})

test('单位写出再读回不变', () => {
  for (const text of ['', '张', '克/张', '元/人·月', '米·米']) assert.equal(unitWords(findUnit(text)!), text)
  assert.equal(unitWords(findUnit('元/人/月')!), '元/人·月')
  assert.equal(unitWords(findUnit('张/张')!), '')
  for (const text of ['/', '张/', '张 ', '1', 'a'.repeat(11), '张//人']) assert.equal(findUnit(text), null, text)
})

interface Sample {
  text: string
  value: Exact | null
}

const sample = fc.letrec<{ any: Sample }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    fc.integer({ min: 0, max: 999 }).map((n): Sample => ({ text: String(n), value: exact(n) })),
    fc.tuple(tie('any'), fc.constantFrom('+', '−', '×', '÷'), tie('any')).map(([a, sign, b]): Sample => {
      const both = { '+': plus, '−': minus, '×': times, '÷': over }[sign] as (x: Exact, y: Exact) => Exact | null
      return { text: `(${a.text} ${sign} ${b.text})`, value: a.value && b.value && both(a.value, b.value) }
    }),
  ),
})).any

test('任意算式的值与逐项直接计算一致', () => {
  fc.assert(
    fc.property(sample, ({ text, value: wanted }) => {
      fc.pre(text.length <= 300)
      const term = readFormula(text)
      assert.ok(term.ok, text)
      assert.deepEqual(inputsOf(term.value), [])
      const found = evaluateFormula(term.value, new Map())
      if (wanted === null) assert.ok(!found.ok, text)
      else assert.deepEqual(found.ok && found.value.value, wanted, text)
    }),
  )
})

test('任何文字都不会使读算式的程序出错', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const found = readFormula(text)
      if (!found.ok) assert.ok(found.fault.zh.length > 0)
    }),
  )
})
