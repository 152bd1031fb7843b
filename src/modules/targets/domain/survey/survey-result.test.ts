import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Ballot, type Box, EMPTY_BOX, putIn, readBallot } from './ballot.ts'
import { hideSmall } from './hide-small.ts'
import type { Formula, Question } from './survey.ts'
import { resultOf } from './survey-result.ts'
import { readSurveyRules } from './survey-rules.ts'

const rules = readSurveyRules({
  leastSample: 30,
  leastCell: 5,
  z: '1.959964',
  confidencePercent: 95,
  wrongCodesAnHour: 30,
  mostCodes: 3000,
  remindDays: 30,
})
const questions: Question[] = [
  { kind: 'steps', text: '总体满意吗' },
  { kind: 'yesNo', text: '当天答复了吗' },
  { kind: 'text', text: '还有什么要说的' },
]
const SHARE: Formula = { question: 1, kind: 'share', satisfied: ['5', '4'] }
const MEAN: Formula = { question: 1, kind: 'mean', satisfied: [] }

const boxOf = (ballots: readonly Ballot[], batch: (at: number) => string = () => ''): Box =>
  ballots.reduce<Box>((box, ballot, at) => putIn(box, questions, batch(at), ballot), EMPTY_BOX)
const papers = (counts: Record<string, number>): Ballot[] =>
  Object.entries(counts).flatMap(([step, count]) => Array.from({ length: count }, () => [step, 'yes', null] as Ballot))

test('满意率：选 5、4 的人数 ÷ 作答人数，保留六位不因舍入达标；均分为各级之和 ÷ 5n', () => {
  const box = boxOf(papers({ 5: 70, 4: 41, 3: 6, 2: 2, 1: 1 }))
  const share = resultOf({ questions, formula: SHARE, box, asked: 150 }, rules)
  assert.deepEqual([share.n, share.asked, share.responseRate, share.usable], [120, 150, '80.0', true])
  assert.deepEqual(share.figure, { value: '92.5', shown: '92.50', n: 120, satisfied: 111, low: '86.3', high: '96.1' })
  const mean = resultOf({ questions, formula: MEAN, box, asked: 150 }, rules)
  assert.equal(mean.figure?.value, '89.5')
  const close = resultOf({ questions, formula: SHARE, box: boxOf(papers({ 5: 1899, 1: 100 })), asked: 2000 }, rules)
  assert.equal(close.figure?.shown, '95.00')
  assert.equal(close.figure?.value, '94.997499')
})

test('样本少于规定：有数有提示，不可作实测；少于 5 份：不给数、不展开', () => {
  const few = resultOf({ questions, formula: SHARE, box: boxOf(papers({ 5: 20, 3: 9 })), asked: 29 }, rules)
  assert.deepEqual([few.usable, few.figure?.n], [false, 29])
  const hidden = resultOf({ questions, formula: SHARE, box: boxOf(papers({ 5: 3, 1: 1 })), asked: 4 }, rules)
  assert.deepEqual([hidden.n, hidden.figure, hidden.usable], [4, null, false])
  assert.deepEqual(
    hidden.questions.map(({ choices, texts }) => [choices, texts]),
    [
      [null, null],
      [null, null],
      [null, null],
    ],
  )
  const none = resultOf({ questions, formula: SHARE, box: EMPTY_BOX, asked: 0 }, rules)
  assert.deepEqual([none.n, none.responseRate, none.figure], [0, null, null])
})

test('五级题和是非题必答，文字题可空；不在选项里的不算作答', () => {
  assert.deepEqual(readBallot(questions, ['5', 'yes', '']), { ballot: ['5', 'yes', null] })
  assert.deepEqual(readBallot(questions, ['6', '', undefined]), { unanswered: [1, 2] })
  assert.deepEqual(readBallot(questions, ['1', 'no', ` ${'长'.repeat(400)}`]), {
    ballot: ['1', 'no', '长'.repeat(300)],
  })
})

const ballot = fc.tuple(
  fc.constantFrom('5', '4', '3', '2', '1'),
  fc.constantFrom('yes', 'no'),
  fc.option(fc.string({ maxLength: 8 }), { nil: null }),
)

test('票箱与交卷先后无关：同样的答卷换个次序，票箱一模一样', () => {
  fc.assert(
    fc.property(fc.array(ballot, { maxLength: 30 }), fc.infiniteStream(fc.nat()), (ballots, chance) => {
      const shuffled = ballots
        .map((one) => ({ one, key: chance.next().value as number }))
        .sort((a, b) => a.key - b.key)
        .map(({ one }) => one)
      assert.deepEqual(boxOf(shuffled), boxOf(ballots))
    }),
  )
})

test('按发放点分列：合计不变，每格要么为空要么不少于 5 份，也不能用总数减出来', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(ballot, fc.constantFrom('东街', '西街', 'constructor', '__proto__')), { maxLength: 60 }),
      (drawn) => {
        const box = boxOf(
          drawn.map(([one]) => one),
          (at) => drawn[at]![1],
        )
        const { n, batches } = resultOf({ questions, formula: SHARE, box, asked: 60 }, rules)
        assert.equal(n, drawn.length)
        if (batches.length === 0) return
        assert.equal(
          batches.reduce((all, one) => all + one.n, 0),
          n,
        )
        for (const one of batches) assert.ok(one.n === 0 || one.n >= 5, JSON.stringify(batches))
      },
    ),
  )
})

test('小格合并：合起来仍不足的，再并入最小的一格', () => {
  const cells = [{ n: 12 }, { n: 7 }, { n: 2 }, { n: 0 }]
  assert.deepEqual(hideSmall(cells, 5), { shown: [{ n: 12 }, { n: 0 }], rest: [{ n: 2 }, { n: 7 }] })
  assert.deepEqual(hideSmall([{ n: 3 }, { n: 4 }, { n: 9 }], 5), { shown: [{ n: 9 }], rest: [{ n: 3 }, { n: 4 }] })
})
