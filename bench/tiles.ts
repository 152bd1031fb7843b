import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import pg from 'pg'
import { resolveDatabase } from '#platform/db/database-url.ts'
import { attachEmbedded } from '#platform/db/embedded/start-embedded.ts'
import { freePort } from './free-port.ts'
import { HttpClient } from './lifecycle/http-client.ts'
import { databaseMemoryMiB, peakMemoryMiB, type ServerProcess, startServer } from './lifecycle/server-process.ts'
import { machineFacts } from './machine.ts'
import { TileClient } from './tiles/ask-tile.ts'
import { bareSqlMs } from './tiles/bare-sql.ts'
import { fillPoints, LAYER } from './tiles/fill-points.ts'
import { residentMemoryMiB } from './tiles/resident-memory.ts'
import { round, type Spread, spreadOf } from './tiles/spread.ts'
import { type TileAt, tilesWithPoints } from './tiles/tiles-with-points.ts'

const ZOOMS = [4, 8, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20]
const TILES_A_ZOOM = 200
/** As many as a browser keeps to one host. */
const CONNECTIONS = 6
/** A screen of 1440 × 900 never shows more tiles. */
const SCREEN_TILES = 12
const SQL_TILES = 20
/** Tiles are looked for under so many of the points. */
const SAMPLE = 50_000

interface ZoomResult {
  /** First time a tile is asked for; the server knows where all points lie. */
  cold: Spread
  /** Asked for again. */
  warm: Spread
  /** Asked for by a browser that still has it: 304. */
  known: Spread
  /** Up to twelve tiles at once over six connections: from the first request to the last answer. */
  screen: Spread
  bytes: { median: number; most: number }
  mostSymbols: number
  bareSql: Spread
  /** p95 of cold tiles over HTTP against the p95 of PostgreSQL alone; below 1 the product is faster. */
  coldToSql: number
}

/** Tiles of one layer of very many points, over HTTP, by zoom; beside the same clusters by SQL alone. */
export async function run(words: string[]): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: { points: { type: 'string', default: '1000000' } },
  })
  const count = Number(values.points)
  const machine = machineFacts()
  const dataDir = mkdtempSync(join(tmpdir(), 'yiwang-tiles-'))
  process.env.YIWANG_DATA = dataDir
  const database = await resolveDatabase(process.env, dataDir, () => {})
  try {
    const filled = await fillPoints(count, (text) => console.error(text))
    const client = new pg.Client({ connectionString: database.ownerUrl })
    client.on('error', () => {})
    await client.connect()
    await client.query('vacuum analyze situation.feature')
    const port = await freePort()
    const server = await startServer(port, dataDir)
    let measured: object
    try {
      measured = await measure({ port, server, client, count, edition: filled.edition })
    } finally {
      await client.end()
      await server.stop()
    }
    const result = {
      bench: 'tiles',
      machine,
      points: count,
      fill: { pointsPerSecond: Math.round(count / filled.seconds) },
      ...measured,
    }
    writeFileSync(`bench/results/tiles-${count}.json`, `${JSON.stringify(result, null, 2)}\n`)
    console.log(JSON.stringify(result))
  } finally {
    const embedded = await attachEmbedded({ dataDir })
    await embedded?.stop()
    await database.embedded?.stop()
    for (const folder of [dataDir, database.embedded?.dataFolder ?? dataDir])
      rmSync(folder, { recursive: true, force: true })
  }
}

interface Measured {
  port: number
  server: ServerProcess
  client: pg.Client
  count: number
  edition: number
}

async function measure({ port, server, client, count, edition }: Measured) {
  const http = new HttpClient(port, 1)
  const session = await http.signIn('dutyChief1', 'Yiwang-demo-1')
  const serverBeforeMiB = residentMemoryMiB(server.pid)
  const every = Math.max(1, Math.floor(count / SAMPLE))
  const points = await client.query<{ lon: number; lat: number }>(
    'select lon, lat from situation.feature where edition = $1 and no % $2 = 0',
    [edition, every],
  )
  const tiles = new TileClient(port, session, CONNECTIONS)
  const first = await tiles.ask(addressOf({ z: 0, x: 0, y: 0 }))
  if (first.status !== 200) throw new Error(`the first tile: ${first.status} ${first.bytes.toString()}`)
  if (symbolsIn(first.bytes).count !== count) throw new Error('the tile of the whole earth does not hold all points')
  const serverWithPlacesMiB = residentMemoryMiB(server.pid)
  const zooms: Record<string, ZoomResult> = {}
  for (const z of ZOOMS) {
    const asked = tilesWithPoints(points.rows, z, TILES_A_ZOOM)
    zooms[`z${z}`] = await measureZoom(z, asked, tiles, (tile) => bareSqlMs(client, edition, tile))
    console.error(`z${z}`, JSON.stringify(zooms[`z${z}`]))
  }
  tiles.close()
  http.close()
  return {
    // The first tile of a version reads all places once.
    firstTileMs: round(first.ms),
    zooms,
    memory: {
      serverBeforeMiB,
      serverWithPlacesMiB,
      serverAfterMiB: residentMemoryMiB(server.pid),
      serverPeakMiB: peakMemoryMiB(server.pid),
      databaseMiB: databaseMemoryMiB(),
    },
  }
}

async function measureZoom(
  z: number,
  tiles: readonly TileAt[],
  client: TileClient,
  sqlMs: (tile: TileAt) => Promise<number>,
): Promise<ZoomResult> {
  const [cold, warm, known, screen, bareSql, bytes]: number[][] = [[], [], [], [], [], []]
  let mostSymbols = 0
  const tags = new Map<TileAt, string>()
  for (const tile of tiles) {
    const asked = await client.ask(addressOf(tile))
    if (asked.status !== 200) throw new Error(`z${z}: ${asked.status}`)
    cold!.push(asked.ms)
    bytes!.push(asked.bytes.length)
    mostSymbols = Math.max(mostSymbols, symbolsIn(asked.bytes).symbols)
    tags.set(tile, asked.etag ?? '')
  }
  for (const tile of tiles) warm!.push((await client.ask(addressOf(tile))).ms)
  for (const tile of tiles) {
    const asked = await client.ask(addressOf(tile), tags.get(tile))
    if (asked.status !== 304) throw new Error(`z${z}: ${asked.status} in the place of 304`)
    known!.push(asked.ms)
  }
  for (let from = 0; from < tiles.length; from += SCREEN_TILES) {
    const begunMs = performance.now()
    await Promise.all(tiles.slice(from, from + SCREEN_TILES).map((tile) => client.ask(addressOf(tile))))
    screen!.push(performance.now() - begunMs)
  }
  for (const tile of tiles.slice(0, SQL_TILES)) bareSql!.push(await sqlMs(tile))
  const sorted = [...bytes!].sort((a, b) => a - b)
  const result = { cold: spreadOf(cold!), warm: spreadOf(warm!), known: spreadOf(known!), screen: spreadOf(screen!) }
  const sql = spreadOf(bareSql!)
  return {
    ...result,
    bytes: { median: sorted[Math.floor(sorted.length / 2)] ?? 0, most: sorted.at(-1) ?? 0 },
    mostSymbols,
    bareSql: sql,
    coldToSql: round(result.cold.p95Ms / sql.p95Ms),
  }
}

const addressOf = ({ z, x, y }: TileAt) => `/layers/${LAYER}/tiles/${z}/${x}/${y}`

function symbolsIn(bytes: Buffer): { symbols: number; count: number } {
  const layer = new VectorTile(new PbfReader(bytes)).layers.symbols
  let count = 0
  for (let at = 0; at < (layer?.length ?? 0); at++) count += Number(layer!.feature(at).properties.count)
  return { symbols: layer?.length ?? 0, count }
}
