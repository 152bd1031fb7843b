import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { isFault } from '#core/fault.ts'
import { areaBook } from '#modules/territory/contract.ts'
import { newId } from '#platform/ids.ts'
import { listRoster, personBook, rosterBook, saveRosterShift, updatePerson } from '../contract.ts'

let house: TestHouse

before(async () => {
  house = await testHouse({ seed: 'demo' })
})
after(() => house.close())

const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted

test('任何网格在任何时刻都有一名在册的值班人', () => {
  const roster = house.runtime.use(rosterBook)
  const persons = house.runtime.use(personBook)
  const grids = house.runtime.use(areaBook).all('grid')
  assert.equal(grids.length, 1500)
  const check = (code: string, atMs: number) => {
    const found = roster.responsibleAt(code, atMs)
    assert.equal(found.length, 1, `${code} at ${new Date(atMs).toISOString()}`)
    assert.notEqual(found[0]?.shift, 'standing')
    assert.ok(persons.find(found[0]?.personId ?? '')?.posts.some((held) => held.post === 'gridWorker'))
  }
  const moments = [0, 1, 2, 3, 4, 5, 6].flatMap((day) =>
    ['00:00', '07:59', '08:00', '15:59', '16:00', '23:59'].map((time) =>
      Date.parse(`2026-03-0${day + 2}T${time}:00+08:00`),
    ),
  )
  for (const grid of grids) for (const atMs of moments) check(grid.code, atMs)
  const start = Date.parse('2021-01-01T00:00:00+08:00')
  const end = Date.parse('2035-01-01T00:00:00+08:00')
  fc.assert(
    fc.property(fc.nat(grids.length - 1), fc.integer({ min: start, max: end }), (at, atMs) => {
      check(grids[at]?.code ?? '', atMs)
    }),
    { numRuns: 3000 },
  )
})

test('值班人的电话打码给出，改号后立即更新', async () => {
  const roster = house.runtime.use(rosterBook)
  const worker = await house.principal('street06.c01.worker1')
  const grid = worker.posts[0]?.areaCode ?? ''
  const monday = Date.parse('2026-03-02T09:00:00+08:00')
  const admin = await house.principal('sysAdmin1')
  await house.perform(updatePerson, { id: worker.id, phone: '15400007777' }, admin)
  assert.equal(roster.responsibleAt(grid, monday)[0]?.phoneMasked, '154****7777')
  await house.perform(updatePerson, { id: worker.id, phone: null }, admin)
  assert.equal(roster.responsibleAt(grid, monday)[0]?.phoneMasked, '')
})

test('没有排班时由设岗的人顶上：先网格，再社区，再街道', async () => {
  const roster = house.runtime.use(rosterBook)
  const beforeAnyRoster = Date.parse('2019-06-03T10:00:00+08:00')
  const grid = house.runtime.use(areaBook).all('grid')[0]?.code ?? ''
  const standing = roster.responsibleAt(grid, beforeAnyRoster)
  assert.deepEqual(
    standing.map((one) => one.shift),
    ['standing'],
  )
  const worker = house.runtime.use(personBook).find(standing[0]?.personId ?? '')
  assert.ok(worker?.account.startsWith('street01.c01.worker'))
  const community = roster.responsibleAt(grid.slice(0, 12), beforeAnyRoster)
  assert.equal(house.runtime.use(personBook).find(community[0]?.personId ?? '')?.account, 'street01.c01.officer1')
  assert.deepEqual(roster.responsibleAt('110101001001001', beforeAnyRoster), [])
})

const line = (part: object) => ({
  id: newId(),
  shift: 'day' as const,
  weekdays: [1, 2, 3],
  startsAt: '08:00',
  endsAt: '16:00',
  validFrom: '2030-01-01',
  validTo: null,
  ...part,
})

test('街道派遣员只能排本街道的班，新班立即生效', async () => {
  const planner = await house.principal('street04.dispatcher')
  const duty = await house.principal('street04.duty1')
  const other = await house.principal('street05.duty1')
  const wish = line({ personId: duty.id, unit: 'street04', areaCodes: ['990101004'] }) as never
  const saved = await house.perform(saveRosterShift, wish, planner)
  assert.equal(saved.version, 1)
  const monday = Date.parse('2030-01-07T09:00:00+08:00')
  const roster = house.runtime.use(rosterBook)
  assert.ok(roster.responsibleAt('990101004001001', monday).some((one) => one.personId === duty.id))
  const now = await house.perform(listRoster, { unit: 'street04', at: '2030-01-07T09:00:00+08:00' }, planner)
  assert.deepEqual(
    now.items.map((row) => row.id),
    [saved.id],
  )

  const refuse = async (part: object, wanted: string) =>
    assert.rejects(house.perform(saveRosterShift, line(part) as never, planner), code(wanted))
  await refuse({ personId: other.id, unit: 'street05', areaCodes: ['990101005'] }, 'not-permitted')
  await refuse({ personId: duty.id, unit: 'street04', areaCodes: ['990101005'] }, 'not-permitted')
  await refuse({ personId: other.id, unit: 'street04', areaCodes: ['990101004'] }, 'not-of-unit')
  await refuse({ personId: duty.id, unit: 'street04', areaCodes: ['990101004999'] }, 'area-not-of-unit')
  await refuse(
    { personId: duty.id, unit: 'street04', areaCodes: ['990101004'], validTo: '2029-12-31' },
    'time-malformed',
  )
  await assert.rejects(
    house.perform(saveRosterShift, { ...(wish as object), personId: duty.id } as never, planner, {
      expectedVersion: 9,
    }),
    code('stale'),
  )
  const foreign = await house.principal('street05.dispatcher')
  await assert.rejects(house.perform(saveRosterShift, wish, foreign), code('not-permitted'))
  await assert.rejects(house.perform(saveRosterShift, wish, await house.principal('operator1')), code('not-permitted'))
})
