import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { createKey } from '#modules/people/contract.ts'
import { buildHttpServer } from '#platform/http/http-server.ts'
import type { Area, GeoFeatures } from '../contract.ts'

type Server = Awaited<ReturnType<typeof buildHttpServer>>
let house: TestHouse
let server: Server
let secret: string
before(async () => {
  house = await testHouse({ seed: 'demo' })
  const posts = [{ post: 'dataSteward', unit: 'ops_center' }]
  const admin = await house.principal('sysAdmin1')
  const made = await house.perform(createKey, { account: 'map_editor', name: '地图维护', posts }, admin)
  secret = made.secret ?? ''
  server = await buildHttpServer(house.runtime)
})
after(async () => {
  await server.close()
  await house.close()
})

const headers = () => ({ authorization: `Bearer ${secret}` })
const get = (path: string) => server.inject({ method: 'GET', url: `/api/v1${path}`, headers: headers() })

test('borders arrive as GeoJSON with all their positions', async () => {
  const answer = await get('/area-shapes?level=street&toleranceM=5')
  const { type, features } = answer.json<GeoFeatures>()
  assert.equal(type, 'FeatureCollection')
  assert.equal(features.length, 12)
  for (const { geometry, properties, id } of features) {
    assert.equal(properties.code, id)
    const ring = (geometry.coordinates as [number, number][][])[0]!
    assert.deepEqual(ring[0], ring.at(-1))
  }
})

test('communities and grids come as points within the box, for their names', async () => {
  const [community] = (await get('/areas?level=community&limit=1')).json<{ items: Area[] }>().items
  const [lon, lat] = community!.labelPoint
  const box = [lon - 0.001, lat - 0.001, lon + 0.001, lat + 0.001].join()
  const asked = async (layers: string) => {
    const answer = await get(`/basemap?bbox=${box}&layers=${layers}`)
    return answer.json<{ features: GeoFeatures }>().features.features
  }
  const named = await asked('communities')
  assert.ok(named.some(({ properties }) => properties.layer === 'communities' && properties.name === community!.name))
  for (const { geometry } of await asked('communities,grids')) {
    assert.equal(geometry.type, 'Point')
    const [x, y] = geometry.coordinates as [number, number]
    assert.ok(Math.abs(x - lon) <= 0.001 && Math.abs(y - lat) <= 0.001)
  }
  assert.deepEqual(await asked('nothing'), [])
})

test('numbers of a query are read as numbers, nonsense is refused', async () => {
  assert.equal((await get('/areas?level=grid&limit=3')).json<{ items: Area[] }>().items.length, 3)
  const wrong = [
    '/areas?level=province',
    '/areas?limit=0',
    '/locate?lon=abc&lat=30',
    '/locate?lon=112',
    '/basemap?bbox=1,2',
  ]
  for (const path of wrong) assert.equal((await get(path)).statusCode, 400, path)
  assert.equal((await get('/basemap?bbox=113,30,112,31')).statusCode, 400)
})

function upload(path: string, name: string, text: string, fields: Record<string, string> = {}) {
  const part = (head: string, body: string) => `--edge\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`
  const payload = [
    ...Object.entries(fields).map(([field, value]) => part(`name="${field}"`, value)),
    part(`name="file"; filename="${name}"`, text),
    '--edge--\r\n',
  ].join('')
  return server.inject({
    method: 'POST',
    url: `/api/v1${path}`,
    headers: { ...headers(), 'content-type': 'multipart/form-data; boundary=edge' },
    payload,
  })
}

test('what was exported as borders is imported without a change', async () => {
  const streets = (await get('/area-shapes?level=street')).body
  const answer = await upload('/areas/import', 'streets.geojson', streets, { dryRun: 'true' })
  assert.equal(answer.statusCode, 200)
  const { read, unchanged, rejected, tiling } = answer.json<Record<string, unknown>>()
  assert.deepEqual([read, unchanged, rejected, tiling], [12, 12, 0, []])
})

test('a file of addresses is read from the form', async () => {
  const text = '道路,门牌号,经度,纬度\n新路,1,112.9,30.09\n新路,2,1,1\n'
  const answer = await upload('/addresses/import', 'a.csv', text, { dryRun: 'true' })
  const { read, added, rejected } = answer.json<Record<string, unknown>>()
  assert.deepEqual([read, added, rejected], [2, 1, 1])
})

test('without a key only the public map is open', async () => {
  for (const path of ['/areas', '/area-shapes?level=street', '/locate?lon=112&lat=30', '/places?text=a'])
    assert.equal((await server.inject({ method: 'GET', url: `/api/v1${path}` })).statusCode, 401, path)
  for (const path of ['/public/district', '/public/places?text=a', '/public/basemap?bbox=112,30,113,31'])
    assert.equal((await server.inject({ method: 'GET', url: `/api/v1${path}` })).statusCode, 200, path)
})
