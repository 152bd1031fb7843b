import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Reached, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import type { Input, Output } from '#core/operation.ts'
import { inScope, type Scope } from '#core/scope.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { unitBook } from '#modules/people/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import { sql } from '#platform/db/sql.ts'
import { newId } from '#platform/ids.ts'
import * as cases from '../contract.ts'
import { conditionsOf } from './case-conditions.ts'
import { listCases as listStored } from './case-list-store.ts'

type Filters = Input<typeof cases.listCases>

let house: TestHouse
let walk: Walk
const START = Date.parse('2026-03-03T09:30:00+08:00')
let nowMs = START
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
  walk = openWalk(house)
  await plant()
})
after(() => house.close())

const ids = new Map<string, string>()
const id = (name: string) => ids.get(name)!

/** A small district of work: every state, several streets, channels and dues, some equal. */
async function plant() {
  const put = async (name: string, state: Reached, change: { title: string } & Partial<Input<typeof cases.report>>) =>
    ids.set(name, await walk.reach(state, { text: change.title, ...change }))
  const at = (unit: string) => ({ place: walk.pointIn(unit) })
  const near = { ...walk.pointIn('street01'), address: '临江大道18号' }
  await put('reported', 'reported', { title: '小区垃圾没人清', text: '三号楼门口垃圾堆积', place: near })
  await put('accepted', 'accepted', { title: '路灯不亮', channel: 'web', ...at('street02') })
  await put('filed', 'filed', { title: '井盖丢失 A座', ...at('street02.c02') })
  const caller = { name: '李四', phone: '13900005678' }
  await put('dispatched', 'dispatched', { title: '噪音扰民', appellant: caller, ...at('street03') })
  await put('handling', 'handling', { title: '占道经营', ...at('street03') })
  await put('done', 'done', { title: '绿化带枯死', ...at('street04') })
  await put('checking', 'checking', { title: '护栏缺失', ...at('street04') })
  await put('callback', 'callback', { title: '下水道堵塞', ...at('street05') })
  await put('toClose', 'toClose', { title: '黑车拉客', ...at('street05') })
  await put('closed', 'closed', { title: '油烟污染', channel: 'hotline962000', ...at('street06') })
  const long = '202603021234567890'
  await put('outside number', 'reported', { title: '建议修桥', externalNo: long, channel: 'upperPlatform' })
  await put('short outside number', 'reported', { title: '建议拓宽', externalNo: '778899', channel: 'cnhubei' })
  // No area at all: belongs to no street, and is counted so.
  await put('nowhere', 'reported', { title: '不知在哪里', place: { address: '某个说不清的地方' } })
}

async function list(account: string, filters: Filters = {}): Promise<Output<typeof cases.listCases>> {
  return walk.by(account, cases.listCases, filters)
}
const found = async (filters: Filters, account = 'dutyChief1') => {
  const { items } = await list(account, { limit: 200, ...filters })
  return items.map((row) => [...ids].find(([, one]) => one === row.id)?.[0] ?? row.id).sort()
}
const ALL = () => [...ids.keys()].sort()

test('状态、渠道、类别、区域、单位、时间的筛选', async () => {
  assert.deepEqual(await found({}), ALL())
  assert.deepEqual(await found({ state: ['filed', 'done'] }), ['done', 'filed'])
  assert.deepEqual(await found({ channel: ['web', 'hotline962000'] }), ['accepted', 'closed'])
  assert.deepEqual(await found({ category: '20', state: ['reported'] }), [])
  assert.deepEqual(await found({ category: '2001', state: ['accepted', 'filed'] }), ['accepted', 'filed'])
  const areaOf = (unit: string) => house.runtime.use(unitBook).find(unit)!.areaCode!
  assert.deepEqual(await found({ area: areaOf('street02') }), ['accepted', 'filed'])
  assert.deepEqual(await found({ area: areaOf('street02.c02') }), ['filed'])
  assert.deepEqual(await found({ unit: 'sanitation', state: ['dispatched', 'handling'] }), ['dispatched', 'handling'])
  assert.deepEqual(await found({ unit: 'lighting' }), [])
  assert.deepEqual(await found({ from: toRfc3339(START), to: toRfc3339(START + 1) }), ALL())
  assert.deepEqual(await found({ from: toRfc3339(START + 1) }), [])
  assert.deepEqual(await found({ to: toRfc3339(START) }), [])
})

test('按坐标框筛选：框内和框边上的都在，框外和没有坐标的不在', async () => {
  const { items } = await list('dutyChief1', { limit: 200 })
  const placed = items.filter(({ lon }) => lon !== null)
  assert.ok(placed.length > 5 && placed.length < items.length)
  const lons = placed.map(({ lon }) => lon!).sort((a, b) => a - b)
  const middle = lons[Math.floor(lons.length / 2)]!
  const wanted = placed.filter(({ lon }) => lon! >= middle)
  assert.ok(wanted.length < placed.length)
  const boxed = await list('dutyChief1', { limit: 200, box: `${middle},-90,180,90` })
  assert.deepEqual(boxed.items.map((row) => row.id).sort(), wanted.map((row) => row.id).sort())
  assert.deepEqual(await found({ box: '0,0,1,1' }), [])
})

test('搜索：两个汉字、一个汉字、地址、数字、案号尾号、外部编号', async () => {
  assert.deepEqual(await found({ text: '垃圾' }), ['reported'])
  assert.deepEqual(await found({ text: '小区垃圾' }), ['reported'])
  assert.deepEqual(await found({ text: '路' }), ['accepted'])
  assert.deepEqual(await found({ text: '临江大道' }), ['reported'])
  assert.deepEqual(await found({ text: '大道18' }), ['reported'])
  assert.deepEqual(await found({ text: '18' }), ['reported'])
  assert.deepEqual(await found({ text: 'Ａ座' }), ['filed'])
  assert.deepEqual(await found({ text: '建议' }), ['outside number', 'short outside number'])
  const { caseNo } = (await walk.look(id('filed'))).case
  assert.deepEqual(await found({ text: caseNo }), ['filed'])
  assert.deepEqual(await found({ text: ` ${caseNo} ` }), ['filed'])
  for (const digits of [4, 6, 8])
    assert.ok((await found({ text: caseNo.slice(-digits) })).includes('filed'), `${digits} digits`)
  assert.deepEqual(await found({ text: caseNo.slice(-8) }), ['filed'])
  assert.deepEqual(await found({ text: '202603021234567890' }), ['outside number'])
  assert.deepEqual(await found({ text: '778899' }), ['short outside number'])
  assert.deepEqual(await found({ text: '没有这样的字' }), [])
  assert.deepEqual(await found({ text: '？！' }), [])
  assert.deepEqual(await found({ text: "垃圾' | '路灯" }), [])
  assert.deepEqual(await found({ text: '   ' }), ALL())
})

test('搜索：电话写全才找得到，写法不限；只写一部分找不到', async () => {
  for (const typed of ['13900005678', '139 0000 5678', '+86 139-0000-5678', '１３９００００５６７８'])
    assert.deepEqual(await found({ text: typed }), ['dispatched'], typed)
  for (const part of ['1390000567', '139000', '5678901']) assert.deepEqual(await found({ text: part }), [], part)
})

test('翻页：不漏不重，两种排序，到期相同、没有到期的都在', async () => {
  // Many with one and the same due, and some with none.
  const twins = await Promise.all(Array.from({ length: 12 }, () => walk.report({ title: '同一时刻' })))
  for (const sort of ['due', 'newest'] as const)
    for (const limit of [1, 2, 3, 7]) {
      const seen: Output<typeof cases.listCases>['items'] = []
      let cursor: string | null = null
      do {
        const page: Output<typeof cases.listCases> = await list('dutyChief1', {
          sort,
          limit,
          ...(cursor ? { cursor } : {}),
        })
        assert.ok(page.items.length <= limit)
        seen.push(...page.items)
        cursor = page.next
      } while (cursor)
      assert.equal(seen.length, ids.size + twins.length, `${sort} by ${limit}`)
      assert.equal(new Set(seen.map((row) => row.id)).size, seen.length)
      const keys = seen.map((row) =>
        sort === 'newest' ? -Date.parse(row.reportedAt) : row.step?.due ? Date.parse(row.step.due) : Number.MAX_VALUE,
      )
      assert.deepEqual(
        keys,
        [...keys].sort((a, b) => a - b),
      )
    }
  const made = (ms: number, id: string) => Buffer.from(JSON.stringify([ms, id])).toString('base64url')
  for (const cursor of ['nonsense', made(1e300, newId()), made(0, '-'.repeat(36))])
    await assert.rejects(list('dutyChief1', { cursor }), (error) => isFault(error) && error.code === 'cursor')
  for (const { id: twin } of twins) await walk.by('filingOfficer1', cases.voidCase, { id: twin, reason: 'test' })
})

test('翻页途中有案件变动：没有变动的不漏不重', async () => {
  const some = await Promise.all(Array.from({ length: 9 }, () => walk.report({ title: '翻页途中' })))
  const first = await list('dutyChief1', { text: '翻页途中', sort: 'newest', limit: 4 })
  await walk.report({ title: '翻页途中' })
  await walk.accept(first.items[0]!.id)
  const rest = await list('dutyChief1', { text: '翻页途中', sort: 'newest', limit: 50, cursor: first.next! })
  assert.deepEqual([...first.items, ...rest.items].map((row) => row.id).sort(), some.map((one) => one.id).sort())
  const { items } = await list('dutyChief1', { text: '翻页途中', limit: 50 })
  for (const row of items.filter((one) => one.state === 'reported'))
    await walk.by('filingOfficer1', cases.voidCase, { id: row.id, reason: 'test' })
})

test('各岗位的工作台：看到的正是等自己办的，件数与列表一致', async () => {
  const open = { text: '', limit: 200 }
  const desk = async (account: string, name: cases.Desk) => found({ ...open, desk: name }, account)
  assert.deepEqual(
    await desk('filingOfficer1', 'filing'),
    ['accepted', (await list('dutyChief1', { state: ['accepted'], text: '翻页途中' })).items[0]!.id].sort(),
  )
  assert.deepEqual(await desk('dispatcher1', 'dispatch'), ['filed'])
  assert.deepEqual(await desk('sanitation.handler1', 'sign'), ['dispatched'])
  assert.deepEqual(await desk('lighting.handler1', 'sign'), [])
  assert.deepEqual(await desk('sanitation.handler1', 'handle'), ['handling'])
  assert.deepEqual(await desk('intakeOfficer1', 'checkAssign'), ['done'])
  assert.deepEqual(await desk('checker1', 'check'), ['checking'])
  assert.deepEqual(await desk('callbackOfficer1', 'callback'), ['callback'])
  assert.deepEqual(await desk('callbackOfficer1', 'decide'), [])
  assert.deepEqual(await desk('filingOfficer1', 'close'), ['toClose'])
  assert.deepEqual(await desk('intakeOfficer1', 'intake'), [
    'nowhere',
    'outside number',
    'reported',
    'short outside number',
  ])

  await walk.by('sanitation.handler1', cases.requestReturn, {
    id: id('dispatched'),
    reason: 'wrongArea',
    text: '不在辖区',
  })
  assert.deepEqual(await desk('sanitation.lead1', 'requests'), ['dispatched'])
  assert.deepEqual(await desk('dutyChief1', 'requests'), [])
  await walk.by('sanitation.lead1', cases.endorseRequest, { id: id('dispatched') })
  assert.deepEqual(
    [await desk('sanitation.lead1', 'requests'), await desk('dutyChief1', 'requests')],
    [[], ['dispatched']],
  )

  const help = await walk.reach('filed', { title: '协办工作台' })
  await walk.by('dispatcher1', cases.dispatch, { id: help, lead: 'sanitation', coHandlers: ['landscape'] })
  await walk.sign(help)
  assert.deepEqual(await desk('landscape.handler1', 'orders'), [help])
  assert.deepEqual([await desk('landscape.handler1', 'handle'), await desk('lighting.handler1', 'orders')], [[], []])

  for (const account of ['dutyChief1', 'street03.dispatcher', 'sanitation.handler1', 'landscape.handler1']) {
    const { desks } = await walk.by(account, cases.countDesks, {})
    for (const { desk: name, count } of desks)
      assert.equal(count, (await found({ ...open, desk: name as cases.Desk }, account)).length, `${account} ${name}`)
  }
})

test('超期：到期一过即列入，列表、筛选、统计口径一致', async () => {
  const overdue = async (is: boolean) => (await list('dutyChief1', { overdue: is, limit: 200 })).items
  assert.deepEqual(await overdue(true), [])
  nowMs += 40 * 86_400_000
  const late = await overdue(true)
  const rest = await overdue(false)
  const all = (await list('dutyChief1', { limit: 200 })).items
  assert.equal(late.length + rest.length, all.length)
  assert.ok(late.some((row) => row.id === id('handling')) && rest.some((row) => row.id === id('closed')))
  assert.ok(late.every((row) => row.overdue) && rest.every((row) => !row.overdue))
  assert.ok(late.every((row) => row.step === null || row.step.light === 'red'))
  const { rows } = await walk.by('dutyChief1', cases.countCases, { by: 'state' })
  assert.equal(
    rows.reduce((sum, row) => sum + row.overdue, 0),
    late.length,
  )
  nowMs = START
})

test('统计各维度合计都等于列表件数，没有归属的单列一行', async () => {
  for (const account of ['dutyChief1', 'street02.dispatcher', 'sanitation.lead1'])
    for (const by of ['street', 'state', 'channel', 'category', 'unit', 'day', 'month'] as const) {
      const { rows } = await walk.by(account, cases.countCases, { by })
      const { items } = await list(account, { limit: 200 })
      const sum = (key: 'total' | 'open' | 'closed') => rows.reduce((total, row) => total + row[key], 0)
      assert.equal(sum('total'), items.length, `${account} by ${by}`)
      assert.equal(sum('closed'), items.filter((row) => row.state === 'closed').length)
      assert.equal(new Set(rows.map((row) => row.key)).size, rows.length)
    }
  const { rows } = await walk.by('dutyChief1', cases.countCases, { by: 'street' })
  assert.equal(rows.find((row) => row.key === null)?.total, 1)
})

test('管辖范围的 SQL 与 inScope 一致，指名的核查员另加自己的核查', async () => {
  const grids = house.runtime
    .use(areaBook)
    .all('grid')
    .map((area) => area.code)
  const units = house.runtime
    .use(unitBook)
    .all()
    .map((unit) => unit.id)
    .slice(0, 40)
  const rows = (await list('dutyChief1', { limit: 200 })).items.map((row) => ({ id: row.id, areaCode: row.areaCode }))
  const orders = await house.runtime.db.many<{ caseId: string; unit: string }>(sql`
    select case_id as "caseId", unit_id as unit from cases.work_order`)
  const named = (await walk.person('checker1')).id
  const areas = fc.oneof(
    fc
      .constantFrom(...grids, ...rows.flatMap((row) => row.areaCode ?? []))
      .chain((code) => fc.constantFrom(6, 9, 12, 15).map((digits) => code.slice(0, digits))),
    fc.stringMatching(/^\d{1,15}$/),
  )
  const scope: fc.Arbitrary<Scope> = fc.record({
    all: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
    areas: fc.array(areas, { maxLength: 3 }),
    units: fc.array(fc.constantFrom(...units, ...orders.map((order) => order.unit)), { maxLength: 3 }),
  })
  await fc.assert(
    fc.asyncProperty(scope, fc.constantFrom(named, 'nobody', null), async (wanted, checker) => {
      const conditions = conditionsOf({
        scope: wanted,
        checker,
        citizen: null,
        nowMs,
        filters: {},
        fromMs: null,
        toMs: null,
        judged: [],
        phoneIndexes: () => [],
      })
      const bySql = await listStored(house.runtime.db, conditions, { sort: 'newest', limit: 1000, after: null })
      const byRule = rows.filter(
        (row) =>
          (checker === named && row.id === id('checking')) ||
          inScope(wanted, {
            areaCode: row.areaCode,
            units: orders.flatMap((order) => (order.caseId === row.id ? order.unit : [])),
          }),
      )
      assert.deepEqual(bySql.map((row) => row.id).sort(), byRule.map((row) => row.id).sort())
    }),
    { numRuns: 200 },
  )
})
