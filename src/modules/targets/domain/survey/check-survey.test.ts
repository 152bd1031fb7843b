import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkSurvey } from './check-survey.ts'
import { formulaText } from './formula-text.ts'
import { codeOf, readCode, writeCode } from './one-time-code.ts'
import { type Formula, phaseOf, type Question } from './survey.ts'

const steps: Question = { kind: 'steps', text: '满意吗' }
const yesNo: Question = { kind: 'yesNo', text: '解决了吗' }
const text: Question = { kind: 'text', text: '意见' }

test('算满意度的题和算法：只有最上面的一级或两级可计为满意', () => {
  const rows: [Question[], Formula, number][] = [
    [[steps], { question: 1, kind: 'share', satisfied: ['5', '4'] }, 0],
    [[steps], { question: 1, kind: 'share', satisfied: ['5'] }, 0],
    [[steps, yesNo], { question: 2, kind: 'share', satisfied: ['yes'] }, 0],
    [[steps], { question: 1, kind: 'mean', satisfied: [] }, 0],
    [[steps], { question: 1, kind: 'share', satisfied: ['5', '4', '3'] }, 1],
    [[steps], { question: 1, kind: 'share', satisfied: ['4'] }, 1],
    [[steps], { question: 1, kind: 'share', satisfied: [] }, 1],
    [[yesNo], { question: 1, kind: 'share', satisfied: ['no'] }, 1],
    [[yesNo], { question: 1, kind: 'mean', satisfied: [] }, 1],
    [[text], { question: 1, kind: 'share', satisfied: [] }, 1],
    [[steps], { question: 2, kind: 'mean', satisfied: [] }, 1],
    [[], { question: 1, kind: 'mean', satisfied: [] }, 2],
    [Array.from({ length: 6 }, () => steps), { question: 1, kind: 'mean', satisfied: [] }, 1],
  ]
  for (const [questions, formula, faults] of rows)
    assert.equal(checkSurvey(questions, formula).length, faults, JSON.stringify([questions, formula]))
})

test('算法用一句话说明', () => {
  assert.equal(
    formulaText({ question: 1, kind: 'share', satisfied: ['5', '4'] }).zh,
    '第 1 题选“非常满意”“满意”的人数 ÷ 作答人数',
  )
})

test('开放的问卷按时间分为未到期、进行中、已到期', () => {
  const survey = { state: 'open', opensMs: 10, endsMs: 20 } as const
  assert.deepEqual(
    [9, 10, 19, 20].map((at) => phaseOf(survey, at)),
    ['waiting', 'running', 'running', 'ended'],
  )
  assert.equal(phaseOf({ ...survey, state: 'closed' }, 15), 'closed')
})

test('答题码：随便怎么写都读得回，错一位、少一位都读不成', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 40, maxLength: 40 }), (bytes) => {
      const code = codeOf(bytes)
      if (code === null) return
      assert.match(writeCode(code), /^[A-Z3467]{4}-[A-Z3467]{4}-[A-Z3467]{4}$/)
      assert.equal(readCode(` ${writeCode(code).toLowerCase()} `), code)
      assert.equal(readCode(code.slice(1)), null)
      assert.equal(readCode(`0${code.slice(1)}`), null)
    }),
  )
  assert.equal(codeOf([255, 250, 3]), null)
})
