import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { OUTDOOR, openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import { approveReturn, dispatch, endorseRequest, historyImport, requestReturn } from '#modules/cases/contract.ts'
import { catalogueBook } from '#modules/catalogue/contract.ts'
import { assignPosts, deactivateUnit, unitBook } from '#modules/people/contract.ts'
import { proposeUnits, viewBoard } from '../contract.ts'

let house: TestHouse
let walk: Walk
const START = Date.parse('2026-03-03T09:30:00+08:00')
let nowMs = START
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
  walk = openWalk(house)
})
after(() => house.close())

const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted
const propose = (caseId: string, account = 'dispatcher1') => walk.by(account, proposeUnits, { caseId })
const loadOf = async (unit: string) => {
  const { units } = await walk.by('dispatcher1', viewBoard, {})
  const found = units.find((one) => one.unit === unit)
  return found && [found.openCases, found.overdueCases, found.sentToday]
}
const DAY_MS = 86_400_000

/** Cases of the past that a unit led in a street. */
async function history(unit: string, count: number, street: string, daysAgo: number) {
  const areaCode = house.runtime.use(unitBook).find(street)!.areaCode!
  const outcomes = await house.runtime.asSystem('dispatch.test', (call) =>
    house.runtime.use(historyImport).importMany(
      call,
      Array.from({ length: count }, (_, n) => ({
        command: {
          type: 'importHistory' as const,
          channel: 'web',
          externalNo: `${unit}-${street}-${daysAgo}-${n}`,
          title: '旧案',
          text: '旧案',
          place: { status: 'resolved' as const, areaCode },
          category: OUTDOOR,
          to: 'closed' as const,
          times: { reportedAt: nowMs - daysAgo * DAY_MS, closedAt: nowMs - (daysAgo - 1) * DAY_MS },
          leadUnit: unit,
          closeKind: 'solved' as const,
        },
        appellant: null,
      })),
    ),
  )
  assert.ok(outcomes.every((outcome) => outcome.ok))
}

test('没有先例时按职责清单提议，写明依据；说出限期和现在派出何时到期', async () => {
  const id = await walk.reach('filed', { place: walk.pointIn('street02') })
  const proposed = await propose(id)
  const duty = house.runtime.use(catalogueBook).duty(OUTDOOR, house.runtime.use(unitBook).find('street02')!.areaCode)
  assert.equal(duty?.lead, 'street02')
  const [first, ...more] = proposed.units
  assert.deepEqual(
    [first?.unit, first?.byDuty, first?.sameCategory, first?.share, more],
    ['street02', true, 0, null, []],
  )
  assert.match(first?.reason.zh ?? '', /^职责清单：/)
  assert.deepEqual(
    proposed.coHandlers.map((one) => one.unit),
    duty?.coHandlers,
  )
  const { case: state } = await walk.look(id)
  assert.deepEqual([proposed.limit, proposed.lastReturner], [{ n: 7, unit: 'ND' }, null])
  assert.deepEqual(proposed.limit, state.limit)
  assert.equal(Date.parse(proposed.dueFromNow ?? ''), nowMs + 7 * DAY_MS)
})

test('职责清单在前，其后按本街道九十天内谁办得多；别的街道、更早的不算；至多三个', async () => {
  await history('landscape', 3, 'street03', 10)
  await history('urban_management', 6, 'street03', 20)
  await history('lighting', 1, 'street03', 30)
  await history('drainage', 50, 'street03', 95)
  await history('water_affairs', 50, 'street04', 10)
  const id = await walk.reach('filed', { place: walk.pointIn('street03') })
  const { units } = await propose(id)
  assert.deepEqual(
    units.map((one) => [one.unit, one.byDuty, one.sameCategory, one.share]),
    [
      ['street03', true, 0, 0],
      ['urban_management', false, 6, 0.6],
      ['landscape', false, 3, 0.3],
    ],
  )
  assert.equal(units[1]?.reason.zh, '近90天本街道同类 60% 由此单位办理（10 件）')
})

test('刚退单的单位会说明；停用的单位不再提议', async () => {
  await history('heat_company', 2, 'street06', 5)
  const id = await walk.reach('dispatched', { place: walk.pointIn('street06') })
  await walk.by('sanitation.handler1', requestReturn, { id, reason: 'notOurDuty', text: '不是我们的' })
  await walk.by('sanitation.lead1', endorseRequest, { id })
  await walk.by('dutyChief1', approveReturn, { id, wrongDispatch: true })
  const before = await propose(id)
  assert.equal(before.lastReturner, 'sanitation')
  assert.ok(before.units.some((one) => one.unit === 'heat_company'))
  for (const account of ['heat_company.handler1', 'heat_company.lead1']) {
    const { id: person } = await walk.person(account)
    await walk.by('securityAdmin1', assignPosts, { id: person, posts: [] })
  }
  await walk.by('sysAdmin1', deactivateUnit, { id: 'heat_company' })
  assert.ok(!(await propose(id)).units.some((one) => one.unit === 'heat_company'))
  await assert.rejects(walk.by('dispatcher1', dispatch, { id, lead: 'heat_company' }), code('unit-inactive'))
})

test('单位负荷：在办、超期、今日派出随办理而变，今日已办完的仍计入派出', async () => {
  nowMs = START
  assert.deepEqual(await loadOf('gas_company'), [0, 0, 0])
  const ids = await Promise.all([1, 2, 3].map(() => walk.reach('filed', { place: walk.pointIn('street09') })))
  for (const id of ids) await walk.by('dispatcher1', dispatch, { id, lead: 'gas_company' })
  assert.deepEqual(await loadOf('gas_company'), [3, 0, 3])
  await walk.sign(ids[0]!, 'gas_company.handler1')
  await walk.complete(ids[0]!, {}, 'gas_company.handler1')
  assert.deepEqual(await loadOf('gas_company'), [2, 0, 3])
  const next = await propose(await walk.reach('filed', { place: walk.pointIn('street09') }))
  const habit = next.units.find(({ unit }) => unit === 'gas_company')
  assert.deepEqual([habit?.byDuty, habit?.share], [false, 1], 'what was sent counts as a precedent')
  nowMs += DAY_MS
  assert.deepEqual(await loadOf('gas_company'), [2, 2, 0])
  nowMs = START
})

test('负荷表列出所有可主办的单位和签收人；没有权限的看不到，也看不到不存在的案件', async () => {
  const { units } = await walk.by('leader1', viewBoard, {})
  const kinds = house.runtime
    .use(unitBook)
    .all()
    .filter((unit) => ['districtDepartment', 'publicUtility', 'streetCenter'].includes(unit.kind))
  assert.deepEqual(units.map((one) => one.unit).sort(), kinds.map((unit) => unit.id).sort())
  const street = units.find((one) => one.unit === 'street01')
  assert.deepEqual(street?.signers, [(await walk.person('street01.dispatcher')).name])
  assert.deepEqual(street?.onDuty, [(await walk.person('street01.lead1')).name])
  await assert.rejects(walk.by('operator1', viewBoard, {}), code('not-permitted'))
  await assert.rejects(propose(house.runtime.newId()), code('case-not-found'))
  await assert.rejects(propose(await walk.reach('filed'), 'sanitation.handler1'), code('not-permitted'))
})
