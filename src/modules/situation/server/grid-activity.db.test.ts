import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import { areaBook } from '#modules/territory/contract.ts'
import { type ActivitySource, activitySources, exportGridActivity, listGridActivity, readLayer } from '../contract.ts'

const DAY = 86_400_000
let nowMs = Date.parse('2026-11-20T10:00:00+08:00')
let house: TestHouse
let walk: Walk
const visits: { areaCode: string; atMs: number }[] = []

before(async () => {
  house = await testHouse({ seed: 'demo', background: 'reactions', nowMs: () => nowMs })
  walk = openWalk(house)
})
after(() => house.close())

const list = (account: string, input: object = {}) => walk.by(account, listGridActivity, { limit: 500, ...input })
const later = (ms: number) => {
  nowMs += ms
}

test('案件上报、派遣、办理、核查各记一笔，走访由别的模块来说；过限的网格静默', async () => {
  const before = await list('dutyChief1')
  assert.equal(before.total.grids, house.runtime.use(areaBook).all('grid').length)
  const told = house.runtime
    .use(activitySources)
    .all()
    .some(({ kind }) => kind === 'visit')
  for (const { kind, how } of before.kinds) assert.equal(how !== null, kind !== 'visit' || told, kind)
  assert.equal(before.total.normal + before.total.silent, before.total.grids)
  assert.equal(
    before.streets.reduce((sum, { silent }) => sum + silent, 0),
    before.total.silent,
  )
  later(2 * 60_000)
  const id = await walk.reach('handling')
  const areaCode = (await walk.look(id)).case.place.areaCode
  const quiet = before.items.find(({ code, silent }) => silent && code !== areaCode)!.code
  const source: ActivitySource = {
    kind: 'visit',
    how: { zh: '走访记录', en: 'visits' },
    lastActs: async (_runtime, { sinceMs }) => visits.filter(({ atMs }) => atMs >= sinceMs),
  }
  house.runtime.use(activitySources).offer(source)
  visits.push({ areaCode: quiet, atMs: nowMs - DAY }, { areaCode: quiet, atMs: nowMs - 3 * DAY })
  later(2 * 60_000)
  const now = await list('dutyChief1', { area: areaCode! })
  const [grid] = now.items
  assert.equal(now.total.grids, 1)
  assert.deepEqual([grid!.code, grid!.silent, grid!.quietDays, now.total.rate], [areaCode, false, 0, 1])
  assert.ok(grid!.last.report && grid!.last.dispatch && grid!.last.handling)
  assert.equal(grid!.last.visit, null)
  const visited = (await list('dutyChief1', { area: quiet })).items[0]!
  assert.deepEqual([visited.lastKind, visited.quietDays, visited.silent], ['visit', 1, false])
  later(31 * DAY)
  const then = await list('dutyChief1', { area: areaCode! })
  assert.deepEqual([then.items[0]!.silent, then.items[0]!.quietDays], [true, 31])
  later(60 * DAY)
  assert.deepEqual((await list('dutyChief1', { area: areaCode! })).items[0]!.lastAt, null)
})

test('社区只看本社区，街道只看本街道；静默的在前，分页不漏；图层和导出与列表一致', async () => {
  const community = await list('street01.c01.officer1')
  const [first] = community.items
  assert.ok(
    community.total.grids > 0 && community.items.every(({ code }) => code.slice(0, 12) === first!.code.slice(0, 12)),
  )
  const street = await list('street01.dispatcher')
  assert.ok(street.total.grids > community.total.grids)
  assert.deepEqual(
    street.streets.map(({ code }) => code),
    [first!.code.slice(0, 9)],
  )
  const paged: string[] = []
  for (let cursor: number | null = 0; cursor !== null; ) {
    const page = await list('street01.dispatcher', { limit: 37, cursor, state: 'silent' })
    paged.push(...page.items.map(({ code }) => code))
    cursor = page.next
  }
  assert.equal(new Set(paged).size, street.total.silent)
  const layer = await walk.by('street01.dispatcher', readLayer, { id: 'silent_grid', limit: 2000 })
  assert.deepEqual(layer.features.features.map(({ id }) => id).toSorted(), paged.toSorted())
  const file = (await walk.by('street01.dispatcher', exportGridActivity, { format: 'csv', state: 'silent' })) as {
    stream: AsyncIterable<Buffer | string>
  }
  let text = ''
  for await (const chunk of file.stream) text += chunk
  assert.equal(text.trim().split('\r\n').length, street.total.silent + 1)
  assert.match(text, /网格代码,网格,街道,社区,运行状态,最近活动/)
  await assert.rejects(list('operator1'), (error: unknown) => isFault(error) && error.code === 'not-permitted')
})
