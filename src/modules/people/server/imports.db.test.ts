import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import type { Input, Operation, Output } from '#core/operation.ts'
import type { Principal } from '#platform/auth/principal.ts'
import { sql } from '#platform/db/sql.ts'
import { newId } from '#platform/ids.ts'
import { importPersons, importUnits, unitBook } from '../contract.ts'
import { openClients } from './test-client.ts'

let house: TestHouse

before(async () => {
  house = await testHouse({ seed: 'demo' })
})
after(() => house.close())

function send<Op extends Operation>(op: Op, text: string, principal: Principal, input: Input<Op>): Promise<Output<Op>> {
  return house.runtime.perform({
    operation: op,
    input,
    principal,
    command: { id: newId(), bodyHash: '', expectedVersion: null },
    file: { name: 'list.csv', stream: Readable.from([Buffer.from(text)]) },
  }) as never
}

const UNITS = `编号,名称,英文名称,类型,上级编号,区划代码,职责
parks.team,公园养护队,Parks team,区直部门,parks,,公园绿地养护
parks,区公园管理中心,Parks,区直部门,,,公园管理
Bad Id,坏编号,,区直部门,,,
street77,第七十七街道,,街道（镇）,ops_center,990101077,
water_company,区供水公司改名,Water company,公共服务企业,,,供水
`

test('导入机构：先试算，再保存；坏行列出原因，其余照存', async () => {
  const admin = await house.principal('sysAdmin1')
  const dry = await send(importUnits, UNITS, admin, { dryRun: 'true' })
  assert.deepEqual([dry.read, dry.saved, dry.rejectedCount], [5, 3, 2])
  assert.deepEqual(
    dry.rejected.map((one) => one.line),
    [4, 5],
  )
  assert.match(dry.rejected[1]?.reasonZh ?? '', /990101077/)
  const book = house.runtime.use(unitBook)
  assert.equal(book.find('parks'), null)

  const done = await send(importUnits, UNITS, admin, {})
  assert.deepEqual({ ...done, dryRun: true }, dry)
  assert.equal(book.find('parks.team')?.parentId, 'parks')
  assert.equal(book.find('water_company')?.zh, '区供水公司改名')
  assert.equal(book.find('street77'), null)
})

const PERSONS = `账号,姓名,电话,岗位,单位
zhao.min,赵敏,15400008001,派遣员,区城市运行管理中心
zhao.min,赵敏,,督查员,ops_center
qian.li,钱丽,15400008002,处置经办人,sanitation
sun.jie,孙杰,123,派遣员,ops_center
li.wu,李武,,系统管理员,ops_center
li.wu,李武,,派遣员,ops_center
9bad,周九,,,
zhou.ba,,,,
wu.jiu,吴九,,网格员,sanitation
zheng.shi,郑十,,飞行员,ops_center
operator1,,15400008009,,
auditor1,,,派遣员,ops_center
`

test('导入人员：一人多岗写多行；坏行各有原因；新账号得到一次性口令', async () => {
  const admin = await house.principal('sysAdmin1')
  const dry = await send(importPersons, PERSONS, admin, { dryRun: 'true' })
  assert.deepEqual([dry.read, dry.saved, dry.rejectedCount, dry.passwords.length], [12, 5, 7, 0])
  assert.deepEqual(
    dry.rejected.map((one) => one.line),
    [5, 7, 8, 9, 10, 11, 13],
  )
  assert.equal(await house.runtime.signIn.findByAccount('zhao.min'), null)

  const done = await send(importPersons, PERSONS, admin, { dryRun: 'false' })
  assert.deepEqual(
    done.passwords.map((row) => row.account),
    ['zhao.min', 'qian.li', 'li.wu'],
  )
  const zhao = await house.principal('zhao.min')
  assert.deepEqual(
    zhao.posts.map((held) => held.post),
    ['dispatcher', 'supervisor'],
  )
  assert.deepEqual(
    (await house.principal('li.wu')).posts.map((held) => held.post),
    ['sysAdmin'],
  )
  assert.deepEqual(
    (await house.principal('auditor1')).posts.map((held) => held.post),
    ['auditor'],
  )

  const clients = await openClients(house)
  const answer = await clients.client().signIn('qian.li', done.passwords[1]?.password ?? '')
  assert.deepEqual([answer.status, answer.body.mustChangePassword], [200, true])
  await clients.close()
  const kept = await house.runtime.db.one<{ count: number }>(sql`
    select count(*) as count from platform.journal j where j::text like ${`%${done.passwords[0]?.password}%`}
       or j::text like '%15400008001%'`)
  assert.equal(kept.count, 0)

  const again = await send(importPersons, PERSONS, admin, {})
  assert.deepEqual([again.saved, again.passwords.length], [5, 0])
  assert.deepEqual((await house.principal('zhao.min')).posts, zhao.posts)
})

test('无权分配岗位的人导入时，带岗位的行被拒绝', async () => {
  const admin = await house.principal('sysAdmin1')
  const held = admin.posts[0]
  assert.ok(held)
  const permissions = new Set([...held.permissions].filter((id) => id !== 'people:assign-posts'))
  const lesser: Principal = { ...admin, posts: [{ ...held, permissions }] }
  const done = await send(
    importPersons,
    '账号,姓名,岗位,单位\nfeng.a,冯甲,派遣员,ops_center\nfeng.b,冯乙,,\n',
    lesser,
    {},
  )
  assert.deepEqual([done.saved, done.rejected.map((one) => one.line)], [1, [2]])
})
