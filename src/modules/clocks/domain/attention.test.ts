import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { buildCalendar, type CalendarData } from '#core/time/calendar.ts'
import type { LimitUnit } from '#core/time/limit.ts'
import { DAY_MS, parseRfc3339, toRfc3339 } from '#core/time/local.ts'
import { applyEffects } from './apply-effects.ts'
import { attentionAfter } from './attention.ts'
import type { Clock } from './clock.ts'
import type { ClockEffect } from './clock-effect.ts'
import { clockLight } from './clock-light.ts'

const file = new URL('../../../../districts/_defaults/calendars/cn.json', import.meta.url)
const data = JSON.parse(readFileSync(file, 'utf8')) as CalendarData
const calendar = buildCalendar(data)
const rolling = buildCalendar({ ...data, wdMode: 'rolling' })
const at = (text: string) => parseRfc3339(text.replace(' ', 'T'))!
const said = (ms: number | null | undefined) => (ms == null ? ms : toRfc3339(ms).slice(0, -6).replace('T', ' '))
const subject = { kind: 'case', id: 'case-1' } as const
const on = { clock: 'handle', subject } as const

function apply(open: readonly Clock[], atMs: number, effects: readonly ClockEffect[], used = calendar) {
  let ids = 0
  const newId = () => `clock-${open.length}-${++ids}`
  return applyEffects(open, effects, { caseId: 'case-1', state: 'handling', atMs, calendar: used, newId }).open
}

const startOf = (n: number, unit: LimitUnit, more: object = {}): ClockEffect => ({
  effect: 'start',
  ...on,
  limit: { n, unit },
  round: 1,
  ownerPost: 'handlerOfficer',
  ownerUnit: 'sanitation',
  orderId: null,
  ...more,
})
const begun = (time: string, n: number, unit: LimitUnit, more: object = {}) =>
  apply([], at(time), [startOf(n, unit, more)])[0]!

test('一个时限一生的提醒：临期、超期、此后每日', () => {
  const clock = begun('2026-03-02 10:00', 30, 'NM')
  const next = (nowMs: number) => attentionAfter(clock, nowMs, calendar)
  assert.equal(said(clock.attentionMs), '2026-03-02 10:24:00')
  assert.deepEqual(next(clock.startMs), { level: null, nextMs: at('2026-03-02 10:24') })
  assert.deepEqual(next(at('2026-03-02 10:24')), { level: 'orange', nextMs: at('2026-03-02 10:30') + 1 })
  assert.deepEqual(next(at('2026-03-02 10:30')), { level: 'orange', nextMs: at('2026-03-02 10:30') + 1 })
  assert.deepEqual(next(at('2026-03-02 10:30') + 1), { level: 'red', nextMs: at('2026-03-03 10:30') + 1 })
  assert.deepEqual(next(at('2026-03-03 10:30') + 1), { level: 'redDaily', nextMs: at('2026-03-04 10:30') + 1 })
})

test('停机数日之后只说现在的：超期第四天，下一次是第五天', () => {
  const clock = begun('2026-03-02 10:00', 30, 'NM')
  const found = attentionAfter(clock, at('2026-03-05 12:00'), calendar)
  assert.deepEqual(found, { level: 'redDaily', nextMs: at('2026-03-06 10:30') + 1 })
})

test('工作时在夜里不走：下午四点起的四小时，次日 10:42 临期', () => {
  assert.equal(said(begun('2026-03-02 16:00', 4, 'WH').attentionMs), '2026-03-03 10:42:00')
})

test('暂停、停止、没有到期时间的时限什么也不说；恢复后从剩下的算起', () => {
  const clock = begun('2026-03-02 10:00', 10, 'NH')
  const paused = apply([clock], at('2026-03-02 12:00'), [{ effect: 'pause', ...on, cause: 'return' }])[0]!
  assert.equal(paused.attentionMs, null)
  assert.deepEqual(attentionAfter(paused, at('2026-04-02 12:00'), calendar), { level: null, nextMs: null })
  const resumed = apply([paused], at('2026-03-03 12:00'), [{ effect: 'resume', ...on, cause: 'return' }])[0]!
  assert.equal(said(resumed.attentionMs), '2026-03-03 18:00:00')
  const undated = begun('2026-03-02 10:00', 1, 'NH', { limit: null })
  assert.equal(undated.attentionMs, null)
})

test('临期说过之后移交、恢复，不再从头说', () => {
  const clock = begun('2026-03-02 10:00', 10, 'NH')
  const pass: ClockEffect = { effect: 'passOn', ...on, ownerPost: 'x', ownerUnit: null, orderId: null }
  const passed = apply([clock], at('2026-03-02 19:00'), [pass])[0]!
  assert.equal(passed.attentionMs, at('2026-03-02 20:00') + 1)
  const paused = apply([clock], at('2026-03-02 19:00'), [{ effect: 'pause', ...on, cause: 'return' }])[0]!
  const resumed = apply([paused], at('2026-03-02 21:00'), [{ effect: 'resume', ...on, cause: 'return' }])[0]!
  assert.equal(resumed.attentionMs, at('2026-03-02 22:00') + 1)
})

test('时限改短后立即临期，立即说；生来已过的日期也是', () => {
  const clock = begun('2026-03-02 10:00', 10, 'NH')
  const changed = apply([clock], at('2026-03-02 13:00'), [
    { effect: 'change', ...on, term: { limit: { n: 200, unit: 'NM' } } },
  ])[0]!
  assert.equal(changed.attentionMs, at('2026-03-02 13:00'))
  assert.equal(attentionAfter(changed, at('2026-03-02 13:00'), calendar).level, 'orange')
  const past = begun('2026-03-02 10:00', 1, 'ND', { dueAtMs: at('2026-03-01 10:00') })
  assert.deepEqual([past.attentionMs, attentionAfter(past, past.startMs, calendar).level], [past.startMs, 'red'])
})

const levelOf = (clock: Clock, atMs: number, used: typeof calendar) => {
  const light = clock.state === 'running' ? clockLight(clock, atMs, used) : 'none'
  return light === 'orange' || light === 'red' ? light : null
}

test('nextMs 是所说的第一次改变的时刻：之前都一样，到时就不同（超期后为满一日）', () => {
  const units = fc.constantFrom<LimitUnit>('NM', 'NH', 'ND', 'WM', 'WH', 'WD')
  const steps = fc.array(
    fc.record({
      minutes: fc.integer({ min: 1, max: 4000 }),
      what: fc.constantFrom('pause', 'resume', 'grant', 'limit', 'given', 'look'),
    }),
    { maxLength: 8 },
  )
  let turned = 0
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.integer({ min: 0, max: 40_000_000_000 }),
      units,
      fc.integer({ min: 1, max: 60 }),
      steps,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
      (isRolling, after, unit, n, walk, spots) => {
        const used = isRolling ? rolling : calendar
        let nowMs = at('2025-01-01 00:00') + after
        let open = apply([], nowMs, [startOf(n, unit)], used)
        for (const { minutes, what } of walk) {
          nowMs += minutes * 60_000 + 1
          const effects: Record<string, ClockEffect[]> = {
            pause: [{ effect: 'pause', ...on, cause: 'return' }],
            resume: [{ effect: 'resume', ...on, cause: 'return' }],
            grant: [{ effect: 'change', ...on, grant: { n: 1, unit } }],
            limit: [{ effect: 'change', ...on, term: { limit: { n: Math.ceil(n / 2), unit } } }],
            given: [{ effect: 'change', ...on, term: { limit: null, dueAtMs: nowMs + 50_000_000 } }],
            look: [],
          }
          open = apply(open, nowMs, effects[what]!, used)
        }
        const clock = open[0]!
        const { level, nextMs } = attentionAfter(clock, nowMs, used)
        assert.equal(level === 'redDaily' ? 'red' : level, levelOf(clock, nowMs, used))
        if (nextMs === null) return assert.notEqual(clock.state, 'running')
        turned++
        assert.ok(nextMs > nowMs)
        for (const spot of [...spots.map((share) => Math.floor((nextMs - 1 - nowMs) * share)), nextMs - 1 - nowMs])
          assert.equal(levelOf(clock, nowMs + spot, used), levelOf(clock, nowMs, used))
        const then = attentionAfter(clock, nextMs, used)
        if (level === 'red' || level === 'redDaily') {
          assert.equal(then.level, 'redDaily')
          assert.equal(then.nextMs, nextMs + DAY_MS)
        } else assert.notEqual(levelOf(clock, nextMs, used), levelOf(clock, nowMs, used))
      },
    ),
    { numRuns: 3000 },
  )
  assert.ok(turned > 1500, `${turned} clocks were still to turn`)
})
