import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findPersonal } from './find-personal.ts'
import { isIdentityNumber } from './identity-number.ts'
import { maskText } from './mask-text.ts'

const ROWS: [string, string][] = [
  ['请回电13812345678，谢谢', '请回电138****5678，谢谢'],
  ['电话：138 1234 5678。', '电话：138****5678。'],
  ['电话１３８１２３４５６７８', '电话138****5678'],
  ['座机027-87775678转801', '座机027-****5678转801'],
  ['身份证110105199003071234的人', '身份证110***********1234的人'],
  ['身份证 110105 19900307 123x', '身份证 110***********123X'],
  ['旧证110105900307123', '旧证110********7123'],
  ['卡号6222021234567890128', '卡号***************0128'],
  ['对公账户：3201 0100 0000 12', '对公账户：**********0012'],
  ['车牌鄂A·12345占道，鄂AD12345也是', '车牌鄂A**345占道，鄂A***345也是'],
  ['发到 zhang.san@example.com.cn 即可', '发到 z***@example.com.cn 即可'],
  ['阳光小区3栋2单元501室漏水', '阳光小区**栋**漏水'],
  ['地址在2单元501', '地址在**'],
]

for (const [text, shown] of ROWS) test(`“${text}”`, () => assert.equal(maskText(text), shown))

const INNOCENT = [
  '案号 202603041234567890，2026-03-04 09:05 上报',
  '井盖编号 42010301000123456，长 12345678 毫米',
  '3栋楼前路灯不亮，共 110 盏，2026年3月4日报修',
  '请拨打12345或110，热线400年',
  '坐标114.305539,30.593099，面积 1234567.89 平方米',
  '鄂州、京东ABCDEF、新Z字路口',
]

for (const text of INNOCENT) test(`不误伤：“${text}”`, () => assert.deepEqual(findPersonal(text), []))

test('positions are those of the text given, also behind wide and growing characters', () => {
  for (const before of ['', '😀ß', 'ＡＢＣ　', 'İ']) {
    const text = `${before}联系13812345678`
    const [span] = findPersonal(text)
    assert.equal(span?.text, '13812345678')
    assert.equal(text.slice(span?.start, span?.end), '13812345678')
  }
})

test('whatever stands around it, a mobile number never stays readable', () => {
  const around = fc.string({ unit: fc.constantFrom(...'，。 ：张三电话车a-()\n鄂A@.x') })
  const phone = fc.tuple(fc.constantFrom('138', '199', '176'), fc.integer({ min: 10_000_000, max: 99_999_999 }))
  fc.assert(
    fc.property(around, phone, around, (before, [head, tail], after) => {
      const shown = maskText(`${before}${head}${tail}${after}`)
      assert.ok(!shown.includes(`${head}${tail}`), shown)
    }),
  )
})

test('masked text holds nothing more to find', () => {
  const piece = fc.constantFrom(...ROWS.map(([text]) => text), '，', '3', ' ', 'X')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const shown = maskText(pieces.join('。'))
      assert.deepEqual(
        findPersonal(shown).map((span) => span.text),
        [],
      )
    }),
  )
})

test('a number is found behind 200,000 characters that nearly begin one', () => {
  for (const unit of ['1', '1 ', 'a.', 'a@', '鄂A', '1-', '3栋', '62 ']) {
    const shown = maskText(`${unit.repeat(200_000 / unit.length)}，电话：13812345678。`)
    assert.ok(!shown.includes('13812345678'), `behind “${unit}”`)
  }
})

test('the check sign of identity numbers follows GB 11643', () => {
  assert.equal(isIdentityNumber('11010519491231002X'), true)
  assert.equal(isIdentityNumber('110105194912310021'), false)
  assert.equal(isIdentityNumber('110105194902300021'), false)
})
