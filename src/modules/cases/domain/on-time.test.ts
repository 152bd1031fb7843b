import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wholeCase } from './on-time.ts'

const rows: [
  string,
  number | null,
  number | null,
  { dueMs: number | null; overdueAtMs: number | null } | null,
  boolean | null,
][] = [
  ['ended at the due itself', 1000, 1000, null, true],
  ['a millisecond late', 1001, 1000, null, false],
  ['still open', null, 1000, null, null],
  ['no due in the file', 1000, null, null, null],
  ['its own clock counts before the date of a file', 1500, 1000, { dueMs: 2000, overdueAtMs: null }, true],
  ['a later due does not wash what was overdue', 1500, null, { dueMs: 2000, overdueAtMs: 1400 }, false],
]

for (const [title, closedMs, externalDue, total, expected] of rows)
  test(`on time: ${title}`, () => assert.equal(wholeCase({ closedMs, externalDue }, total).onTime, expected))
