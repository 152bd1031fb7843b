import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foldMeasures, type RecordLine } from './fold-measures.ts'

let atMs = 0
const line = (type: string, data: Record<string, unknown> = {}, by: string | null = 'p1'): RecordLine => {
  atMs += 1
  return { type, atMs, by, post: 'supervisor', actorKind: by === null ? 'system' : 'person', data }
}
const notice = (id: string, kind: string) => ({
  notice: { id, no: `A-${id}`, kind, post: 'handlerOfficer', unit: 'sanitation', text: '请尽快' },
})
const supervision = (id: string, level: string) => ({
  supervision: {
    id,
    no: `A-${id}`,
    level,
    form: 'written',
    openedPost: 'supervisor',
    unit: 'sanitation',
    reason: '久拖',
  },
})
const brief = (lines: RecordLine[]) => foldMeasures(lines).map(({ id, state, answer }) => [id, state, answer])

test('新的催办顶替旧的；答复了就办完；系统发的记为自动', () => {
  const lines = [
    line('Urged', notice('c1', 'urge'), null),
    line('Urged', notice('c2', 'urge')),
    line('UrgeReplied', { noticeId: 'c2', text: '今天办' }),
  ]
  assert.deepEqual(brief(lines), [
    ['c1', 'lapsed', null],
    ['c2', 'answered', '今天办'],
  ])
  assert.deepEqual(
    foldMeasures(lines).map((one) => one.automatic),
    [true, false],
  )
})

test('处置完成即答复催办；改派、退单后催办失效', () => {
  assert.deepEqual(brief([line('Urged', notice('c1', 'urge')), line('Completed', { answer: '已清运' })]), [
    ['c1', 'answered', '已清运'],
  ])
  assert.deepEqual(brief([line('Urged', notice('c1', 'urge')), line('ReturnApproved')]), [['c1', 'lapsed', null]])
})

test('提级后低一级的失效；答复后等办结；不满意再督办', () => {
  const lines = [
    line('SupervisionOpened', supervision('d1', 'III')),
    line('SupervisionOpened', supervision('d2', 'II')),
    line('SupervisionReplied', { supervisionId: 'd2', text: '正在办' }),
    line('SupervisionOpened', supervision('d3', 'II')),
    line('SupervisionReplied', { supervisionId: 'd3', text: '已办好' }),
    line('SupervisionClosed', { supervisionId: 'd3', reason: null }),
  ]
  assert.deepEqual(brief(lines), [
    ['d1', 'lapsed', null],
    ['d2', 'answered', '正在办'],
    ['d3', 'ended', '已办好'],
  ])
  assert.ok(foldMeasures(lines).every((one) => one.endedMs !== null))
})

test('结案时未答复的提醒单失效，三级督办随案结束；不要求答复的批示一发即了', () => {
  const lines = [
    line('ReminderIssued', notice('t1', 'reminder')),
    line('Instructed', { ...notice('p1', 'instruction'), waits: false }),
    line('SupervisionOpened', supervision('d1', 'III')),
    line('SupervisionEnded', { supervisionId: 'd1' }),
    line('Closed'),
  ]
  assert.deepEqual(brief(lines), [
    ['t1', 'lapsed', null],
    ['p1', 'ended', null],
    ['d1', 'ended', null],
  ])
})

test('再读一遍结果相同', () => {
  const lines = [line('Urged', notice('c1', 'urge')), line('Closed')]
  assert.deepEqual(foldMeasures(lines), foldMeasures(lines))
})
