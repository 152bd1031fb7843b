import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { sql } from '#platform/db/sql.ts'
import { getWall, listWalls, reportShown, saveWall, steerWall } from '../contract.ts'

let nowMs = Date.parse('2026-11-21T20:00:00+08:00')
let house: TestHouse
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
})
after(() => house.close())

const code = (expected: string) => (thrown: unknown) => (thrown as { code?: string }).code === expected
const journalLines = async () => {
  const items = await house.runtime.db.many<{ operation: string }>(
    sql`select operation from platform.journal where operation like 'walls.%' order by id`,
  )
  return items.map(({ operation }) => operation)
}

test('a district begins with the walls of its file, without anything shown yet', async () => {
  const { items } = await house.perform(listWalls, {}, await house.principal('leader1'))
  assert.deepEqual(
    items.map(({ key, shown, steer }) => [key, shown, steer.scene]),
    [
      ['main', null, null],
      ['room', null, null],
    ],
  )
})

test('steering is seen by all, with the moment; an unknown wall is named', async () => {
  const chief = await house.principal('dutyChief1')
  nowMs += 60_000
  await house.perform(steerWall, { key: 'main', scene: 'street', held: true }, chief)
  const { steer, now } = await house.perform(getWall, { key: 'main' }, await house.principal('leader1'))
  assert.deepEqual(steer, { scene: 'street', held: true, since: '2026-11-21T20:01:00+08:00' })
  assert.equal(now, steer.since)
  await assert.rejects(
    house.perform(steerWall, { key: 'attic', scene: 'street', held: false }, chief),
    code('no-such-wall'),
  )
})

test('settings keep their versions apart: a stale one, and a second wall of a key, are refused', async () => {
  const chief = await house.principal('dutyChief1')
  const { version, setting } = await house.perform(getWall, { key: 'room' }, chief)
  const wish = { key: 'room', ...setting, rotateSeconds: 25 }
  const saved = await house.perform(saveWall, wish, chief, { expectedVersion: version })
  assert.deepEqual([saved.version, saved.setting.rotateSeconds], [version + 1, 25])
  await assert.rejects(house.perform(saveWall, wish, chief, { expectedVersion: version }), code('stale-version'))
  await assert.rejects(house.perform(saveWall, wish, chief), code('wall-exists'))
  const added = await house.perform(saveWall, { ...wish, key: 'lobby' }, chief)
  assert.equal(added.version, 1)
})

test('an open screen says what it shows; that leaves no line in the journal, steering does', async () => {
  const leader = await house.principal('leader1')
  const before = await journalLines()
  await house.perform(reportShown, { key: 'main', scene: 'street', why: 'held', widthPx: 3840, heightPx: 1080 }, leader)
  const { shown } = await house.perform(getWall, { key: 'main' }, leader)
  assert.deepEqual(shown, {
    scene: 'street',
    why: 'held',
    widthPx: 3840,
    heightPx: 1080,
    at: '2026-11-21T20:01:00+08:00',
  })
  assert.deepEqual(await journalLines(), before)
  assert.ok(before.includes('walls.steerWall') && before.includes('walls.saveWall'))
})

test('who may not steer or set is refused', async () => {
  const operator = await house.principal('operator1')
  const { setting } = await house.perform(getWall, { key: 'main' }, operator)
  for (const call of [
    house.perform(steerWall, { key: 'main', scene: 'overview', held: false }, operator),
    house.perform(saveWall, { key: 'main', ...setting }, operator),
  ])
    await assert.rejects(call, (thrown: unknown) => (thrown as { status?: number }).status === 403)
})
