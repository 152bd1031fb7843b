import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerChain, type ChainLine } from './answer-chain.ts'

const line = (atMs: number, type: string, data: Record<string, unknown> = {}): ChainLine => ({ type, atMs, data })
const said = (satisfied: boolean | null) => ({ contacted: satisfied !== null, solved: satisfied, satisfied })

test('who joined and left, what was answered, who was told; reopening takes nothing back', () => {
  const { joined, answers } = answerChain('m', [
    line(1, 'Reported'),
    line(2, 'SlavesAttached', { slaves: ['a', 'b', 'c'], toCall: ['a'] }),
    line(3, 'SlavesDetached', { slaves: ['b'] }),
    line(4, 'CallbackDone', { result: said(true) }),
    line(5, 'Completed', { answer: '已修好', publicReply: ' ' }),
    line(6, 'CallbackDone', { result: said(true), merged: [{ case: 'a', ...said(false) }, { case: 'c' }] }),
    line(7, 'Completed', { answer: '已再修好', publicReply: '修好了' }),
    line(8, 'CallbackDone', { result: said(true), merged: [{ case: 'a', ...said(true) }] }),
    line(9, 'Closed'),
    line(10, 'Reopened', { newFacts: '又坏了' }),
    line(11, 'SlavesAttached', { slaves: ['b'], toCall: [] }),
    line(12, 'AnsweredDirectly', { answer: '下月更换' }),
  ])
  assert.deepEqual(joined, [
    { caseId: 'a', joinedMs: 2, leftMs: null },
    { caseId: 'b', joinedMs: 2, leftMs: 3 },
    { caseId: 'c', joinedMs: 2, leftMs: null },
    { caseId: 'b', joinedMs: 11, leftMs: null },
  ])
  assert.deepEqual(
    answers.map(({ told, ...answer }) => [
      ...Object.values(answer),
      told.map((one) => `${one.caseId}${one.satisfied}`),
    ]),
    [
      [1, 5, '已修好', null, null, null, null, ['mtrue', 'afalse', 'cnull']],
      [1, 7, '已再修好', '修好了', 9, 10, '又坏了', ['mtrue', 'atrue']],
      [2, 12, '下月更换', null, 12, null, null, []],
    ],
  )
  assert.deepEqual(answerChain('m', []), { joined: [], answers: [] })
})
