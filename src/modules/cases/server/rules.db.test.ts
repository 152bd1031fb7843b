import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import type { Input } from '#core/operation.ts'
import { listChannels, saveChannel } from '#modules/catalogue/contract.ts'
import { assignPosts } from '#modules/people/contract.ts'
import { sql } from '#platform/db/sql.ts'
import { openRuntime } from '#platform/open-runtime.ts'
import type { Runtime } from '#platform/runtime.ts'
import { exportRules, getRules, listRuleVersions, saveRules, tryRules } from '../contract.ts'
import { type CaseRoom, caseRoom } from './case-room.ts'

let house: TestHouse
let walk: Walk
let room: CaseRoom
before(async () => {
  house = await testHouse({ seed: 'demo' })
  walk = openWalk(house)
  room = house.runtime.use(caseRoom)
})
after(() => house.close())

const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted
const current = () => walk.by('dutyChief1', getRules, { version: 'current' })

/** The rules in force with other switches for all cases. */
async function choice(set: NonNullable<Input<typeof tryRules>['district']>['set'] = {}) {
  const { rules } = await current()
  return {
    preset: rules.preset ?? null,
    district: { ...rules.district, set: { ...rules.district?.set, ...set } },
    limits: rules.limits,
  }
}

async function agreed() {
  return (await house.principal('leader1')).id
}

async function rulesVersionOf(id: string): Promise<string> {
  return (await walk.look(id)).case.rulesVersion
}

/** The same database after a restart. */
async function restarted<T>(look: (runtime: Runtime) => Promise<T> | T): Promise<T> {
  const { config, plugs } = house.runtime
  const { ownerUrl } = house
  const runtime = await openRuntime({ config, plugs, appUrl: ownerUrl, ownerUrl, background: 'none' })
  try {
    return await look(runtime)
  } finally {
    await runtime.close()
  }
}

test('初始数据是完整的第一版：来源和时限表在内，预设有名称和理由', async () => {
  const { items } = await walk.by('operator1', listRuleVersions, {})
  assert.deepEqual(
    items.map(({ version, origin, inForce }) => [version, origin, inForce]),
    [[1, 'seed', true]],
  )
  const { rules, key } = await current()
  assert.equal(key, `${rules.rules.version}+${rules.limits.version}`)
  assert.equal(rules.preset, 'wuhan')
  assert.equal(rules.channels.length, 16)
  assert.ok(rules.deadlineTables.some((table) => table.key === 'hotlineTier' && table.tiers.length === 4))
  assert.equal(rules.rules.presets['beijing-fengtai']?.zh, '北京丰台')
})

test('试算：不通过的说出哪里、怎么办；通过的说出差别和多少在办案件沿用旧版；都不留痕', async () => {
  await walk.reach('reported')
  const before = await house.runtime.db.one<{ n: number }>(sql`select count(*)::int as n from platform.journal`)
  const bad = await walk.by('dutyChief1', tryRules, await choice({ maxReturns: 0 }))
  assert.equal(bad.ok, false)
  assert.deepEqual(
    bad.findings.map(({ code, where }) => [code, where]),
    [['contradiction', 'switches.maxReturns']],
  )
  const good = await walk.by('dutyChief1', tryRules, await choice({ maxReturns: 3, callbackTries: 2 }))
  assert.deepEqual([good.ok, good.inForce], [true, 1])
  assert.deepEqual(
    good.differences.map(({ name, before, after }) => [name.zh, before.zh, after.zh]),
    [
      ['退单次数', '2 次', '3 次'],
      ['回访几次未通算完成', '3 次', '2 次'],
    ],
  )
  const open = await house.runtime.db.one<{ n: number }>(sql`select count(*)::int as n from cases."case" where open`)
  assert.equal(good.staying, open.n)
  assert.ok(open.n > 0)
  const after = await house.runtime.db.one<{ n: number }>(sql`select count(*)::int as n from platform.journal`)
  assert.equal(after.n, before.n)
})

test('看得懂的坏输入不会出错：类型不对、名称不识', async () => {
  const { limits } = await choice()
  for (const district of [
    { set: 5 },
    { set: { maxReturns: 'x' } },
    { variants: { boat: {} } },
    { set: { closer: [] } },
  ]) {
    const answer = await walk.by('dutyChief1', tryRules, { preset: null, district: district as never, limits })
    assert.equal(answer.ok, false, JSON.stringify(district))
    assert.deepEqual(answer.differences, [])
  }
  const odd = await walk.by('dutyChief1', tryRules, {
    preset: null,
    district: null,
    limits: { clocks: 'none' } as never,
  })
  assert.equal(odd.findings[0]?.code, 'shape')
})

test('发布：须有权限、有差别、另一位中心领导同意、基于现行版本；写入日志', async () => {
  const change = { ...(await choice({ maxReturns: 3 })), why: '退单争议多，放宽一次' }
  const agreedBy = await agreed()
  const dispatcher = await house.principal('dispatcher1')
  await assert.rejects(house.perform(saveRules, { ...change, agreedBy }, dispatcher), code('not-permitted'))
  const chief = await house.principal('dutyChief1')
  await assert.rejects(house.perform(saveRules, { ...change, agreedBy: chief.id }, chief), code('agreement-missing'))
  await assert.rejects(
    house.perform(saveRules, { ...change, agreedBy: dispatcher.id }, chief),
    code('agreement-missing'),
  )
  await assert.rejects(
    house.perform(saveRules, { ...(await choice()), why: '没有改', agreedBy }, chief),
    code('rules-unchanged'),
  )
  await assert.rejects(house.perform(saveRules, { ...change, agreedBy }, chief, { expectedVersion: 7 }), code('stale'))
  const refused = await choice({ callbackTries: 0 })
  await assert.rejects(house.perform(saveRules, { ...refused, why: '不通过', agreedBy }, chief), code('rules-refused'))
  assert.equal(room.ruleVersions().length, 1)

  const saved = await house.perform(saveRules, { ...change, agreedBy }, chief, { expectedVersion: 1 })
  assert.equal(saved.version, 2)
  const { items } = await walk.by('operator1', listRuleVersions, {})
  const newest = items[0]!
  assert.deepEqual([newest.version, newest.inForce, newest.origin, newest.why], [2, true, 'person', change.why])
  assert.equal(newest.agreedBy, (await house.principal('leader1')).name)
  const line = await house.runtime.db.one<{ detail: { changed: string[] } }>(sql`
    select detail from platform.journal where operation = 'cases.saveRules' and outcome = 'done'`)
  assert.deepEqual(line.detail.changed, ['switches.maxReturns.all'])
})

test('新版只管新案；旧案沿用旧版，重启后也一样', async () => {
  const [first, second] = room.ruleVersions()
  const old = await house.runtime.db.one<{ key: string }>(sql`
    select state_data ->> 'rulesVersion' as key from cases."case" order by reported_at, id limit 1`)
  assert.equal(old.key, first!.key)
  const id = await walk.reach('reported')
  assert.equal(await rulesVersionOf(id), second!.key)
  const maxReturns = (of: CaseRoom, key: string) => of.rules(key).rulesFor('hotline12345', 'hotline').maxReturns
  assert.deepEqual([maxReturns(room, first!.key), maxReturns(room, second!.key)], [2, 3])
  await restarted((runtime) => {
    const again = runtime.use(caseRoom)
    assert.deepEqual([maxReturns(again, first!.key), maxReturns(again, second!.key)], [2, 3])
    assert.equal(again.rules().version, second!.key)
  })
})

test('来源改了：自动成为新版；旧案按原来的来源规定办理，重启后也一样', async () => {
  const before = await walk.reach('reported')
  const oldKey = await rulesVersionOf(before)
  const steward = await house.principal('dataSteward1')
  const { items } = await house.perform(listChannels, {}, steward)
  const { version: _version, ...channel } = items.find(({ id }) => id === 'hotline12345')!
  await house.perform(
    saveChannel,
    { ...channel, needsCallback: 'never', deadlineTable: 'category', why: '试改' },
    steward,
  )
  const newest = room.ruleVersions().at(-1)!
  assert.deepEqual([newest.version, newest.origin], [3, 'catalogue'])
  assert.equal(await rulesVersionOf(await walk.reach('reported')), newest.key)
  const look = (of: CaseRoom) =>
    [oldKey, newest.key].map((key) => [
      of.rules(key).rulesFor('hotline12345', 'hotline').callback,
      of.rules(key).deadlineTable('hotline12345').key,
      of.rules(key).rulesFor('hotline12345', 'hotline').maxReturns,
    ])
  const wanted = [
    ['required', 'hotlineTier', 3],
    ['exempt', 'category', 3],
  ]
  assert.deepEqual(look(room), wanted)
  await restarted((runtime) => {
    assert.deepEqual(look(runtime.use(caseRoom)), wanted)
    assert.equal(runtime.use(caseRoom).ruleVersions().length, 3)
  })
  // Only the name has changed: cases are treated alike, so there is no new version.
  await house.perform(
    saveChannel,
    { ...channel, needsCallback: 'never', deadlineTable: 'category', zh: '市民热线', why: '改名' },
    steward,
  )
  assert.equal(room.ruleVersions().length, 3)
})

test('没有人担任的岗位：校验按现在的任职说话', async () => {
  const security = await house.principal('securityAdmin1')
  const commander = await house.principal('commander1')
  const posts = [{ post: 'supervisor', unit: 'ops_center' }]
  await house.perform(assignPosts, { id: commander.id, posts }, security)
  const answer = await walk.by('dutyChief1', tryRules, await choice({ maxReturns: 4 }))
  assert.ok(answer.findings.some(({ code, where }) => code === 'dead-end' && where === 'states.toClose'))
  assert.ok(answer.findings.some(({ zh }) => zh === '应急事件：没有人担任指挥长，“结案”无人能办。'))
})

test('第一个发行版存下的规则：启动时补全来源和预设文字，案件仍找得到', async () => {
  const { db } = house.runtime
  await db.run(sql`
    update cases.rule_version set complete = false, why = '', changed_by_name = '',
      rules = (rules - 'channels' - 'variantOverrides' - 'deadlineTables') #- '{rules,presets,wuhan,why}'
    where version = 1`)
  await restarted((runtime) => {
    const first = runtime.use(caseRoom).ruleVersions()[0]!
    assert.deepEqual([first.complete, first.why, first.changedByName], [true, '系统初始数据', '系统'])
    assert.equal(first.data.channels.length, 16)
    assert.match(first.data.rules.presets.wuhan?.why?.zh ?? '', /100%/)
    assert.equal(runtime.use(caseRoom).rules(first.key).rulesFor('gridPatrol', 'grid').maxReturns, 2)
  })
  const { complete } = await db.one<{ complete: boolean }>(
    sql`select complete from cases.rule_version where version = 1`,
  )
  assert.equal(complete, true)
})

test('打印：HTML、DOCX、JSON 三种文件；没有的版本说清楚', async () => {
  const operator = await house.principal('operator1')
  const file = async (format: 'html' | 'docx' | 'json', version = 'current') =>
    (await house.perform(exportRules, { version, format }, operator)) as { name: string; mime: string; stream: Buffer }
  const html = await file('html', '2')
  assert.equal(html.name, '流程规则-第2版.html')
  assert.match(html.stream.toString(), /临江区案件流程规则/)
  const docx = await file('docx')
  assert.equal(docx.stream.subarray(0, 2).toString(), 'PK')
  const json = JSON.parse((await file('json', '1')).stream.toString())
  assert.deepEqual(Object.keys(json).sort(), [
    'channels',
    'deadlineTables',
    'district',
    'limits',
    'preset',
    'rules',
    'variantOverrides',
  ])
  await assert.rejects(file('html', '99'), code('rules-missing'))
})
