import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import * as cases from '#modules/cases/contract.ts'
import { type ClockExplanation, explainClock } from '../contract.ts'

let house: TestHouse
let walk: Walk
let nowMs = Date.parse('2026-09-29T10:00:00+08:00')
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
  walk = openWalk(house)
})
after(() => house.close())

const goTo = (text: string) => {
  nowMs = Date.parse(`${text}:00+08:00`)
}
const explain = (id: string, clock: string, account = 'dutyChief1'): Promise<ClockExplanation> =>
  walk.by(account, explainClock, { id, clock })
const lines = ({ pieces }: ClockExplanation) =>
  pieces.map(({ from, to, zh }) => `${from.slice(5, 16)} ${to?.slice(5, 16) ?? '…'} ${zh}`)

test('退单审批的时限跨国庆：放假用名称，规则、起因和责任人都说得出', async () => {
  goTo('2026-09-30T16:30')
  const id = await walk.reach('handling')
  goTo('2026-09-30T17:00')
  await walk.by('sanitation.handler1', cases.requestReturn, { id, reason: 'notOurDuty', text: '不属于我单位职责范围' })
  const explained = await explain(id, 'endorse')
  assert.deepEqual(lines(explained), [
    '09-30T17:00 09-30T17:30 计时',
    '09-30T17:30 10-01T00:00 非工作时段',
    '10-01T00:00 10-08T00:00 国庆节放假',
    '10-08T00:00 10-08T09:00 非工作时段',
    '10-08T09:00 10-08T10:30 计时',
  ])
  assert.deepEqual(
    [explained.limit, explained.due, explained.calendar.version, explained.warnings],
    [{ n: 2, unit: 'WH' }, '2026-10-08T10:30:00+08:00', 1, []],
  )
  assert.deepEqual([explained.source.from, explained.source.zh], ['stepTable', '环节时限表“单位审核”'])
  assert.equal(explained.source.version, explained.rulesVersion)
  assert.equal(explained.startCause?.zh, '申请退单')
  assert.equal(explained.startCause?.requestNo, '1')
  assert.deepEqual(
    explained.owners.map(({ post, unit, to }) => [post, unit, to]),
    [['handlerLead', 'sanitation', null]],
  )
})

test('挂账跨国庆的处置时限：由哪一号申请停的、批准的哪一行，又由什么恢复；延期另计', async () => {
  goTo('2026-09-28T09:30')
  const id = await walk.reach('handling')
  const tries = [{ at: '2026-09-28T09:30:00+08:00', means: 'call', reached: true, proof: '通话记录' }] as const
  await walk.by('sanitation.handler1', cases.firstContact, { id, tries: [...tries] })
  const ask = { id, reason: 'funding', text: '等待资金', told: true } as const
  goTo('2026-09-28T15:00')
  await walk.by('sanitation.handler1', cases.requestExtension, {
    id,
    reason: 'weather',
    text: '连日暴雨',
    grant: { n: 2, unit: 'WD' },
    photos: [await walk.photo('sanitation.handler1')],
  })
  await walk.by('sanitation.lead1', cases.endorseRequest, { id })
  goTo('2026-09-28T16:00')
  await walk.by('dutyChief1', cases.approveExtension, { id })
  goTo('2026-09-28T16:30')
  await walk.by('sanitation.handler1', cases.requestSuspension, { ...ask, target: '2026-10-12T09:00:00+08:00' })
  await walk.by('sanitation.lead1', cases.endorseRequest, { id })
  goTo('2026-09-29T10:00')
  await walk.by('leader1', cases.approveSuspension, { id })
  const paused = await explain(id, 'handle')
  const last = paused.pieces.at(-1)!
  assert.deepEqual(
    [paused.state, paused.due, last.to, last.reason, last.zh, last.cause?.zh, last.cause?.requestNo],
    ['paused', null, null, 'pause:suspension', '挂账期间暂停', '挂账', '2'],
  )
  const suspension = await explain(id, 'suspension')
  assert.deepEqual(
    [suspension.source.from, suspension.givenDue, suspension.due],
    ['givenDate', '2026-10-12T09:00:00+08:00', '2026-10-12T09:00:00+08:00'],
  )
  goTo('2026-10-09T11:00')
  await walk.by('dispatcher1', cases.resume, { id, reason: '资金提前到位' })
  const running = await explain(id, 'handle')
  const pause = running.pieces.find((piece) => piece.reason === 'pause:suspension')!
  assert.deepEqual(
    [pause.from.slice(5, 16), pause.to?.slice(5, 16), pause.counted, pause.endCause?.zh],
    ['09-29T10:00', '10-09T11:00', false, '恢复办理'],
  )
  assert.deepEqual(
    running.grants.map(({ limit, cause }) => [limit, cause?.zh, cause?.requestNo]),
    [[{ n: 2, unit: 'WD' }, '同意延期', '1']],
  )
  assert.ok(running.pieces.some((piece) => piece.zh.startsWith('延期计时')))
  assert.ok(['tier', 'category'].includes(running.source.from), running.source.zh)
  assert.equal(running.pieces.at(-1)!.to, running.due)
  const seen = await walk.look(id)
  assert.equal(seen.clocks.find((clock) => clock.name === 'handle')!.due, running.due)
})

test('每一个时限都解释得到自己的到期；整案分处置与其他环节', async () => {
  goTo('2026-03-03T09:30')
  const id = await walk.reach('handling')
  const { clocks } = await walk.look(id)
  assert.ok(clocks.length >= 5)
  for (const clock of clocks) {
    const explained = await explain(id, clock.id)
    assert.deepEqual([explained.id, explained.due, explained.result], [clock.id, clock.due, clock.result])
    assert.equal(explained.pieces.at(-1)?.to ?? null, clock.due)
    assert.notEqual(explained.source.from, 'other', `${clock.name}: ${explained.source.zh}`)
  }
})

test('按案号也能查；看不到的案件和没有的时限都回答没有', async () => {
  goTo('2026-03-04T09:30')
  const id = await walk.reach('handling')
  const { case: state } = await walk.look(id)
  assert.equal((await explain(state.caseNo, 'handle')).caseId, id)
  const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted
  await assert.rejects(explain(id, 'suspension'), code('clock-not-found'))
  await assert.rejects(explain(id, 'handle', 'lighting.handler1'), code('case-not-found'))
  await assert.rejects(explain(id, 'handle', 'sysAdmin1'), code('not-permitted'))
  await assert.rejects(explain('no-such-case', 'handle'), code('case-not-found'))
})
