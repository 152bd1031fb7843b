import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { sql } from '#platform/db/sql.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'

let house: TestHouse
before(async () => {
  // The day of the template: later ones add the months that have passed since.
  house = await testHouse({ seed: 'demo', nowMs: () => Date.UTC(2026, 0, 1) })
})
after(() => house.close())

test('演示数据载入两次，合同、询问、人数和节约都不重复', async () => {
  const count = async () =>
    house.runtime.db.one<Record<string, number>>(sql`
      select (select count(*)::int from ledger.contract) as contracts, (select count(*)::int from ledger.question) as questions,
        (select count(*)::int from ledger.headcount) as heads, (select count(*)::int from ledger.saving) as savings,
        (select count(*)::int from ledger.saving_formula) as formulas, (select count(*)::int from ledger.payment) as payments`)
  const before = await count()
  const { config, plugs } = house.runtime
  const seed = plugs.find((plug) => plug.card.id === 'ledger')!.seed!
  await house.runtime.asSystem('ledger.seed', (call) =>
    seed(call, openDistrictFolder(config.root, config.district), 'demo', () => {}),
  )
  assert.deepEqual(await count(), before)
})
