import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { matchTopic, topicFilter } from './match-topic.ts'
import { readMessage } from './read-message.ts'
import { readPath } from './read-path.ts'
import type { PayloadForm } from './sensor-file.ts'
import { type Limits, type Standing, stepRule } from './step-rule.ts'

const MIN = 60_000
const T = Date.parse('2026-11-20T09:00:00+08:00')
const DEPTH: Limits = { when: 'above', enter: 15, leave: 10, forSeconds: 120, backSeconds: 300, mostGapMs: 30 * MIN }
const AT_ONCE: Limits = { ...DEPTH, forSeconds: 0, backSeconds: 0 }

function run(limits: Limits, readings: readonly (readonly [minute: number, value: number])[]) {
  let standing: Standing | undefined
  const turns: [string, number][] = []
  for (const [minute, value] of readings) {
    const { after, turn } = stepRule(limits, standing, { atMs: T + minute * MIN, value })
    standing = after
    if (turn) turns.push([turn.kind, (turn.atMs - T) / MIN])
  }
  return { turns, phase: standing?.phase }
}

test('超过限值够久才开始，从超过那刻算起；回落够久才结束', () => {
  assert.deepEqual(
    run(DEPTH, [
      [0, 20],
      [1, 20],
    ]).turns,
    [],
  )
  assert.deepEqual(
    run(DEPTH, [
      [0, 20],
      [1, 20],
      [2, 20],
      [3, 30],
    ]).turns,
    [['begun', 0]],
  )
  assert.deepEqual(
    run(DEPTH, [
      [0, 20],
      [2, 20],
      [3, 5],
      [7, 5],
      [8, 5],
    ]).turns,
    [
      ['begun', 0],
      ['ended', 3],
    ],
  )
})

test('限值与回差之间来回不算结束；短暂回落不算结束', () => {
  assert.deepEqual(
    run(DEPTH, [
      [0, 20],
      [2, 20],
      [3, 12],
      [20, 12],
      [21, 16],
      [22, 5],
      [23, 16],
    ]).turns,
    [['begun', 0]],
  )
})

test('刚好等于限值算超过，刚好等于回差不算回落；向下的规则相反', () => {
  assert.deepEqual(
    run(AT_ONCE, [
      [0, 15],
      [1, 10],
      [2, 9.99],
    ]).turns,
    [
      ['begun', 0],
      ['ended', 2],
    ],
  )
  const below: Limits = { ...AT_ONCE, when: 'below', enter: 0.14, leave: 0.2 }
  assert.deepEqual(
    run(below, [
      [0, 0.15],
      [1, 0.14],
      [2, 0.2],
      [3, 0.21],
    ]).turns,
    [
      ['begun', 1],
      ['ended', 3],
    ],
  )
})

test('迟到的读数不改变现在，只打断正在数的时间；中间长时间没有读数不计时', () => {
  assert.deepEqual(
    run(DEPTH, [
      [0, 20],
      [1.5, 20],
      [1, 3],
      [2, 20],
    ]).turns,
    [],
  )
  assert.deepEqual(
    run(DEPTH, [
      [0, 20],
      [2, 20],
      [1, 3],
    ]),
    { turns: [['begun', 0]], phase: 'problem' },
  )
  assert.deepEqual(
    run(DEPTH, [
      [0, 20],
      [60, 20],
    ]).turns,
    [],
  )
})

test('任意读数序列：开始与结束交替，同时最多一个问题', () => {
  const readings = fc.array(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 30 })), {
    maxLength: 80,
  })
  fc.assert(
    fc.property(readings, fc.boolean(), (given, isSlow) => {
      const { turns, phase } = run(isSlow ? DEPTH : AT_ONCE, given)
      turns.forEach(([kind], index) => {
        assert.equal(kind, index % 2 === 0 ? 'begun' : 'ended')
      })
      assert.equal(phase === 'problem' || phase === 'falling', turns.length % 2 === 1)
    }),
  )
})

const FORM: PayloadForm = {
  id: 'plain',
  topic: 'sensors/waterlog/{device}',
  time: { path: 'ts', form: 'seconds' },
  battery: 'bat',
  values: [{ metric: 'depth', path: 'data.depth', factor: 100 }],
}
const LIST: PayloadForm = {
  id: 'list',
  topic: 'vendor/+/up',
  device: 'sn',
  list: 'items',
  time: { path: 'time', form: 'rfc3339' },
  values: [{ metric: 'noise', path: 'v[0].db' }],
}
const read = (topic: string, body: unknown) =>
  readMessage([FORM, LIST], { topic, text: typeof body === 'string' ? body : JSON.stringify(body) }, T)

test('报文格式是数据：主题、路径、单位、时间写法', () => {
  assert.deepEqual(read('sensors/waterlog/W-1', { ts: T / 1000, data: { depth: 0.25 }, bat: 80 }), {
    ok: true,
    device: 'W-1',
    readings: [{ device: 'W-1', metric: 'depth', atMs: T, value: 25 }],
    battery: 80,
  })
  const two = [
    { time: '2026-11-20T09:00:00+08:00', v: [{ db: 55 }] },
    { time: '2026-11-20T01:01:00Z', v: [{ db: '61.5' }] },
  ]
  const found = read('vendor/a/up', { sn: 'N7', items: two })
  assert.ok(found.ok)
  assert.deepEqual(
    found.readings.map(({ device, atMs, value }) => [device, atMs - T, value]),
    [
      ['N7', 0, 55],
      ['N7', MIN, 61.5],
    ],
  )
  assert.equal(topicFilter(FORM.topic), 'sensors/waterlog/+')
  assert.equal(matchTopic(LIST.topic, 'vendor/a/b/up'), null)
})

test('坏报文整条不收，说明原因', () => {
  const reason = (topic: string, body: unknown) => {
    const found = read(topic, body)
    return found.ok ? null : found.reason
  }
  assert.match(reason('other/topic', {})!, /主题/)
  assert.match(reason('sensors/waterlog/W1', '{')!, /JSON/)
  assert.match(reason('sensors/waterlog/W 1', { ts: 1, data: { depth: 1 } })!, /编号/)
  assert.match(reason('sensors/waterlog/W1', { ts: 'soon', data: { depth: 1 } })!, /时间/)
  assert.match(reason('sensors/waterlog/W1', { ts: 1, data: { depth: 'deep' } })!, /不是数/)
  assert.match(reason('sensors/waterlog/W1', { ts: 1, data: { depth: 1e12 } })!, /不是数/)
  assert.match(reason('sensors/waterlog/W1', { ts: 1 })!, /没有读数/)
  assert.match(reason('vendor/a/up', { sn: 'N7', items: Array(501).fill({}) })!, /500/)
  assert.match(reason('sensors/waterlog/W1', 'x'.repeat(70_000))!, /64 KB/)
  assert.equal(readPath({}, 'constructor.name'), undefined)
})
