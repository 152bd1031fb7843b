import { createWriteStream, mkdtempSync, openAsBlob, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { LayerLoad } from '#modules/situation/contract.ts'
import { resolveDatabase } from '#platform/db/database-url.ts'
import { HttpClient, type Session } from './lifecycle/http-client.ts'
import { databaseMemoryMiB, peakMemoryMiB, startServer } from './lifecycle/server-process.ts'
import { machineFacts } from './machine.ts'

const ACCOUNT = 'dataSteward1'
const ORIGIN: readonly [number, number] = [112.87, 30.07]
const BYTES_PER_MIB = 1024 ** 2

/**
 * A GeoJSON file of many features goes into a layer over HTTP: how long it takes from the first byte sent to the layer
 * being in force, what the server's memory comes to, and how long other requests wait meanwhile; for points and for
 * polygons. Then a file above the limit is sent, and what is left of it is counted.
 */
export async function run(words: string[]): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: { features: { type: 'string', default: '200000' }, port: { type: 'string', default: '18561' } },
  })
  const features = Number(values.features)
  const port = Number(values.port)
  const machine = machineFacts()
  const dataDir = mkdtempSync(join(tmpdir(), 'yiwang-layers-'))
  process.env.YIWANG_DATA = dataDir
  const database = await resolveDatabase(process.env, dataDir, () => {})
  const server = await startServer(port, dataDir)
  const client = new HttpClient(port, 4)
  try {
    const session = await client.signIn(ACCOUNT, 'Yiwang-demo-1')
    const memoryBeforeMiB = peakMemoryMiB(server.pid)
    const loads = []
    for (const [layer, kind] of [
      ['bus_stop', 'points'],
      ['park', 'polygons'],
    ] as const) {
      const path = join(dataDir, `${kind}.geojson`)
      await pipeline(Readable.from(collection(features, kind)), createWriteStream(path))
      loads.push({
        kind,
        ...(await loadOf({ port, client, session, layer, path })),
        peakMemoryMiB: peakMemoryMiB(server.pid),
      })
      console.error(JSON.stringify(loads.at(-1)))
    }
    const tooLarge = await refusalOf(port, session, join(dataDir, 'large.geojson'))
    const result = {
      bench: 'layer-load',
      machine,
      features,
      memoryBeforeMiB,
      databaseMemoryMiB: databaseMemoryMiB(),
      loads,
      tooLarge,
    }
    writeFileSync(
      join(import.meta.dirname, 'results', `layer-load-${features}.json`),
      `${JSON.stringify(result, null, 2)}\n`,
    )
    console.log(JSON.stringify(result, null, 2))
  } finally {
    client.close()
    await server.stop()
    await database.embedded?.stop()
    for (const folder of [dataDir, database.embedded?.dataFolder ?? dataDir])
      rmSync(folder, { recursive: true, force: true })
  }
}

async function loadOf(at: { port: number; client: HttpClient; session: Session; layer: string; path: string }) {
  const startedMs = performance.now()
  const waits: number[] = []
  let running = true
  const probe = (async () => {
    while (running) {
      const sentMs = performance.now()
      await at.client.send('GET', '/me', at.session)
      waits.push(performance.now() - sentMs)
      await wait(50)
    }
  })()
  const sent = await upload(at.port, at.session, at.layer, at.path)
  const uploadedMs = performance.now()
  if (sent.status !== 200) throw new Error(JSON.stringify(sent.body))
  const seen: number[] = []
  let load = sent.body as LayerLoad
  while (load.state !== 'done' && load.state !== 'failed') {
    await wait(250)
    load = (await at.client.send('GET', `/layer-loads/${load.id}`, at.session)).body as LayerLoad
    if (load.features !== seen.at(-1)) seen.push(load.features)
  }
  running = false
  await probe
  if (load.state !== 'done') throw new Error(JSON.stringify(load.faults))
  const seconds = (ms: number) => Math.round(ms / 100) / 10
  waits.sort((a, b) => a - b)
  return {
    fileMiB: Math.round(statSync(at.path).size / BYTES_PER_MIB),
    uploadSeconds: seconds(uploadedMs - startedMs),
    loadSeconds: seconds(performance.now() - uploadedMs),
    featuresLoaded: load.features,
    progressSeen: seen.length,
    othersP95Ms: Math.round(waits[Math.floor(waits.length * 0.95)]!),
    othersMostMs: Math.round(waits.at(-1)!),
  }
}

async function upload(port: number, session: Session, layer: string, path: string) {
  const form = new FormData()
  form.set('datum', 'CGCS2000')
  form.set('file', await openAsBlob(path), 'features.geojson')
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/layers/${layer}/load`, {
    method: 'POST',
    headers: { cookie: session.cookie, 'x-csrf-token': session.csrfToken },
    body: form,
  })
  return { status: answer.status, body: (await answer.json()) as unknown }
}

/** A file above the limit, most of it one long description. */
async function refusalOf(port: number, session: Session, path: string) {
  const parts = function* () {
    yield '{"type":"FeatureCollection","features":['
    const block =
      `${JSON.stringify({ type: 'Feature', properties: { 说明: '长'.repeat(600) }, geometry: null })},`.repeat(500)
    for (let bytes = 0; bytes < 510 * BYTES_PER_MIB; bytes += Buffer.byteLength(block)) yield block
    yield 'null]}'
  }
  await pipeline(Readable.from(parts()), createWriteStream(path))
  const startedMs = performance.now()
  const answer = await upload(port, session, 'bus_stop', path).catch((error: Error) => ({
    status: 0,
    body: `connection closed: ${error.message}`,
  }))
  return {
    fileMiB: Math.round(statSync(path).size / BYTES_PER_MIB),
    seconds: Math.round(performance.now() - startedMs) / 1000,
    ...answer,
  }
}

function* collection(count: number, kind: 'points' | 'polygons') {
  yield '{"type":"FeatureCollection","features":[\n'
  for (let n = 0; n < count; n += 1) {
    const lon = ORIGIN[0] + (n % 500) * 0.0001
    const lat = ORIGIN[1] + Math.floor(n / 500) * 0.0001
    const properties = {
      编号: `JG${String(n).padStart(6, '0')}`,
      名称: `设施${n}`,
      权属: ['水务', '电信', '供电', '燃气'][n % 4],
      材质: ['铸铁', '复合', '水泥'][n % 3],
      口径: 500 + (n % 5) * 100,
      启用: n % 7 !== 0,
    }
    yield `${n === 0 ? '' : ',\n'}${JSON.stringify({ type: 'Feature', properties, geometry: geometryAt(lon, lat, kind) })}`
  }
  yield '\n]}'
}

function geometryAt(lon: number, lat: number, kind: 'points' | 'polygons') {
  const at = (east: number, north: number) => [round7(lon + east), round7(lat + north)]
  if (kind === 'points') return { type: 'Point', coordinates: at(0, 0) }
  const corners = [at(0, 0), at(8e-5, 0), at(8e-5, 3e-5), at(5e-5, 3e-5), at(5e-5, 8e-5), at(0, 8e-5), at(0, 0)]
  return { type: 'Polygon', coordinates: [corners] }
}

const round7 = (degrees: number) => Math.round(degrees * 1e7) / 1e7
