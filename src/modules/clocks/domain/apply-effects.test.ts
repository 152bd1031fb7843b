import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { buildCalendar, type CalendarData } from '#core/time/calendar.ts'
import { parseRfc3339 } from '#core/time/local.ts'
import { applyEffects } from './apply-effects.ts'
import type { Clock } from './clock.ts'
import type { ClockEffect, StartEffect } from './clock-effect.ts'

const file = new URL('../../../../districts/_defaults/calendars/cn.json', import.meta.url)
const calendar = buildCalendar(JSON.parse(readFileSync(file, 'utf8')) as CalendarData)
const at = (text: string) => parseRfc3339(`${text.replace(' ', 'T')}:00+08:00`)!
const subject = { kind: 'case', id: 'case-1' } as const
const on = { clock: 'handle', subject } as const

function start(more: Partial<StartEffect> = {}): StartEffect {
  return {
    effect: 'start',
    ...on,
    limit: { n: 4, unit: 'NH' },
    round: 1,
    ownerPost: 'handlerOfficer',
    ownerUnit: 'sanitation',
    orderId: 'order-1',
    ...more,
  }
}

let ids = 0
function apply(open: readonly Clock[], time: string, ...effects: ClockEffect[]) {
  const newId = () => `clock-${++ids}`
  return applyEffects(open, effects, { caseId: 'case-1', state: 'handling', atMs: at(time), calendar, newId })
}

function begun(time = '2026-03-02 10:00', more: Partial<StartEffect> = {}): Clock[] {
  return apply([], time, start(more)).open
}

test('起：到期、起点、责任人；本环节时限', () => {
  const { changed, open, stepClock } = apply([], '2026-03-02 10:00', start())
  const clock = changed[0]!
  assert.deepEqual(open, changed)
  assert.equal(stepClock, clock)
  assert.deepEqual([clock.state, clock.dueMs, clock.result], ['running', at('2026-03-02 14:00'), null])
  assert.deepEqual(clock.owners, [{ post: 'handlerOfficer', unit: 'sanitation', fromMs: at('2026-03-02 10:00') }])
})

test('停：正好到点算按时，晚一毫秒算超期并记下超期时刻', () => {
  const open = begun()
  const due = open[0]!.dueMs!
  const stop = (atMs: number) =>
    applyEffects(open, [{ effect: 'stop', ...on }], { caseId: 'c', state: 'done', atMs, calendar, newId: () => 'x' })
  const met = stop(due).changed[0]!
  assert.deepEqual([met.result, met.overdueAtMs, met.state, met.stoppedMs], ['met', null, 'ended', due])
  const late = stop(due + 1).changed[0]!
  assert.deepEqual([late.result, late.overdueAtMs], ['late', due])
  assert.deepEqual(stop(due).open, [])
})

test('未做和免除：免除不洗掉超期', () => {
  const stop = (time: string, as: 'missed' | 'waived') =>
    apply(begun(), time, { effect: 'stop', ...on, as }).changed[0]!.result
  assert.equal(stop('2026-03-02 11:00', 'missed'), 'missed')
  assert.equal(stop('2026-03-02 11:00', 'waived'), 'waived')
  assert.equal(stop('2026-03-02 15:00', 'waived'), 'missed')
})

test('到点由系统结束的不算超期，哪怕系统来晚了', () => {
  const clock = apply(begun(), '2026-03-05 15:00', { effect: 'stop', ...on, as: 'met' }).changed[0]!
  assert.deepEqual([clock.result, clock.overdueAtMs, clock.stoppedMs], ['met', null, at('2026-03-05 15:00')])
})

test('失效：没有结果；已超期的记未做；并单时一律不计', () => {
  const lapse = (time: string, withoutResult = false) => {
    const clock = apply(begun(), time, { effect: 'lapse', clock: '*', subject, withoutResult }).changed[0]!
    return [clock.result, clock.overdueAtMs]
  }
  assert.deepEqual(lapse('2026-03-02 11:00'), ['lapsed', null])
  assert.deepEqual(lapse('2026-03-02 15:00'), ['missed', at('2026-03-02 14:00')])
  assert.deepEqual(lapse('2026-03-02 15:00', true), ['lapsed', at('2026-03-02 14:00')])
})

test('没有开着的时限：停、暂停、恢复、移交、改期都不起作用；起已开着的是错误', () => {
  const effects: ClockEffect[] = [
    { effect: 'stop', ...on },
    { effect: 'lapse', ...on },
    { effect: 'pause', ...on, cause: 'return' },
    { effect: 'resume', ...on, cause: 'return' },
    { effect: 'passOn', ...on, ownerPost: 'p', ownerUnit: null, orderId: null },
    { effect: 'change', ...on, grant: { n: 1, unit: 'NH' } },
  ]
  assert.deepEqual(apply([], '2026-03-02 10:00', ...effects).changed, [])
  assert.throws(() => apply(begun(), '2026-03-02 11:00', start()), /runs already/)
})

test('同一命令里停了再起：旧的结束，新的另算', () => {
  const { changed, open } = apply(begun(), '2026-03-02 12:00', { effect: 'lapse', ...on }, start({ round: 2 }))
  assert.deepEqual(changed.map((clock) => [clock.state, clock.round]).sort(), [
    ['ended', 1],
    ['running', 2],
  ])
  assert.equal(open.length, 1)
})

test('暂停期间没有到期；恢复后剩多少是多少；只恢复同一原因的暂停', () => {
  const paused = apply(begun(), '2026-03-02 13:00', { effect: 'pause', ...on, cause: 'return' })
  assert.deepEqual([paused.open[0]!.state, paused.open[0]!.dueMs], ['paused', null])
  const other = apply(paused.open, '2026-03-02 14:00', { effect: 'resume', ...on, cause: 'suspension' })
  assert.deepEqual(other.changed, [])
  const again = apply(paused.open, '2026-03-02 14:00', { effect: 'pause', ...on, cause: 'suspension' })
  assert.deepEqual(again.changed, [], 'it stands still already')
  const resumed = apply(paused.open, '2026-03-02 18:00', { effect: 'resume', ...on, cause: 'return' })
  assert.equal(resumed.open[0]!.dueMs, at('2026-03-02 19:00'), 'one hour was left')
})

test('超期保留：暂停、延期、改期都不洗掉', () => {
  const paused = apply(begun(), '2026-03-02 15:00', { effect: 'pause', ...on, cause: 'suspension' }).open
  const resumed = apply(paused, '2026-03-03 15:00', { effect: 'resume', ...on, cause: 'suspension' }).open
  const granted = apply(resumed, '2026-03-03 16:00', { effect: 'change', ...on, grant: { n: 3, unit: 'ND' } }).open
  const stopped = apply(granted, '2026-03-03 17:00', { effect: 'stop', ...on }).changed[0]!
  assert.deepEqual([stopped.result, stopped.overdueAtMs], ['late', at('2026-03-02 14:00')])
})

test('延期从原到期时刻加时', () => {
  const granted = apply(begun(), '2026-03-02 11:00', { effect: 'change', ...on, grant: { n: 2, unit: 'NH' } }).open[0]!
  assert.equal(granted.dueMs, at('2026-03-02 16:00'))
})

test('改时限从原起点重算；早于现在的给新时限的四分之一', () => {
  const change = (n: number, unit: 'NH' | 'ND') =>
    apply(begun(), '2026-03-02 13:00', { effect: 'change', ...on, term: { limit: { n, unit } } }).open[0]!.dueMs
  assert.equal(change(1, 'ND'), at('2026-03-03 10:00'))
  assert.equal(change(2, 'NH'), at('2026-03-02 13:30'))
})

test('给定日期优先于时限，并随暂停顺延', () => {
  const open = begun('2026-03-02 10:00', { dueAtMs: at('2026-03-05 12:00') })
  assert.equal(open[0]!.dueMs, at('2026-03-05 12:00'))
  const paused = apply(open, '2026-03-03 10:00', { effect: 'pause', ...on, cause: 'return' }).open
  const resumed = apply(paused, '2026-03-03 15:00', { effect: 'resume', ...on, cause: 'return' }).open
  assert.equal(resumed[0]!.dueMs, at('2026-03-05 17:00'))
})

test('整案：处置时限之后再加其他环节', () => {
  const [clock] = begun('2026-03-02 10:00', { clock: 'total', limit: { n: 1, unit: 'WD' }, plus: { n: 3, unit: 'WD' } })
  assert.equal(clock!.dueMs, at('2026-03-06 17:30'))
})

test('移交只换责任人，每人的起始时刻都留下', () => {
  const passOn = {
    effect: 'passOn',
    ...on,
    ownerPost: 'streetDispatcher',
    ownerUnit: 'street01',
    orderId: 'order-2',
  } as const
  const { open } = apply(begun(), '2026-03-02 12:00', passOn)
  const clock = open[0]!
  assert.deepEqual([clock.ownerUnit, clock.orderId, clock.dueMs], ['street01', 'order-2', at('2026-03-02 14:00')])
  assert.deepEqual(
    clock.owners.map((owner) => owner.unit),
    ['sanitation', 'street01'],
  )
  assert.deepEqual(apply(open, '2026-03-02 13:00', passOn).changed, [], 'the same owner again is no change')
})

test('拆单后整案时限接着走', () => {
  const kept = {
    startMs: at('2026-03-01 10:00'),
    limitChangedAtMs: null,
    pauses: [{ fromMs: at('2026-03-01 12:00'), toMs: at('2026-03-01 14:00'), cause: 'verification' }],
    grants: [],
    overdueAtMs: null,
  }
  const [clock] = begun('2026-03-02 10:00', { limit: { n: 2, unit: 'ND' }, goOn: kept })
  assert.deepEqual([clock!.startMs, clock!.dueMs], [kept.startMs, at('2026-03-03 12:00')])
})

test('暂停都在走时之内、互不重叠；超期一经记下不变；没变的不写', () => {
  const step = fc.record({
    minutes: fc.integer({ min: 1, max: 3000 }),
    what: fc.constantFrom('pause', 'resume', 'change', 'passOn', 'none'),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20, size: 'max' }), fc.integer({ min: 1, max: 3000 }), (steps, rest) => {
      let now = at('2026-03-02 10:00')
      let open = begun()
      let overdue: number | null = null
      const then = (effect: ClockEffect) =>
        applyEffects(open, [effect], { caseId: 'case-1', state: 'handling', atMs: now, calendar, newId: () => 'x' })
      for (const { minutes, what } of steps) {
        now += minutes * 60_000
        if (what === 'none') continue
        const effects: Record<string, ClockEffect> = {
          pause: { effect: 'pause', ...on, cause: 'return' },
          resume: { effect: 'resume', ...on, cause: 'return' },
          change: { effect: 'change', ...on, grant: { n: 1, unit: 'NH' } },
          passOn: { effect: 'passOn', ...on, ownerPost: 'x', ownerUnit: null, orderId: null },
        }
        const { changed, open: next } = then(effects[what]!)
        if (changed.length === 0) assert.deepEqual(next, open)
        open = next
        const mark = open[0]!.overdueAtMs
        if (overdue !== null) assert.equal(mark, overdue)
        overdue = mark
      }
      now += rest * 60_000
      const clock = then({ effect: 'stop', ...on }).changed[0]!
      let last = clock.startMs
      for (const { fromMs, toMs } of clock.pauses) {
        assert.ok(last <= fromMs && fromMs <= toMs!, 'pauses lie apart and in order')
        last = toMs!
      }
      assert.ok(last <= clock.stoppedMs!, 'and within the run')
      assert.equal(clock.result, clock.overdueAtMs === null ? 'met' : 'late')
    }),
  )
})
