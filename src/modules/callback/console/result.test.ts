import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answered, type CallResult, openQuestion, outcomeOf, resultInput } from './result.ts'

const press = (...digits: (1 | 2)[]) =>
  digits.reduce<CallResult>((result, digit) => {
    const question = openQuestion(result)
    return question ? answered(result, question, digit) : result
  }, {})

const cases = [
  [[1, 1, 1], 0, 'toClose', '接通、解决、满意'],
  [[1, 1, 2], 0, 'toClose', '解决但不满意'],
  [[1, 2, 1], 0, 'toClose', '未解决但满意'],
  [[1, 2, 2, 1], 0, 'redo', '未解决、不满意、合理：重办'],
  [[1, 2, 2, 1], 1, 'decide', '已重办过：研判'],
  [[1, 2, 2, 2], 0, 'decide', '不合理：研判'],
  [[2], 0, 'toClose', '拒绝回访'],
  [[1, 2], 0, null, '还没问完'],
] as const

for (const [digits, redos, outcome, title] of cases)
  test(`回访结果：${title}`, () => assert.equal(outcomeOf([press(...digits)], redos), outcome))

test('是否及时联系可以不问，问了就送', () => {
  assert.equal(openQuestion(press(1, 1, 1)), 'contactedInTime')
  assert.deepEqual(resultInput(press(1, 1, 1, 2), [], ''), {
    contacted: true,
    solved: true,
    satisfied: true,
    contactedInTime: false,
  })
})

test('改了前面的回答，不再问的就不送', () => {
  const bad = press(1, 2, 2, 1)
  assert.equal('reasonable' in answered(bad, 'solved', 1), false)
  assert.deepEqual(answered(bad, 'reached', 2), { reached: 'refused' })
})
test('送出的内容', () => {
  assert.deepEqual(resultInput(press(1, 1, 1), [], ' 很快 '), {
    contacted: true,
    solved: true,
    satisfied: true,
    comment: '很快',
  })
  assert.deepEqual(resultInput(press(2), [], ''), { contacted: true, refused: true })
  assert.deepEqual(resultInput(press(1, 2, 2, 1), [], ''), {
    contacted: true,
    solved: false,
    satisfied: false,
    reasonable: true,
  })
})

test('并入案件的诉求人：一人没问完就不能登记，一人不满意且合理就重办', () => {
  const good = press(1, 1, 1)
  assert.equal(outcomeOf([good, press(1)], 0), null)
  assert.equal(outcomeOf([good, press(1, 2, 2, 1)], 0), 'redo')
  assert.equal(outcomeOf([good, { reached: 'no', triedAt: ['a', 'b', 'c'] }], 0), 'toClose')
  assert.deepEqual(resultInput(null, [{ case: 'second', reached: 'no', triedAt: ['a', 'b', 'c'] }], ''), {
    contacted: false,
    merged: [{ case: 'second', contacted: false, triedAt: ['a', 'b', 'c'] }],
  })
})
