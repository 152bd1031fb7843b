import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { AjvCompiler } from '@fastify/ajv-compiler'
import type { FastifyInstance } from 'fastify'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import * as cases from '#modules/cases/contract.ts'
import { buildHttpServer } from '#platform/http/http-server.ts'
import { readXml } from './test-xml.ts'

const KEY = 'demo-open311'
const V2 = '/open311/v2'
/** Folder of the JSON Schemas of the Open311 organisation; without it only our own assertions are made. */
const SCHEMAS = process.env.YIWANG_OPEN311_SCHEMAS

type Row = Record<string, unknown>
let house: TestHouse
let server: FastifyInstance
let walk: Walk
let nowMs = Date.parse('2026-03-03T09:30:00+08:00')
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
  server = await buildHttpServer(house.runtime)
  walk = openWalk(house)
})
after(async () => {
  await server.close()
  await house.close()
})

interface Said {
  status: number
  type: unknown
  body: string
}
async function ask(url: string, headers: Record<string, string> = {}): Promise<Said> {
  const answer = await server.inject({ url, headers })
  return { status: answer.statusCode, type: answer.headers['content-type'], body: answer.body }
}
async function post(fields: Record<string, string> | string, path = 'requests.json', type = FORM): Promise<Said> {
  const payload = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString()
  const answer = await server.inject({
    method: 'POST',
    url: `${V2}/${path}`,
    headers: { 'content-type': type },
    payload,
  })
  return { status: answer.statusCode, type: answer.headers['content-type'], body: answer.body }
}
const FORM = 'application/x-www-form-urlencoded'

/** Both forms of one address hold the same: checked against each other, and against the public schema where there is one. */
async function both(path: string, schema: string | null = null, root = ''): Promise<unknown> {
  const [bare = '', query = ''] = path.split('?')
  const json = await ask(`${bare}.json${query && `?${query}`}`)
  const xml = await ask(`${bare}.xml${query && `?${query}`}`)
  assert.deepEqual([json.status, json.type, xml.status, xml.type], [200, 'application/json', 200, 'text/xml'], path)
  const fromJson = JSON.parse(json.body)
  const fromXml = readXml(xml.body)
  if (root) assert.equal(fromXml.root, root)
  assert.deepEqual(fromXml.value, withoutNull(fromJson))
  for (const [accept, type] of [
    ['application/json', 'application/json'],
    ['text/xml', 'text/xml'],
    ['text/html,application/xml;q=0.9,*/*;q=0.8', 'text/xml'],
    ['text/xml;q=0.3, application/json;q=0.7', 'application/json'],
  ] as const)
    assert.equal((await ask(path, { accept })).type, type)
  if (schema && SCHEMAS) {
    const check = await schemaCheck(schema)
    for (const value of [fromJson, fromXml.value]) assert.ok(check(value), `${path}: ${JSON.stringify(check.errors)}`)
  }
  return fromJson
}

async function schemaCheck(name: string) {
  const read = async (file: string) => JSON.parse(await readFile(join(SCHEMAS ?? '', file), 'utf8'))
  const others = Object.fromEntries(
    await Promise.all(
      ['request.json', 'service.json'].map(async (file) => [file, { $id: file, ...(await read(file)) }]),
    ),
  )
  const schema = { ...(await read(name)) }
  const build = AjvCompiler()(name in others ? {} : others, { customOptions: { coerceTypes: false, strict: false } })
  return build({ schema } as never) as unknown as ((value: unknown) => boolean) & { errors: unknown }
}

function withoutNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNull)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (one === null ? [] : [[key, withoutNull(one)]])),
  )
}

const point = () => {
  const { lon, lat } = walk.pointIn('street01')
  return { lat: String(lat), long: String(lon) }
}
const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

test('发现文件、服务清单和每个类别的定义：JSON 与 XML 一致', async () => {
  const discovery = (await both('/open311/discovery', null, 'discovery')) as { endpoints: Row[] }
  assert.equal(discovery.endpoints.length, 1)
  const { specification, type, formats, url } = discovery.endpoints[0]!
  assert.deepEqual(
    [specification, type, formats, url],
    [
      'http://wiki.open311.org/GeoReport_v2',
      'production',
      ['text/xml', 'application/json'],
      'http://localhost:80/open311/v2',
    ],
  )
  const services = (await both(`${V2}/services`, 'services.json', 'services')) as Row[]
  assert.ok(services.length > 200)
  assert.ok(services.every(({ service_code, type }) => /^\d{6}$/.test(String(service_code)) && type === 'realtime'))
  const asked: string[] = []
  for (const { service_code, metadata } of services) {
    const { status, body } = await ask(`${V2}/services/${service_code}.json?jurisdiction_id=linjiang`)
    const definition = JSON.parse(body) as { service_code: string; attributes: Row[] }
    assert.deepEqual([status, definition.service_code], [200, service_code])
    assert.equal(definition.attributes.length > 0, metadata, String(service_code))
    if (metadata) asked.push(String(service_code))
  }
  assert.deepEqual(await both(`${V2}/services/300201`, 'service-definition.json', 'service_definition'), {
    service_code: '300201',
    attributes: [],
  })
  const kinds = new Set<unknown>()
  for (const code of ['100101', '300301', '200101']) {
    const { attributes } = (await both(`${V2}/services/${code}`, 'service-definition.json')) as { attributes: Row[] }
    for (const { datatype } of attributes) kinds.add(datatype)
  }
  assert.deepEqual([...kinds].sort(), ['datetime', 'multivaluelist', 'number', 'singlevaluelist'])
  assert.ok(asked.length > 20)
})

test('上报、查询、跟踪：坐标原样，姓名电话不外出，办结后为 closed', async () => {
  const sent = await post({
    api_key: KEY,
    jurisdiction_id: 'linjiang',
    service_code: '100101',
    ...point(),
    address_string: '临江路与建设街交叉口 & <西南角>',
    description: '井盖破损。我叫王小明，电话13812345678，邮箱 xm@example.com。\u0007第二行\n完',
    first_name: '小明',
    last_name: '王',
    phone: '13812345678',
    email: 'xm@example.com',
    device_id: 'd-1',
    media_url: 'https://example.com/a.jpg?x=1&y=2',
    'attribute[DAMAGE]': 'broken',
    'attribute[DANGER][]': 'walkers',
  })
  assert.deepEqual([sent.status, sent.type], [201, 'application/json'], sent.body)
  const [receipt] = JSON.parse(sent.body) as Row[]
  const id = String(receipt!.service_request_id)
  const [one] = (await both(`${V2}/requests/${id}`, 'requests.json', 'service_requests')) as Row[]
  assert.deepEqual(
    [one!.status, one!.service_code, one!.service_name, String(one!.lat), String(one!.long), one!.media_url],
    ['open', '100101', '上水井盖', point().lat, point().long, 'https://example.com/a.jpg?x=1&y=2'],
  )
  assert.equal(one!.address, '临江路与建设街交叉口 & <西南角>')
  assert.equal(one!.description, '井盖破损。我叫＊＊＊，电话＊＊＊，邮箱 ＊＊＊。第二行\n完')
  for (const field of ['requested_datetime', 'updated_datetime', 'expected_datetime'])
    assert.match(String(one![field] ?? '2026-01-01T00:00:00Z'), UTC)
  assert.equal(one!.requested_datetime, '2026-03-03T01:30:00Z')

  const { lon, lat } = walk.pointIn('street01')
  const called = await walk.report({ text: '我叫李大壮，住建设街8号3栋502，电话13987654321', title: '李大壮家漏水' })
  await walk.accept(called.id, { category: '300201' })
  const secret = await walk.report({ category: '300201', confidentiality: 'restricted' })
  const everything = [
    await ask(`${V2}/requests.json`),
    await ask(`${V2}/requests.xml`),
    await ask(`${V2}/requests/${called.caseNo}.json`),
    await ask(`${V2}/servicerequestupdates.json`),
  ]
  for (const { body } of everything)
    for (const word of ['王小明', '13812345678', 'xm@example.com', '李大壮', '13987654321', '502', secret.caseNo])
      assert.ok(!body.includes(word), word)
  const [theirs] = JSON.parse(everything[2]!.body) as Row[]
  assert.equal(theirs!.description, theirs!.service_name)
  assert.deepEqual([theirs!.lat, theirs!.long], [Math.round(lat * 1000) / 1000, Math.round(lon * 1000) / 1000])
  assert.equal((await ask(`${V2}/requests/${secret.caseNo}.json`)).status, 404)

  assert.deepEqual(await both(`${V2}/tokens/${id}`, null, 'service_requests'), [{ service_request_id: id, token: id }])
  const added = await post(
    { api_key: KEY, service_request_id: id, description: '现在更大了' },
    'servicerequestupdates.xml',
  )
  assert.deepEqual([added.status, added.type], [201, 'text/xml'], added.body)
  const other = await post(
    { api_key: KEY, service_request_id: called.caseNo, description: '别人的' },
    'servicerequestupdates.json',
  )
  assert.equal(other.status, 404)

  nowMs += 3_600_000
  const caseId = (await walk.look(id)).case.id
  await walk.by('intakeOfficer1', cases.reject, {
    id: caseId,
    reason: Object.keys(cases.rejectReasons)[0] as never,
    text: '不属于本平台受理范围。',
    told: true,
  })
  const [closed] = (await both(`${V2}/requests?service_request_id=${id}`, 'requests.json')) as Row[]
  assert.deepEqual(
    [closed!.status, closed!.status_notes, closed!.updated_datetime],
    ['closed', '不予受理', '2026-03-03T02:30:00Z'],
  )
  const updates = (await both(`${V2}/servicerequestupdates?service_request_id=${id}`)) as Row[]
  assert.deepEqual(
    updates.map(({ status }) => status),
    ['open', 'closed'],
  )
})

test('筛选：编号、类别、状态、时间、分页；与案件一致', async () => {
  const made: string[] = []
  for (const service_code of ['200101', '200102', '200102']) {
    nowMs += 60_000
    const { body } = await post({ api_key: KEY, service_code, ...point() })
    made.push(String((JSON.parse(body) as Row[])[0]!.service_request_id))
  }
  const ids = async (query: string) =>
    (JSON.parse((await ask(`${V2}/requests.json?${query}`)).body) as Row[]).map((row) => String(row.service_request_id))
  assert.deepEqual(await ids(`service_request_id=${made[0]},${made[2]}`), [made[2], made[0]])
  assert.deepEqual(await ids(`service_request_id=${made[1]}&status=closed&service_code=999999`), [made[1]])
  const from = new URLSearchParams({ start_date: new Date(nowMs - 125_000).toISOString() }).toString()
  assert.deepEqual(await ids(from), [made[2], made[1], made[0]])
  assert.deepEqual(await ids(`${from}&service_code=200102`), [made[2], made[1]])
  assert.deepEqual(await ids(`${from}&service_code=200102,200101&status=open,closed`), [made[2], made[1], made[0]])
  assert.deepEqual(await ids(`${from}&status=closed`), [])
  assert.deepEqual(await ids(`${from}&page_size=2`), [made[2], made[1]])
  assert.deepEqual(await ids(`${from}&page_size=2&page=2`), [made[0]])
  assert.deepEqual(await ids(`${from}&page_size=2&page=3`), [])
  assert.deepEqual(await ids(`end_date=${new Date(nowMs - 90_000).toISOString()}&status=open&page_size=1`), [made[0]])
  assert.deepEqual(await ids('start_date=2025-01-01&end_date=2025-03-01'), [])
  // 90 days, and what is older stays out of a list that names no days
  nowMs += 91 * 86_400_000
  assert.deepEqual(await ids('status=open'), [])
  assert.deepEqual(await ids(`service_request_id=${made[0]}`), [made[0]])
})

test('四十种错误输入：标准的错误形式和代码，从不是 500', async () => {
  const good = { api_key: KEY, service_code: '200101', ...point() }
  const requests = (query: string) => ask(`${V2}/requests.json?${query}`)
  const without = (name: keyof typeof good) =>
    post(Object.fromEntries(Object.entries(good).filter(([key]) => key !== name)))
  const wrong: [number, () => Promise<Said>][] = [
    [403, () => without('api_key')],
    [403, () => post({ ...good, api_key: '' })],
    [403, () => post({ ...good, api_key: 'nobody' })],
    [403, () => post({})],
    [403, () => post('%%%=%zz&&&=')],
    [404, () => post({ ...good, jurisdiction_id: 'elsewhere' })],
    [400, () => without('service_code')],
    [404, () => post({ ...good, service_code: '999999' })],
    [404, () => post({ ...good, service_code: "1' or '1'='1" })],
    [400, () => without('lat')],
    [400, () => without('long')],
    [400, () => post({ api_key: KEY, service_code: '200101' })],
    [400, () => post({ ...good, lat: '91' })],
    [400, () => post({ ...good, lat: 'north' })],
    [400, () => post({ ...good, long: '1e2' })],
    [400, () => post({ ...good, lat: '37.76', long: '-122.42' })],
    [400, () => post({ ...good, email: 'nobody' })],
    [400, () => post({ ...good, phone: 'ring me' })],
    [400, () => post({ ...good, media_url: 'javascript:alert(1)' })],
    [400, () => post({ ...good, description: 'x'.repeat(4001) })],
    [400, () => post({ ...good, description: 'a\u0000b' })],
    [400, () => post({ ...good, address_string: 'x'.repeat(301) })],
    [400, () => post({ api_key: KEY, service_code: '200101', address_id: '123' })],
    [400, () => post({ api_key: KEY, service_code: '200101', address_id: '999999999' })],
    [400, () => post({ ...good, service_code: '300301' })],
    [400, () => post({ ...good, service_code: '300301', 'attribute[NOISE_SOURCE]': 'mars' })],
    [400, () => post({ ...good, 'attribute[AREA_M2]': 'large' })],
    [400, () => post({ ...good, 'attribute[NONE]': '1' })],
    [400, () => post({ ...good, attribute: '1' })],
    [400, () => post(`${new URLSearchParams(good)}&service_code=200102`)],
    [400, () => post('{"api_key":', 'requests.json', 'application/json')],
    [400, () => post('<request/>', 'requests.json', 'text/xml')],
    [400, () => post({ ...good, description: 'x'.repeat(300_000) })],
    [400, () => post(good, 'requests.yaml')],
    [404, () => post(good, 'services.json')],
    [404, () => ask(`${V2}/services.json?jurisdiction_id=elsewhere`)],
    [404, () => ask('/open311/discovery.json?jurisdiction_id=elsewhere')],
    [404, () => ask(`${V2}/services/999999.json`)],
    [404, () => ask(`${V2}/services/%00.json`)],
    [400, () => ask(`${V2}/services/%zz.json`)],
    [404, () => ask(`${V2}/requests/nothing.json`)],
    [404, () => ask(`${V2}/tokens/nothing.json`)],
    [404, () => ask(`${V2}/nothing.json`)],
    [404, () => ask('/open311/v3/services.json')],
    [400, () => ask(`${V2}/services.html`)],
    [400, () => requests('status=half')],
    [404, () => requests('service_code=999999')],
    [400, () => requests('start_date=yesterday')],
    [400, () => requests('start_date=2026-13-01T00:00:00Z')],
    [400, () => requests('start_date=2026-01-01T00:00:00')],
    [400, () => requests('start_date=2026-02-01T00:00:00Z&end_date=2026-01-01T00:00:00Z')],
    [400, () => requests('start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z')],
    [400, () => requests('page=0')],
    [400, () => requests('page=-1')],
    [400, () => requests('page_size=ten')],
    [400, () => requests('page_size=1001')],
    [400, () => requests(`service_request_id=${Array.from({ length: 501 }, (_, i) => i).join(',')}`)],
    [404, () => requests('jurisdiction_id=elsewhere')],
    [
      400,
      async () => {
        const answer = await server.inject({ method: 'DELETE', url: `${V2}/requests.json` })
        return { status: answer.statusCode, type: answer.headers['content-type'], body: answer.body }
      },
    ],
  ]
  assert.ok(wrong.length >= 40)
  for (const [index, [status, attempt]] of wrong.entries()) {
    const said = await attempt()
    const what = `${index}: ${attempt} ${said.body}`
    assert.equal(said.status, status, what)
    if (said.type === 'text/xml') {
      assert.equal(readXml(said.body).root, 'errors', what)
      continue
    }
    assert.equal(said.type, 'application/json', what)
    const errors = JSON.parse(said.body) as { code: number; description: string }[]
    assert.equal(errors.length, 1, what)
    assert.equal(errors[0]!.code, status, what)
    assert.ok(errors[0]!.description.length > 5, what)
  }
  const xml = await ask(`${V2}/requests.xml?status=half`)
  assert.deepEqual([xml.status, xml.type], [400, 'text/xml'])
  assert.deepEqual(readXml(xml.body), {
    root: 'errors',
    value: [{ code: 400, description: 'status 只有 open 和 closed。 status is open or closed.' }],
  })
})
