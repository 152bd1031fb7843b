import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { addUnits } from '#core/time/due.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import { openRuntime } from '#platform/open-runtime.ts'
import { calendarBook } from '../contract.ts'
import { findCalendar, saveCalendar } from './calendar-store.ts'
import { seed } from './seed.ts'

let house: TestHouse
before(async () => {
  house = await testHouse({ seed: 'defaults' })
})
after(() => house.close())

const dueIn = (runtime: TestHouse['runtime'], start: string) =>
  toRfc3339(addUnits(Date.parse(start), { n: 1, unit: 'WD' }, runtime.use(calendarBook).calendar()))

test('初始日历按国务院通知：节假日休息，调休日上班', () => {
  assert.equal(house.runtime.use(calendarBook).version(), 1)
  assert.equal(dueIn(house.runtime, '2026-02-13T10:00:00+08:00'), '2026-02-14T17:30:00+08:00')
  assert.equal(dueIn(house.runtime, '2026-02-14T10:00:00+08:00'), '2026-02-24T17:30:00+08:00')
  assert.equal(dueIn(house.runtime, '2026-09-18T17:40:00+08:00'), '2026-09-20T17:30:00+08:00')
})

test('再次初始化不覆盖已有的日历', async () => {
  const found = await findCalendar(house.runtime.db, 'cn')
  const { config } = house.runtime
  const district = openDistrictFolder(config.root, config.district)
  await house.runtime.asSystem('clocks.seed', (call) => seed(call, district, 'defaults', () => {}))
  assert.deepEqual(await findCalendar(house.runtime.db, 'cn'), found)
})

test('存入新版本：旧版本留着，广播之后两个进程都用新的', async () => {
  const { config, plugs } = house.runtime
  const urls = { appUrl: house.ownerUrl, ownerUrl: house.ownerUrl }
  const other = await openRuntime({ config, plugs, ...urls, background: 'none' })
  try {
    const found = await findCalendar(house.runtime.db, 'cn')
    const { data } = found!
    const off = [...(data.districtOverrides?.off ?? []), { date: '2026-03-04', name: '区庆' }]
    const changed = { ...data, districtOverrides: { off, work: data.districtOverrides?.work ?? [] } }
    assert.equal(await saveCalendar(house.runtime.db, 'cn', changed, 'somebody'), 2)
    assert.equal(
      dueIn(house.runtime, '2026-03-03T10:00:00+08:00'),
      '2026-03-04T17:30:00+08:00',
      'not before it is told',
    )
    await house.runtime.broadcast.send('clocks.calendarChanged')
    assert.equal(dueIn(house.runtime, '2026-03-03T10:00:00+08:00'), '2026-03-05T17:30:00+08:00')
    for (let tries = 0; other.use(calendarBook).version() !== 2 && tries < 200; tries += 1) await sleep(20)
    assert.equal(dueIn(other, '2026-03-03T10:00:00+08:00'), '2026-03-05T17:30:00+08:00')
  } finally {
    await other.close()
  }
})

test('没有初始化的区：日历没有加载，用到时说清楚', async () => {
  const empty = await testHouse()
  try {
    assert.throws(
      () => empty.runtime.use(calendarBook).calendar(),
      /no calendar is loaded: the district has not been seeded/,
    )
  } finally {
    await empty.close()
  }
})
