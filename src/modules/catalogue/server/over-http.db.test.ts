import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { createKey } from '#modules/people/contract.ts'
import { buildHttpServer } from '#platform/http/http-server.ts'
import { type Category, catalogueBook } from '../contract.ts'

type Server = Awaited<ReturnType<typeof buildHttpServer>>
let house: TestHouse
let server: Server
let secret: string
before(async () => {
  house = await testHouse({ seed: 'demo' })
  const posts = [{ post: 'dataSteward', unit: 'ops_center' }]
  const admin = await house.principal('sysAdmin1')
  const made = await house.perform(createKey, { account: 'catalogue_editor', name: '目录维护', posts }, admin)
  secret = made.secret ?? ''
  server = await buildHttpServer(house.runtime)
})
after(async () => {
  await server.close()
  await house.close()
})

const ask = (method: 'GET' | 'PUT' | 'POST', path: string, payload?: object) =>
  server.inject({
    method,
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${secret}` },
    ...(payload ? { payload } : {}),
  })

test('a category read over HTTP can be sent back, and null stays null', async () => {
  const read = (await ask('GET', '/categories/100101')).json<{ category: Category }>()
  assert.deepEqual(read.category, house.runtime.use(catalogueBook).category('100101'))
  const { code: _c, class: _l, kind: _k, other: _o, version: _v, ...words } = read.category
  const saved = await ask('PUT', '/categories/100101', { ...words, ownerlessLimit: null, why: '无主时限另定' })
  assert.equal(saved.statusCode, 200)
  const again = (await ask('GET', '/categories/100101')).json<{ category: Category }>()
  assert.equal(again.category.ownerlessLimit, null)
  const wrong = await ask('PUT', '/categories/100101', { ...words, limit: { n: 0, unit: 'WD' }, why: '试试' })
  assert.equal(wrong.statusCode, 400)
})

test('a duty rule takes a unit or the street, and nothing else', async () => {
  const rule = { coHandlers: [{ orgKey: 'sanitation' }], firstReceiver: false, basisZh: '属地管理', why: '试试' }
  const street = await ask('PUT', '/duty/200102', { ...rule, lead: { level: 'street' }, level: 'street' })
  assert.equal(street.statusCode, 200)
  assert.deepEqual(street.json<{ rule: { lead: object } }>().rule.lead, { level: 'street' })
  const unit = await ask('PUT', '/duty/200102', { ...rule, lead: { orgKey: 'urban_management' }, level: 'district' })
  assert.equal(unit.statusCode, 200)
  for (const lead of [{ level: 'grid' }, {}, { orgKey: 'sanitation', level: 'street' }])
    assert.equal((await ask('PUT', '/duty/200102', { ...rule, lead, level: 'street' })).statusCode, 400)
})

test('a refusal answers as a problem with its fields', async () => {
  const answer = await ask('PUT', '/duty/200102', {
    lead: { orgKey: 'nobody' },
    coHandlers: [],
    level: 'district',
    firstReceiver: false,
    basisZh: '依据',
    why: '试试',
  })
  assert.equal(answer.statusCode, 422)
  const problem = answer.json<{ code: string; fields: { field: string }[] }>()
  assert.deepEqual([problem.code, problem.fields[0]?.field], ['duty-refused', 'lead'])
})

test('the list of duty is downloaded as a file', async () => {
  const csv = await ask('GET', '/duty/export?format=csv')
  assert.equal(csv.statusCode, 200)
  assert.match(String(csv.headers['content-type']), /^text\/csv/)
  assert.equal(csv.body.trim().split('\n').length, 238)
})

test('without a key nobody sees the catalogue', async () => {
  for (const url of ['/categories', '/channels', '/duty', '/duty-versions', '/duty/200102/proposal'])
    assert.equal((await server.inject({ method: 'GET', url: `/api/v1${url}` })).statusCode, 401)
})
