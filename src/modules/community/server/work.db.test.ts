import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { tablesHolding } from '#apps/test-tables.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import type { Output } from '#core/operation.ts'
import { DAY_MS } from '#core/time/local.ts'
import * as cases from '#modules/cases/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import { newId } from '#platform/ids.ts'
import * as community from '../contract.ts'
import { isCreditCode } from '../domain/credit-code.ts'
import { runImport } from './run-import.ts'

const NOW = Date.parse('2026-01-02T10:00:00+08:00')
const OWN = 'street01.c01.officer1'
let house: TestHouse
let walk: Walk
const nowMs = NOW
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
  walk = openWalk(house)
})
after(() => house?.close())

const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted
const onlyHousehold = async () => (await walk.by(OWN, community.findHouseholds, { due: 'due', limit: 1 })).items[0]!

test('走访见面或电话联系后顺延，未遇仍到期；补登过去的走访不改后来的；服务不算走访', async () => {
  const { id } = await onlyHousehold()
  const visit = (result: 'met' | 'phone' | 'absent', at?: string) =>
    walk.by(OWN, community.addHouseholdRecord, {
      household: id,
      sort: 'visit',
      kind: 'care',
      result,
      ...(at ? { at } : {}),
    })
  const read = async () => (await walk.by(OWN, community.getHousehold, { id })).household
  const before = await read()
  await visit('absent')
  assert.deepEqual((await read()).due, before.due)
  await walk.by(OWN, community.addHouseholdRecord, { household: id, sort: 'service', kind: 'meal' })
  assert.deepEqual((await read()).due, before.due)
  const { visitEveryDays } = await walk.by(OWN, community.getHousehold, { id })
  const next = (atMs: number) =>
    new Date(atMs + 8 * 3_600_000 + (visitEveryDays ?? 0) * DAY_MS).toISOString().slice(0, 10)
  assert.equal((await visit('met')).nextVisitOn, next(NOW))
  assert.equal((await visit('phone', '2025-12-20T10:00:00+08:00')).nextVisitOn, next(NOW))
  assert.equal((await read()).due.on, next(NOW))
  await assert.rejects(visit('met', '2026-01-03T10:00:00+08:00'), code('community-bad-time'))
  await assert.rejects(visit('met', '2024-01-03T10:00:00+08:00'), code('community-bad-time'))
  const wrong = { household: id, sort: 'visit' as const, kind: 'meal' }
  await assert.rejects(walk.by(OWN, community.addHouseholdRecord, wrong), code('community-unknown-key'))
  const { version } = await walk.by(OWN, community.saveHousehold, { id, care: ['livingAlone', 'minimumLiving'] })
  assert.equal((await walk.by(OWN, community.getHousehold, { id })).visitEveryDays, 7)
  const stale = house.perform(community.saveHousehold, { id, care: [] }, await walk.person(OWN), {
    expectedVersion: version - 1,
  })
  await assert.rejects(stale, code('stale'))
})

test('需求转案件：由本人上报、来电人密封转交、只转一次；案件办结后需求回到社区告知', async () => {
  const { id: household } = await onlyHousehold()
  const need = { kind: 'environment', text: '单元门口路灯不亮。' }
  const { needId } = await walk.by(OWN, community.addHouseholdRecord, { household, sort: 'visit', kind: 'needs', need })
  const id = needId ?? ''
  const step = await walk.by(OWN, community.followNeed, {
    id,
    state: 'following',
    text: '已看现场',
    dueOn: '2026-01-01',
  })
  assert.equal(step.version, 2)
  const seen = (await walk.by(OWN, community.getHousehold, { id: household })).needs.find((row) => row.id === id)
  assert.deepEqual([seen?.overdue, seen?.steps[0]?.text], [true, '已看现场'])
  const opened = await walk.by(OWN, community.openNeedCase, { id, title: '路灯不亮', callBack: true })
  const { case: state, appellants } = await walk.look(opened.caseId)
  assert.deepEqual([state.channel, state.state, state.title], ['other', 'reported', '路灯不亮'])
  assert.ok(state.place.areaCode?.startsWith('990101001001'))
  assert.equal(appellants.length, 1)
  assert.match(appellants[0]?.phone ?? '', /^\d{3}\*{4}\d{4}$/)
  await assert.rejects(walk.by(OWN, community.openNeedCase, { id, title: '再转' }), code('community-wrong-step'))
  await assert.rejects(
    walk.by(OWN, community.followNeed, { id, state: 'done', text: '好' }),
    code('community-wrong-step'),
  )
  const told = {
    caseId: opened.caseId,
    caseNo: opened.caseNo,
    version: 9,
    events: [],
    from: null,
    state: 'closed',
    areaCode: null,
    formerAreaCode: null,
    leadUnit: null,
    units: [],
    channel: 'other',
  }
  const reaction = house.runtime.plugs.find((plug) => plug.card.id === 'community')?.reactions?.[0]
  for (let times = 0; times < 2; times += 1)
    await house.runtime.asSystem('community.followCase', (call) => reaction!.run(told, call))
  const ended = (await walk.by(OWN, community.getHousehold, { id: household })).needs.find((row) => row.id === id)
  assert.deepEqual([ended?.state, ended?.caseNo, ended?.steps.length], ['caseEnded', opened.caseNo, 3])
  await walk.by(OWN, community.followNeed, { id, state: 'done', text: '已告知。' })
  await assert.rejects(
    walk.by('street01.dispatcher', community.followNeed, { id, state: 'following', text: '街道跟进' }),
    code('community-not-here'),
  )
})

test('企业按坐标落入网格，不认填报；在别处登记的不能抢过来；街道看得到本街道企业', async () => {
  const grid = house.runtime
    .use(areaBook)
    .all('grid')
    .find((area) => area.code.startsWith('990101001001'))!
  const far = house.runtime
    .use(areaBook)
    .all('grid')
    .find((area) => area.code.startsWith('990101002001'))!
  const wish = {
    creditCode: '91990101MA9900001',
    name: '临江测试面馆',
    industry: 'catering',
    size: 'self',
    address: '测试路 1 号',
  }
  const at = (area: typeof grid) => ({ lon: area.labelPoint[0], lat: area.labelPoint[1] })
  const creditCode =
    [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].map((sign) => wish.creditCode + sign).find(isCreditCode) ?? ''
  const wrong = `${wish.creditCode}${creditCode.endsWith('0') ? '1' : '0'}`
  await assert.rejects(
    walk.by(OWN, community.saveEnterprise, { ...wish, creditCode: wrong, ...at(grid) }),
    code('credit-code'),
  )
  await assert.rejects(
    walk.by(OWN, community.saveEnterprise, { ...wish, creditCode, ...at(far) }),
    code('community-outside'),
  )
  const { id } = await walk.by(OWN, community.saveEnterprise, {
    ...wish,
    creditCode,
    ...at(grid),
    contactName: '王测试',
    contactPhone: '15400007777',
  })
  const shown = await walk.by('street01.dispatcher', community.getEnterprise, { id })
  assert.deepEqual(
    [shown.enterprise.areaCode, shown.contactName, shown.contactPhone],
    [grid.code, '王*试', '154****7777'],
  )
  assert.ok(shown.enterprise.economicGridName)
  await assert.rejects(walk.by('street02.dispatcher', community.getEnterprise, { id }), code('community-not-here'))
  await assert.rejects(
    walk.by('street02.dispatcher', community.saveEnterprise, { ...wish, creditCode, ...at(far) }),
    code('enterprise-elsewhere'),
  )
  const street = (await walk.by('street01.dispatcher', community.listEnterprises, { area: '990101', limit: 200 })).items
  assert.ok(street.length > 20 && street.every((row) => row.areaCode.startsWith('990101001')))
  const one = { code: 'E-1', name: '测试经济网格', areas: [grid.code] }
  await walk.by('dataSteward1', community.saveEconomicGrid, one)
  assert.equal((await walk.by(OWN, community.getEnterprise, { id })).enterprise.economicGrid, 'E-1')
  await assert.rejects(
    walk.by('dataSteward1', community.saveEconomicGrid, { ...one, areas: ['990101999999999'] }),
    code('community-outside'),
  )
})

async function load(
  account: string,
  lines: readonly string[],
  input: { kind: 'residents' | 'enterprises'; dryRun?: 'true' },
  name = 'people.csv',
) {
  const { id } = (await house.runtime.perform({
    operation: community.startImport,
    input,
    principal: await walk.person(account),
    command: { id: newId(), bodyHash: '', expectedVersion: null },
    file: { name, stream: Readable.from([Buffer.from(`${lines.join('\n')}\n`)]) },
  })) as Output<typeof community.startImport>
  const folder = join(house.runtime.config.dataDir, 'community-imports')
  const waiting = readFileSync(join(folder, `${id}.sm4`)).toString('latin1')
  await house.runtime.asSystem('community.runImport', (call) => runImport.run({ id }, call))
  assert.deepEqual(readdirSync(folder), [], 'the file is gone')
  const run = (await walk.by(account, community.listImports, {})).items.find((one) => one.id === id)!
  return { run, waiting, rejects: (await walk.by(account, community.listImportRejects, { id })).items }
}

test('导入：好行入库、坏行列明行号和原因、试导入不改一字、再导不重复、等候时已加密、坏文件说明白', async () => {
  const grid = house.runtime
    .use(areaBook)
    .all('grid')
    .find((area) => area.code.startsWith('990101001001'))!
  const lines = [
    '楼栋地址,网格编码,单元,房号,姓名,电话,证件号码,与户主关系,居住方式,关爱类别',
    `测试家园1栋,${grid.code},1,301,诸葛导入,15400006666,110101194909070019,户主,自有,独居老人`,
    `测试家园1栋,${grid.code},1,301,诸葛小导,,,子女,,`,
    `测试家园1栋,${grid.code},2,1203,令狐导入,15400005555,,户主,租住,`,
    `测试家园1栋,${grid.code},,,缺房号,,,,,`,
    `测试家园1栋,${grid.code},1,302,坏电话,12,,,,`,
    `测试家园1栋,990101001001999,1,303,坏网格,,,,,`,
    `测试家园1栋,${grid.code},1,304,坏类别,,,,,富豪`,
    '世上没有的地方99栋,,1,305,坏地址,,,,,',
    `测试家园1栋,${grid.code},1,301,诸葛导入,15400006666,110101194909070019,户主,自有,`,
  ]
  const tried = await load('dataSteward1', lines, { kind: 'residents', dryRun: 'true' })
  assert.deepEqual([tried.run.state, tried.run.read, tried.run.added, tried.run.rejected], ['done', 9, 3, 6])
  assert.deepEqual((await walk.by(OWN, community.findHouseholds, { text: '测试家园' })).items, [])
  const first = await load('dataSteward1', lines, { kind: 'residents' })
  assert.deepEqual(
    first.rejects.map(({ line, zh }) => [line, zh.slice(0, 6)]),
    [
      [5, '没有写房号，'],
      [6, '电话应为 7'],
      [7, '没有这个网格'],
      [8, '关爱类别不在'],
      [9, '楼栋地址在地'],
      [10, '这个人在文件'],
    ],
  )
  assert.ok(!first.waiting.includes('15400006666') && !first.waiting.includes('154'), 'encrypted while it waits')
  const homes = (await walk.by(OWN, community.findHouseholds, { text: '测试家园' })).items
  assert.deepEqual(
    homes.map((row) => [row.room, row.head, row.residents, row.tenure, row.care, row.due.state]),
    [
      ['1单元3楼**室', '诸葛*入', 2, 'own', ['livingAlone'], 'due'],
      ['2单元12楼**室', '令狐*入', 1, 'rent', [], 'none'],
    ],
  )
  assert.deepEqual(
    (await walk.by(OWN, community.findHouseholds, { text: '15400006666' })).items.map((row) => row.id),
    [homes[0]?.id],
  )
  const again = await load('dataSteward1', lines.with(3, lines[3]!.replace('15400005555', '15400004444')), {
    kind: 'residents',
  })
  assert.deepEqual([again.run.added, again.run.changed, again.run.unchanged], [0, 1, 2])
  assert.deepEqual(await tablesHolding(house, '诸葛导入'), [])
  assert.deepEqual(await tablesHolding(house, '15400006666'), [])
  const broken = await load('dataSteward1', ['PK\u0003\u0004 no workbook'], { kind: 'residents' }, 'people.xlsx')
  assert.equal(broken.run.state, 'failed')
  assert.match(broken.run.fault?.zh ?? '', /文件/)
  await assert.rejects(walk.by('leader1', community.listImports, {}), code('not-permitted'))
  assert.equal(existsSync(join(house.runtime.config.dataDir, 'community-imports', `${first.run.id}.sm4`)), false)
})

test('导入只写发起人的区域；别人的导入看不到；汇总不足五户不报数', async () => {
  const person = await walk.person('dataSteward1')
  const street = {
    ...person,
    id: newId(),
    posts: person.posts.map((held) => ({ ...held, scope: { all: false, areas: ['990101002'], units: [] } })),
  }
  const grid = house.runtime
    .use(areaBook)
    .all('grid')
    .find((area) => area.code.startsWith('990101001001'))!
  const mine = house.runtime
    .use(areaBook)
    .all('grid')
    .find((area) => area.code.startsWith('990101002001'))!
  const stream = Readable.from([
    Buffer.from(`楼栋地址,网格编码,房号,姓名\n甲1栋,${grid.code},101,越界\n乙1栋,${mine.code},101,在内\n`),
  ])
  const command = { id: newId(), bodyHash: '', expectedVersion: null }
  const { id } = (await house.runtime.perform({
    operation: community.startImport,
    input: { kind: 'residents' },
    principal: street,
    command,
    file: { name: 'a.csv', stream },
  })) as Output<typeof community.startImport>
  await house.runtime.asSystem('community.runImport', (call) => runImport.run({ id }, call))
  const [run] = (await house.perform(community.listImports, {}, street)).items
  assert.deepEqual([run?.added, run?.rejected], [1, 1])
  await assert.rejects(walk.by('dataSteward1', community.listImportRejects, { id }), code('community-not-here'))
  const figures = await walk.by('leader1', community.getFigures, {})
  assert.equal(figures.communities.length, 120)
  assert.ok(figures.records > 5000 && figures.withData >= 115)
  assert.ok(figures.communities.every((row) => row.visitsDue === null || row.visitsDue === 0 || row.visitsDue >= 5))
  assert.ok(
    (await walk.by('street01.dispatcher', community.getFigures, {})).communities.every((row) =>
      row.code.startsWith('990101001'),
    ),
  )
  assert.deepEqual(
    (await walk.by(OWN, community.getFigures, {})).communities.map((row) => row.code),
    ['990101001001'],
  )
  assert.ok(
    (await walk.by(OWN, cases.listCases, { limit: 5 })).items.every((row) => row.areaCode?.startsWith('990101001001')),
  )
})
