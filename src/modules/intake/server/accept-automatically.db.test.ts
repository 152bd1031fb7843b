import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { OUTDOOR, openWalk, type Walk } from '#apps/test-walk.ts'
import { acceptAutomatically } from './accept-automatically.ts'

let house: TestHouse
let walk: Walk
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => Date.parse('2026-03-03T09:30:00+08:00') })
  walk = openWalk(house)
})
after(() => house.close())

/** Reported by a camera of a street; then the house looks at it, as it does after each commit. */
async function detected(street: string, change: object) {
  const { id } = await walk.report({
    channel: 'videoPatrol',
    title: `${street}路口暴露垃圾`,
    text: '视频发现暴露垃圾',
    place: walk.pointIn(street),
    category: OUTDOOR,
    appellant: {},
    photosBefore: [await walk.photo('operator1')],
    ...change,
  })
  const { variant } = (await walk.look(id)).case
  const told = { caseId: id, channel: 'videoPatrol', variant, events: ['Reported'], state: 'reported' }
  const look = () => house.runtime.asSystem('intake.acceptAutomatically', (call) => acceptAutomatically.run(told, call))
  await look()
  // told twice, as may happen after an outage
  await look()
  return walk.look(id)
}

test('置信度够高的视频发现由系统受理，记录里写明凭什么', async () => {
  const { case: state, record } = await detected('street01', { confidence: 0.97 })
  assert.equal(state.state, 'accepted')
  const line = record.at(-1)!
  assert.deepEqual([line.type, line.actorKind], ['Accepted', 'system'])
  assert.equal((line.data as { confidence?: number }).confidence, 0.97)
})

test('把握不大、资料不全、疑似重复的留给受理员', async () => {
  assert.equal((await detected('street02', { confidence: 0.5 })).case.state, 'reported')
  assert.equal((await detected('street03', {})).case.state, 'reported', 'nobody said how sure it was')
  assert.equal((await detected('street04', { confidence: 0.99, category: undefined })).case.state, 'reported')
  assert.equal((await detected('street01', { confidence: 0.99 })).case.state, 'reported', 'the same heap is open')
})

test('热线工单不由系统受理', async () => {
  const { id } = await walk.report()
  const told = { caseId: id, channel: 'hotline12345', variant: 'hotline', events: ['Reported'], state: 'reported' }
  await house.runtime.asSystem('intake.acceptAutomatically', (call) => acceptAutomatically.run(told, call))
  assert.equal((await walk.look(id)).case.state, 'reported')
})

test('回放的案件由回放自己办，系统不插手', async () => {
  const place = { ...walk.pointIn('street05'), synthetic: true }
  assert.equal((await detected('street05', { confidence: 0.99, place })).case.state, 'reported')
  assert.equal((await detected('street06', { confidence: 0.99 })).case.state, 'accepted')
})
