import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readMoment } from './read-moment.ts'

const text = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString().slice(0, 19))

test('times as files of others write them', () => {
  for (const [written, read] of [
    ['2025-03-01 09:30:05', '2025-03-01T09:30:05'],
    ['2019/2/8 7:05:09', '2019-02-08T07:05:09'],
    ['2019年2月8日', '2019-02-08T00:00:00'],
    ['2025-03-01T09:30:05.123+08:00', '2025-03-01T01:30:05'],
    ['2025-03-01T09:30:05Z', '2025-03-01T09:30:05'],
    ['43782.5', '2019-11-13T12:00:00'],
    ['2025-02-30 10:00:00', null],
    ['2025-13-01', null],
    ['2025-03-01 24:00:00', null],
    ['yesterday', null],
    ['', null],
  ] as const)
    assert.equal(text(readMoment(written)), read, written)
})
