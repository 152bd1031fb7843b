import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerDay, type Entry, type EntryKind, MOST_ENTRIES, refuseEntry, stateOf } from './question.ts'

const course = (...kinds: EntryKind[]): Entry[] =>
  kinds.map((kind) => ({ kind, byId: kind === 'answer' ? 'finance' : 'deputy' }))

test('状态由最后一次发言得出', () => {
  assert.equal(stateOf(course('question')), 'asked')
  assert.equal(stateOf(course('question', 'answer')), 'answered')
  assert.equal(stateOf(course('question', 'answer', 'followUp')), 'followedUp')
  assert.equal(stateOf(course('question', 'answer', 'followUp', 'answer')), 'answered')
})

test('一问一答轮流：答复后才可追问，只有提问人可追问，提问人不自答', () => {
  const long = course('question', ...Array<EntryKind[]>(MOST_ENTRIES).fill(['answer', 'followUp']).flat()).slice(
    0,
    MOST_ENTRIES,
  )
  const rows: [Entry[], Entry, string | null][] = [
    [course('question'), { kind: 'answer', byId: 'finance' }, null],
    [course('question'), { kind: 'answer', byId: 'deputy' }, 'answer-four-eyes'],
    [course('question', 'answer'), { kind: 'answer', byId: 'finance' }, 'question-answered'],
    [course('question'), { kind: 'followUp', byId: 'deputy' }, 'follow-up-early'],
    [course('question', 'answer'), { kind: 'followUp', byId: 'deputy' }, null],
    [course('question', 'answer'), { kind: 'followUp', byId: 'other' }, 'follow-up-own'],
    [course('question', 'answer', 'followUp'), { kind: 'answer', byId: 'leader' }, null],
    [long, { kind: 'answer', byId: 'finance' }, 'question-long'],
  ]
  for (const [entries, next, code] of rows) assert.equal(refuseEntry(entries, next)?.code ?? null, code)
})

test('答复期限按自然日数', () => {
  assert.equal(answerDay('2026-02-20', 15), '2026-03-07')
  assert.equal(answerDay('2026-12-31', 1), '2027-01-01')
})
