import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildCalendar, type CalendarData } from '#core/time/calendar.ts'
import defaults from '../../../../districts/_defaults/calendars/cn.json' with { type: 'json' }
import { judge, keyReasonsOf, type TriggerContext, type WatchedCase } from './triggers.ts'

const calendar = buildCalendar(defaults as CalendarData)
const rules = {
  superviseOverdueIII: { n: 1, unit: 'WD' },
  superviseOverdueII: { n: 3, unit: 'WD' },
  superviseOverdueI: { n: 7, unit: 'WD' },
  superviseReworks: 2,
} as const
/** A Tuesday. */
const DUE = Date.parse('2026-03-03T16:00:00+08:00')
const handle = { id: 'k1', name: 'handle', zh: '处置', dueMs: DUE }
const quiet: WatchedCase = {
  state: 'handling',
  channel: 'hotline12345',
  safety: false,
  reworks: 0,
  callback: { redosUsed: 0, failed: false },
  supervision: null,
  clocks: [handle],
}
const at = (time: string, fired: string[] = []): TriggerContext => ({
  nowMs: Date.parse(`${time}+08:00`),
  calendar,
  rules,
  fired: new Set(fired),
})
const opened = (watched: Partial<WatchedCase>, context: TriggerContext) => {
  const { open } = judge({ ...quiet, ...watched }, context)
  return open ? [open.level, open.key] : null
}

test('超期满1、3、7个工作日：三、二、一级，周末不算', () => {
  assert.equal(opened({}, at('2026-03-04T17:29:59')), null)
  assert.deepEqual(opened({}, at('2026-03-04T17:30:00')), ['III', 'overdueIII:k1'])
  assert.deepEqual(opened({}, at('2026-03-06T17:30:00')), ['II', 'overdueII:k1'])
  assert.deepEqual(opened({}, at('2026-03-12T17:30:00')), ['I', 'overdueI:k1'])
})

test('说得出下一次该看的时刻；看过的不再发', () => {
  const first = judge(quiet, at('2026-03-03T16:00:01'))
  assert.equal(first.nextMs, Date.parse('2026-03-04T17:30:00+08:00'))
  const after = judge({ ...quiet, supervision: { level: 'III' } }, at('2026-03-04T17:30:00', ['overdueIII:k1']))
  assert.deepEqual([after.open, after.nextMs], [null, Date.parse('2026-03-06T17:30:00+08:00')])
})

test('已有同级或更高的督办不再另开，但记为已触发', () => {
  const { open, met } = judge({ ...quiet, supervision: { level: 'II' } }, at('2026-03-04T18:00:00'))
  assert.deepEqual([open, met.map((one) => one.key)], [null, ['overdueIII:k1']])
  assert.deepEqual(opened({ supervision: { level: 'II' } }, at('2026-03-12T18:00:00')), ['I', 'overdueI:k1'])
})

test('返工两次、回访两次未解决：二级', () => {
  const early = at('2026-03-02T09:00:00')
  assert.equal(opened({ reworks: 1 }, early), null)
  assert.deepEqual(opened({ reworks: 2 }, early), ['II', 'reworks:2'])
  assert.equal(opened({ callback: { redosUsed: 1, failed: false } }, early), null)
  assert.deepEqual(opened({ callback: { redosUsed: 1, failed: true } }, early), ['II', 'callback:1'])
})

test('媒体曝光和涉安全超期：一级；媒体来件受理后才算本区的事', () => {
  const early = at('2026-03-02T09:00:00')
  assert.equal(opened({ channel: 'media', state: 'reported' }, early), null)
  assert.deepEqual(opened({ channel: 'media', state: 'accepted' }, early), ['I', 'media'])
  assert.equal(opened({ safety: true }, at('2026-03-03T16:00:00')), null)
  assert.deepEqual(opened({ safety: true }, at('2026-03-03T16:00:01')), ['I', 'safety:k1'])
})

test('上级答复、挂账期和各种答复时限不触发督办', () => {
  const late = at('2026-03-20T09:00:00')
  for (const name of ['upperWait', 'suspension', 'urgeReply', 'supervision'])
    assert.equal(opened({ clocks: [{ ...handle, name }] }, late), null, name)
})

test('重点案件：二级以上督办、媒体、多次返工', () => {
  assert.deepEqual(keyReasonsOf(quiet, rules), [])
  assert.deepEqual(keyReasonsOf({ ...quiet, supervision: { level: 'III' } }, rules), [])
  assert.deepEqual(keyReasonsOf({ ...quiet, supervision: { level: 'II' }, channel: 'media', reworks: 3 }, rules), [
    'supervision',
    'media',
    'reworks',
  ])
})
