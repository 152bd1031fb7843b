import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import { getFile } from '#modules/cases/contract.ts'
import { listConnections } from '#modules/connections/contract.ts'
import { OutsideTrouble } from '#platform/http/ask-outside.ts'
import { keepStill, listCameras, listLooks, openLive, takeStill, type VideoPlatform } from '../contract.ts'
import { videoRoom } from './video-room.ts'

const NOW = Date.parse('2026-11-20T09:00:00+08:00')
let house: TestHouse
let walk: Walk
before(async () => {
  house = await testHouse({ seed: 'demo', background: 'none', nowMs: () => NOW })
  walk = openWalk(house)
})
after(() => house.close())

const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted
/** The district's file names another platform: nothing else changes. */
async function connect(adapter: string | null, platform?: Partial<VideoPlatform>) {
  const room = house.runtime.use(videoRoom)
  const settings = { schema: 'video/1', adapter, radiusM: 300 } as const
  const title = { zh: '另一个平台', en: 'Another one' }
  const none = async () => assert.fail('was not to be asked')
  const base = { title, simulated: false, camerasNear: none, still: none, live: none }
  if (adapter !== null) room.offer(adapter, () => ({ ...base, ...platform }))
  room.use(settings)
}

test('案件周边摄像头：看截图留痕、留作证据进案件记录；另一个平台、没有平台，案件照常', async () => {
  const { id } = await walk.report()
  const by = 'dutyChief1'
  const { platform, cameras, radiusM } = await walk.by(by, listCameras, { id })
  assert.ok(platform?.simulated && cameras.length > 0 && cameras.every(({ distanceM }) => distanceM <= radiusM))
  const camera = cameras.find(({ online }) => online)!.id
  const wish = { id, camera, reason: '核实占道' }
  const seen = await walk.by(by, takeStill, { ...wish, at: '2026-11-19T08:00:00+08:00' })
  assert.deepEqual([seen.simulated, seen.takenAt], [true, '2026-11-19T08:00:00+08:00'])
  await walk.by(by, getFile, { id: 'draft', fileId: seen.fileId })
  const evidence = async () =>
    (await walk.look(id)).record.filter(({ data }) => JSON.stringify(data).includes(seen.fileId))
  assert.equal((await evidence()).length, 0)
  await assert.rejects(walk.by('commander1', keepStill, { look: seen.look }), code('look-not-found'))
  await walk.by(by, keepStill, { look: seen.look })
  await assert.rejects(walk.by(by, keepStill, { look: seen.look }), code('still-kept'))
  const [line] = await evidence()
  assert.match(JSON.stringify(line), /模拟画面.*2026-11-19 08:00:00.*核实占道/)
  await walk.by('commander1', getFile, { id, fileId: seen.fileId })

  await assert.rejects(walk.by(by, takeStill, { ...wish, camera: 'SIM-1_1' }), code('camera-not-near'))
  await assert.rejects(walk.by(by, takeStill, { ...wish, at: '2026-11-21T08:00:00+08:00' }), code('still-time-wrong'))
  await assert.rejects(walk.by(by, openLive, wish), code('live-not-given'))

  const here = (await walk.look(id)).case.place
  const camerasNear = async () => [{ id: 'K-1', name: '路口', lon: here.lon!, lat: here.lat!, online: true }]
  await connect('other', { camerasNear, live: async () => ({ url: 'https://video.example/1', expiresMs: NOW }) })
  assert.deepEqual(
    (await walk.by(by, listCameras, { id })).cameras.map((one) => one.id),
    ['K-1'],
  )
  assert.equal((await walk.by(by, openLive, { ...wish, camera: 'K-1' })).url, 'https://video.example/1')
  const { items } = await walk.by('leader1', listLooks, { id })
  assert.deepEqual(
    items
      .map(({ kind, camera: name, keptAt, simulated }) => [kind, name === '路口', keptAt !== null, simulated])
      .sort(),
    [
      ['live', true, false, false],
      ['still', false, true, true],
    ],
  )
  const camerasGone = async () => {
    throw new OutsideTrouble('unreachable', 'TimeoutError')
  }
  await connect('gone', { camerasNear: camerasGone })
  await assert.rejects(walk.by(by, listCameras, { id }), code('video-unreachable'))
  const health = async () =>
    (await walk.by('sysAdmin1', listConnections, {})).items.find((one) => one.id === 'video')!.state
  assert.equal(await health(), 'down')
  await connect(null)
  assert.deepEqual([(await walk.by(by, listCameras, { id })).platform, await health()], [null, 'off'])
  await assert.rejects(walk.by(by, takeStill, wish), code('video-not-connected'))
  await walk.accept(id)
})
