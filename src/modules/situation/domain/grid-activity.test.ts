import assert from 'node:assert/strict'
import { test } from 'node:test'
import { byQuiet, gridState, runningShare } from './grid-activity.ts'

const DAY = 86_400_000
const NOW = 100 * DAY
const RULES = { silentAfterDays: 7, lookBackDays: 90 }

test('最近一次活动是哪一种、多久以前；到限仍算正常，过限为静默，没有记录为静默', () => {
  const table = [
    [{}, null, null, true],
    [{ report: NOW }, 'report', 0, false],
    [{ report: NOW - 3 * DAY, check: NOW - 2 * DAY }, 'check', 2, false],
    [{ report: NOW - 2 * DAY, visit: NOW - 20 * DAY }, 'report', 2, false],
    [{ dispatch: NOW - 7 * DAY }, 'dispatch', 7, false],
    [{ dispatch: NOW - 7 * DAY - 1 }, 'dispatch', 7, true],
    [{ handling: NOW - 30 * DAY }, 'handling', 30, true],
    // the clock of another machine may be ahead
    [{ report: NOW + DAY }, 'report', 0, false],
  ] as const
  for (const [last, kind, days, silent] of table) {
    const state = gridState(last, RULES, NOW)
    assert.deepEqual([state.lastKind, state.quietDays, state.silent], [kind, days, silent], JSON.stringify(last))
  }
})

test('正常运行率；没有网格时没有率；静默最久的排在前面', () => {
  assert.deepEqual(runningShare([{ silent: true }, { silent: false }, { silent: false }, { silent: false }]), {
    grids: 4,
    normal: 3,
    silent: 1,
    rate: 0.75,
  })
  assert.equal(runningShare([]).rate, null)
  const grid = (code: string, daysAgo: number | null) => ({
    code,
    state: gridState(daysAgo === null ? {} : { report: NOW - daysAgo * DAY }, RULES, NOW),
  })
  const sorted = [grid('1', 2), grid('2', 30), grid('3', null), grid('4', 9), grid('5', 5)].toSorted(byQuiet)
  assert.deepEqual(
    sorted.map(({ code }) => code),
    ['3', '2', '4', '5', '1'],
  )
})
