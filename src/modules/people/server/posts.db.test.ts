import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { isFault } from '#core/fault.ts'
import {
  assignPosts,
  createPerson,
  deactivateUnit,
  listPersons,
  listPosts,
  listUnits,
  personBook,
  saveUnit,
  setPostPermissions,
  unitBook,
  updatePerson,
} from '../contract.ts'
import { DEMO_PASSWORD, openClients } from './test-client.ts'

let house: TestHouse
let clients: Awaited<ReturnType<typeof openClients>>

before(async () => {
  house = await testHouse({ seed: 'demo' })
  clients = await openClients(house)
})
after(async () => {
  await clients.close()
  await house.close()
})

const code = (wanted: string) => (error: unknown) => {
  assert.ok(isFault(error), String(error))
  assert.equal(error.code, wanted)
  assert.ok([...error.text.zh].length <= 60, error.text.zh)
  return true
}
const idOf = async (account: string) => (await house.principal(account)).id

test('岗位变动在下一个请求就生效', async () => {
  const client = clients.client()
  await client.signIn('qualityInspector1', DEMO_PASSWORD)
  assert.equal((await client.get('/persons')).status, 403)
  const id = await idOf('qualityInspector1')
  const securityAdmin = await house.principal('securityAdmin1')
  const row = await house.perform(
    assignPosts,
    {
      id,
      posts: [
        { post: 'qualityInspector', unit: 'ops_center' },
        { post: 'dispatcher', unit: 'ops_center' },
      ],
    },
    securityAdmin,
  )
  assert.deepEqual(
    row.posts.map((held) => held.post),
    ['dispatcher', 'qualityInspector'],
  )
  assert.equal((await client.get('/persons')).status, 200)
  assert.ok(house.runtime.use(personBook).holders('dispatcher', 'ops_center').includes(id))
  await house.perform(assignPosts, { id, posts: [{ post: 'qualityInspector', unit: 'ops_center' }] }, securityAdmin)
  assert.equal((await client.get('/persons')).status, 403)
  assert.ok(!house.runtime.use(personBook).holders('dispatcher').includes(id))
})

test('岗位权限变动在下一个请求就生效，重新启动后不会自己回来', async () => {
  const client = clients.client()
  await client.signIn('checker1', DEMO_PASSWORD)
  assert.equal((await client.get('/roster')).status, 200)
  const securityAdmin = await house.principal('securityAdmin1')
  const posts = await house.perform(listPosts, {}, securityAdmin)
  const had = posts.items.find((post) => post.id === 'checker')?.permissions ?? []
  const permissions = had.filter((id) => id !== 'people:view-roster')
  const saved = await house.perform(setPostPermissions, { post: 'checker', permissions }, securityAdmin)
  assert.deepEqual(saved.permissions, permissions)
  assert.equal((await client.get('/roster')).status, 403)
  for (const plug of house.runtime.plugs) if (plug.card.id === 'people') await plug.start?.(house.runtime)
  assert.equal((await client.get('/roster')).status, 403)
  await house.perform(setPostPermissions, { post: 'checker', permissions: had }, securityAdmin)
  assert.equal((await client.get('/roster')).status, 200)
})

test('三员分立：一人不能兼两员，管理员不能兼办案岗位', async () => {
  const securityAdmin = await house.principal('securityAdmin1')
  const id = await idOf('sysAdmin1')
  const center = (...posts: string[]) => posts.map((post) => ({ post, unit: 'ops_center' }))
  const assign = (...posts: string[]) => house.perform(assignPosts, { id, posts: center(...posts) }, securityAdmin)
  await assert.rejects(assign('sysAdmin', 'auditor'), code('admins-apart'))
  await assert.rejects(assign('sysAdmin', 'dispatcher'), code('admin-beside-cases'))
  await assert.rejects(assign('auditor'), code('last-administrator'))
  await assert.rejects(
    house.perform(assignPosts, { id: securityAdmin.id, posts: [] }, securityAdmin),
    code('own-posts'),
  )
  assert.deepEqual(
    (await house.principal('sysAdmin1')).posts.map((held) => held.post),
    ['sysAdmin'],
  )
})

test('管理员看不到案件：他们的权限都不属于办案模块', async () => {
  for (const account of ['sysAdmin1', 'securityAdmin1', 'auditor1']) {
    const { posts } = await house.principal(account)
    const modules = new Set(posts.flatMap((held) => [...held.permissions].map((id) => id.split(':')[0])))
    assert.ok(!modules.has('cases'), account)
  }
  const securityAdmin = await house.principal('securityAdmin1')
  const { permissions } = await house.perform(listPosts, {}, securityAdmin)
  const forCases = permissions.find((one) => !one.defaultPosts.includes('securityAdmin'))
  const own = [...(securityAdmin.posts[0]?.permissions ?? [])]
  await assert.rejects(
    house.perform(
      setPostPermissions,
      { post: 'securityAdmin', permissions: [...own, forCases?.id ?? ''] },
      securityAdmin,
    ),
    code('admin-gets-no-more'),
  )
})

test('只有安全管理员能设置岗位权限', async () => {
  for (const account of ['sysAdmin1', 'auditor1', 'dutyChief1', 'leader1'])
    await assert.rejects(
      house.perform(setPostPermissions, { post: 'operator', permissions: [] }, await house.principal(account)),
      code('not-permitted'),
    )
})

test('每个岗位都有人，岗位和默认权限来自各模块', async () => {
  const { items, permissions } = await house.perform(listPosts, {}, await house.principal('auditor1'))
  // The demonstration has one program of its own.
  for (const post of items)
    assert.equal(post.holders > 0, post.sort !== 'service' || post.id === 'open311Client', post.id)
  const declared = house.runtime.plugs.flatMap((plug) => plug.card.permissions.map((one) => one.id))
  assert.deepEqual(permissions.map((one) => one.id).sort(), [...declared].sort())
  for (const post of items)
    assert.deepEqual(
      post.permissions,
      permissions
        .filter((one) => one.defaultPosts.includes(post.id))
        .map((one) => one.id)
        .sort(),
      post.id,
    )
})

test('旧版本的修改被拒绝，同一操作编号只建一人', async () => {
  const admin = await house.principal('sysAdmin1')
  const mark = { id: '0197a000-0000-7000-8000-00000000000a' }
  const wish = { account: 'twice', name: '周二' }
  const first = await house.perform(createPerson, wish, admin, mark)
  assert.match(first.password ?? '', /^(\w{4}-){3}\w{4}$/)
  const again = await house.perform(createPerson, wish, admin, mark)
  assert.deepEqual(again, { person: first.person, password: null })
  await assert.rejects(house.perform(createPerson, { account: 'TWICE', name: '周三' }, admin), code('account-taken'))
  await house.perform(updatePerson, { id: first.person.id, name: '周贰' }, admin, { expectedVersion: 1 })
  await assert.rejects(
    house.perform(updatePerson, { id: first.person.id, name: '周三' }, admin, { expectedVersion: 1 }),
    code('stale'),
  )
  await assert.rejects(
    house.perform(updatePerson, { id: first.person.id, phone: '12345' }, admin),
    code('phone-malformed'),
  )
})

test('电话在库里是密文，名录里打码，有权的人查看原文会留痕', async () => {
  const client = clients.client()
  await client.signIn('operator1', DEMO_PASSWORD)
  const id = await idOf('operator2')
  const set = await house.perform(updatePerson, { id, phone: '154 0000 6666' }, await house.principal('sysAdmin1'))
  assert.equal(set.phoneMasked, '154****6666')
  const shown = await client.get<{ phone: string; person: { phoneMasked: string } }>(`/persons/${id}`)
  assert.equal(shown.body.phone, '154 0000 6666')
  assert.equal(shown.body.person.phoneMasked, '154****6666')
  const auditor = clients.client()
  await auditor.signIn('auditor1', DEMO_PASSWORD)
  const masked = await auditor.get<{ phone: null }>(`/persons/${id}`)
  assert.equal(masked.body.phone, null)
  const reads = await auditor.get<{ items: { account: string }[] }>(
    `/journal?operation=people.getPerson&objectId=${id}`,
  )
  assert.deepEqual(
    reads.body.items.map((line) => line.account),
    ['auditor1', 'operator1'],
  )
})

test('名录按文字、单位、岗位查，翻页不漏不重', async () => {
  const caller = await house.principal('dutyChief1')
  const street = await house.perform(listPersons, { unit: 'street01', below: true, limit: 500 }, caller)
  assert.ok(street.items.length > 10)
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page: typeof street = await house.perform(
      listPersons,
      { unit: 'street01', below: true, limit: 7, ...(cursor ? { cursor } : {}) },
      caller,
    )
    seen.push(...page.items.map((row) => row.id))
    cursor = page.next
  } while (cursor)
  assert.deepEqual(
    seen,
    street.items.map((row) => row.id),
  )
  const leads = await house.perform(listPersons, { unit: 'street01', post: 'handlerLead' }, caller)
  assert.deepEqual(
    leads.items.map((row) => row.account),
    ['street01.lead1'],
  )
  const named = await house.perform(listPersons, { text: leads.items[0]?.name ?? '' }, caller)
  assert.ok(named.items.some((row) => row.account === 'street01.lead1'))
  await assert.rejects(house.perform(listPersons, { cursor: 'nonsense' }, caller), code('cursor'))
})

test('单位：新建、修改、停用；有下级或有人在岗不能停用', async () => {
  const admin = await house.principal('sysAdmin1')
  const wish = {
    id: 'sanitation.night',
    zh: '环卫夜班队',
    en: 'Night team',
    kind: 'districtDepartment',
    parentId: 'sanitation',
    areaCode: null,
  } as const
  assert.equal((await house.perform(saveUnit, wish, admin)).level, 'district')
  const book = house.runtime.use(unitBook)
  assert.deepEqual(book.descendantsOf('sanitation'), ['sanitation', 'sanitation.night'])
  assert.deepEqual((await house.principal('sanitation.lead1')).posts[0]?.scope.units, [
    'sanitation',
    'sanitation.night',
  ])
  await assert.rejects(house.perform(deactivateUnit, { id: 'sanitation' }, admin), code('unit-has-children'))
  await assert.rejects(house.perform(deactivateUnit, { id: 'lighting' }, admin), code('unit-has-people'))
  assert.equal((await house.perform(deactivateUnit, { id: 'sanitation.night' }, admin)).active, false)
  assert.deepEqual(book.descendantsOf('sanitation'), ['sanitation'])
  assert.equal(book.find('sanitation.night')?.active, false)
  await assert.rejects(
    house.perform(saveUnit, { ...wish, id: 'x1', kind: 'community', parentId: null, areaCode: '990101001001' }, admin),
    code('unit-area-taken'),
  )
  const children = await house.perform(listUnits, { parentId: 'street01' }, admin)
  assert.deepEqual(
    children.items.map((unit) => unit.id),
    book.childrenOf('street01').map((unit) => unit.id),
  )
})

test('各类单位的岗位看得到的范围', async () => {
  const scopeOf = async (account: string) => (await house.principal(account)).posts[0]?.scope
  assert.deepEqual(await scopeOf('dispatcher1'), { all: true, areas: [], units: [] })
  assert.deepEqual(await scopeOf('water_company.handler1'), { all: false, areas: [], units: ['water_company'] })
  const street = await scopeOf('street02.dispatcher')
  assert.deepEqual(street?.areas, ['990101002'])
  assert.ok(street?.units.includes('street02') && street.units.includes('street02.c01.g01'))
  assert.ok(!street?.units.some((unit) => !unit.startsWith('street02')))
  const community = await scopeOf('street02.c03.officer1')
  assert.deepEqual(community?.areas, ['990101002003'])
  const worker = await house.principal('street02.c03.worker1')
  assert.deepEqual(
    worker.posts.flatMap((held) => held.scope.areas),
    worker.posts.map((held) => held.areaCode),
  )
  assert.ok(worker.posts.length >= 2)
})
