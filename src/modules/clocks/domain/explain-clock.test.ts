import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { buildCalendar, type CalendarData } from '#core/time/calendar.ts'
import type { LimitUnit } from '#core/time/limit.ts'
import { parseRfc3339, toRfc3339 } from '#core/time/local.ts'
import { applyEffects } from './apply-effects.ts'
import type { Clock } from './clock.ts'
import type { ClockEffect } from './clock-effect.ts'
import { explainClock } from './explain-clock.ts'
import { reasonWords } from './reason-words.ts'

const file = new URL('../../../../districts/_defaults/calendars/cn.json', import.meta.url)
const calendar = buildCalendar(JSON.parse(readFileSync(file, 'utf8')) as CalendarData)
const at = (text: string) => parseRfc3339(text.replace(' ', 'T'))!
const subject = { kind: 'case', id: 'case-1' } as const
const on = { clock: 'handle', subject } as const

function walk(...steps: [string, ClockEffect][]): Clock {
  let open: Clock[] = []
  let last: Clock | undefined
  for (const [time, effect] of steps) {
    const context = { caseId: 'c', state: 'handling', atMs: at(time), calendar, newId: () => 'clock-1' }
    const applied = applyEffects(open, [effect], context)
    open = applied.open
    last = applied.changed[0] ?? last
  }
  return last!
}

const start = (n: number, unit: LimitUnit, more: object = {}): ClockEffect => ({
  effect: 'start',
  ...on,
  limit: { n, unit },
  round: 1,
  ownerPost: 'x',
  ownerUnit: null,
  orderId: null,
  ...more,
})

const said = (clock: Clock) =>
  explainClock(clock, calendar).pieces.map(({ fromMs, toMs, counted, reason, amount, unit, name }) => {
    const short = (ms: number | null) => (ms === null ? 'open' : toRfc3339(ms).slice(5, 16).replace('T', ' '))
    return `${short(fromMs)} ${short(toMs)} ${reasonWords(reason, counted, name).zh}${counted ? ` ${amount} ${unit}` : ''}`
  })

test('节假日用日历里的名称，相连的两个节分开说，调休上班说明是哪个节的', () => {
  assert.deepEqual(said(walk(['2025-09-30 16:30', start(2, 'WH')])), [
    '09-30 16:30 09-30 17:30 计时 1 WH',
    '09-30 17:30 10-01 00:00 非工作时段',
    '10-01 00:00 10-09 00:00 国庆节、中秋节放假',
    '10-09 00:00 10-09 09:00 非工作时段',
    '10-09 09:00 10-09 10:00 计时 1 WH',
  ])
  assert.deepEqual(said(walk(['2026-02-13 17:00', start(1, 'WH')])), [
    '02-13 17:00 02-13 17:30 计时 0.5 WH',
    '02-13 17:30 02-14 09:00 非工作时段',
    '02-14 09:00 02-14 09:30 计时（春节调休上班） 0.5 WH',
  ])
})

test('整案：处置之后的其他环节与延期分得开', () => {
  const clock = walk(
    ['2026-03-02 10:00', start(1, 'WD', { clock: 'total', plus: { n: 1, unit: 'WD' } })],
    ['2026-03-03 10:00', { effect: 'change', clock: 'total', subject, grant: { n: 1, unit: 'WD' } }],
  )
  assert.deepEqual(
    said(clock).filter((line) => / WD$/.test(line)),
    [
      '03-03 09:00 03-03 17:30 计时 1 WD',
      '03-04 09:00 03-04 17:30 其他环节计时 1 WD',
      '03-05 09:00 03-05 17:30 延期计时 1 WD',
    ],
  )
})

test('给定的日期：自然时间，暂停整段顺延，延期接在后面', () => {
  const clock = walk(
    ['2026-03-02 10:00', start(1, 'ND', { dueAtMs: at('2026-03-03 12:00') })],
    ['2026-03-02 11:00', { effect: 'pause', ...on, cause: 'return' }],
    ['2026-03-02 13:00', { effect: 'resume', ...on, cause: 'return' }],
    ['2026-03-02 14:00', { effect: 'change', ...on, grant: { n: 1, unit: 'WH' } }],
  )
  assert.equal(clock.dueMs, at('2026-03-03 15:00'))
  assert.deepEqual(said(clock), [
    '03-02 10:00 03-02 11:00 计时 60 NM',
    '03-02 11:00 03-02 13:00 退单审批期间暂停',
    '03-02 13:00 03-03 14:00 计时 1500 NM',
    '03-03 14:00 03-03 15:00 延期计时 1 WH',
  ])
})

test('暂停中：说到暂停为止；没有时限的什么也不说', () => {
  const paused = walk(
    ['2026-03-02 10:00', start(4, 'WH')],
    ['2026-03-02 11:00', { effect: 'pause', ...on, cause: 'suspension' }],
  )
  assert.deepEqual(said(paused), ['03-02 10:00 03-02 11:00 计时 1 WH', '03-02 11:00 open 挂账期间暂停'])
  assert.deepEqual(said(walk(['2026-03-02 10:00', start(1, 'NH', { limit: null })])), [])
})

test('日历更正后已告知的到期保留，多出的一段说明原因', () => {
  const clock = walk(['2026-03-02 10:00', start(4, 'WH')])
  const kept = {
    ...clock,
    dueMs: at('2026-03-03 10:00'),
    keptDue: { dueMs: at('2026-03-03 10:00'), atMs: clock.startMs },
  }
  assert.equal(said(kept).at(-1), '03-02 15:30 03-03 10:00 已告知的到期时间不提前')
})

test('任何时限：各段首尾相接，从起点到到期时刻', () => {
  const steps = fc.array(
    fc.record({
      minutes: fc.integer({ min: 1, max: 4000 }),
      what: fc.constantFrom('pause', 'resume', 'grant', 'limit', 'given'),
    }),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(
      fc.constantFrom<LimitUnit>('NM', 'NH', 'ND', 'WM', 'WH', 'WD'),
      fc.integer({ min: 1, max: 40 }),
      fc.boolean(),
      fc.integer({ min: 0, max: 40_000_000_000 }),
      steps,
      (unit, n, isTotal, after, all) => {
        let nowMs = at('2025-01-01 00:00') + after
        const more = isTotal ? { plus: { n: 3, unit: 'WD' } } : {}
        const moves: [string, ClockEffect][] = [[toRfc3339(nowMs), start(n, unit, more)]]
        for (const { minutes, what } of all) {
          nowMs += minutes * 60_000
          const effects: Record<string, ClockEffect> = {
            pause: { effect: 'pause', ...on, cause: 'return' },
            resume: { effect: 'resume', ...on, cause: 'return' },
            grant: { effect: 'change', ...on, grant: { n: 1, unit } },
            limit: { effect: 'change', ...on, term: { limit: { n: Math.ceil(n / 2), unit } } },
            given: { effect: 'change', ...on, term: { limit: null, dueAtMs: nowMs + 50_000_000 } },
          }
          moves.push([toRfc3339(nowMs), effects[what]!])
        }
        const clock = walk(...moves)
        const { pieces, reckonedMs } = explainClock(clock, calendar)
        assert.equal(reckonedMs, clock.dueMs)
        assert.equal(pieces[0]?.fromMs, clock.startMs)
        for (const [i, piece] of pieces.entries()) if (i > 0) assert.equal(piece.fromMs, pieces[i - 1]!.toMs)
        const last = pieces.at(-1)!.toMs
        // paused after all was used up: there is no due, and nothing more to tell
        if (clock.dueMs === null && last !== null) assert.equal(clock.state, 'paused')
        else assert.equal(last, clock.dueMs)
      },
    ),
    { numRuns: 1500 },
  )
})
