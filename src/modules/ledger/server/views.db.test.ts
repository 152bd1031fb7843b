import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { sql } from '#platform/db/sql.ts'

let house: TestHouse
before(async () => {
  house = await testHouse({ seed: 'demo' })
})
after(() => house.close())

interface Execution {
  key: string
  year: number
  initial: string
  adjustment: string
  adjusted: string
  executed: string
}

const executions = (key: string) =>
  house.runtime.db.many<Execution>(sql`
    select p.key, e.year, e.initial, e.adjustment, e.adjusted, e.executed
      from ledger.v_execution e join ledger.v_project p on p.id = e.project_id where p.key = ${key} order by e.year`)

test('视图：调整后数等于年初数加调整数，执行数等于支付之和', async () => {
  assert.deepEqual(await executions('xinxihua'), [
    {
      key: 'xinxihua',
      year: 2025,
      initial: '2760000.000000',
      adjustment: '-36000.000000',
      adjusted: '2724000.000000',
      executed: '2703240.000000',
    },
    {
      key: 'xinxihua',
      year: 2026,
      initial: '2916000.000000',
      adjustment: '0',
      adjusted: '2916000.000000',
      executed: '0',
    },
  ])
  const off = await house.runtime.db.many(sql`
    select e.project_id from ledger.v_execution e
      join (select project_id, year, sum(adjusted) as adjusted, sum(executed) as executed
              from ledger.v_execution_source group by project_id, year) s
        on s.project_id = e.project_id and s.year = e.year
     where s.adjusted <> e.adjusted or s.executed <> e.executed or e.adjusted <> e.initial + e.adjustment`)
  assert.deepEqual(off, [])
})

test('上年结转：城运平台建设剩余的债券资金成为下年一行', async () => {
  const rows = await house.runtime.db.many(sql`
    select s.source, s.year, s.initial from ledger.v_execution_source s join ledger.v_project p on p.id = s.project_id
     where p.key = 'pingtai' and s.year = 2026 order by s.source`)
  assert.deepEqual(rows, [
    { source: 'bond', year: 2026, initial: '1300000.000000' },
    { source: 'carryOver', year: 2026, initial: '120000.000000' },
    { source: 'currentYearAppropriation', year: 2026, initial: '60000.000000' },
  ])
})
