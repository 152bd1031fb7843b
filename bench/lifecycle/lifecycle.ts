import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { resolveDatabase } from '#platform/db/database-url.ts'
import { machineFacts } from '../machine.ts'
import { loadCeiling } from './ceiling-load.ts'
import { type CeilingStep, forgetTold, keepTold, type Snapshot, stepBetween, takeSnapshot } from './ceiling-script.ts'
import { loadDesks } from './desk-load.ts'
import { fill } from './fill.ts'
import { HttpClient } from './http-client.ts'
import { CALLS, loadProduct, oneLifecycle, type Staff } from './product-load.ts'
import { perLifecycle, rowCounts, TABLES } from './row-counts.ts'
import { databaseMemoryMiB, peakMemoryMiB, startServer } from './server-process.ts'

export const PASSWORD = 'Yiwang-demo-1'
const UNIT = 'sanitation'
const CATEGORY = '200102'
const DESK_CLIENTS = 20

/** Lifecycles a second over HTTP as signed-in people, against bare SQL that writes the same rows, in one run. */
export async function run(words: string[]): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: {
      cases: { type: 'string', default: '100000' },
      seconds: { type: 'string', default: '60' },
      clients: { type: 'string', default: '50' },
      port: { type: 'string', default: '18555' },
    },
  })
  const [cases, seconds, clients, port] = [values.cases, values.seconds, values.clients, values.port].map(Number) as [
    number,
    number,
    number,
    number,
  ]
  const say = (text: string) => console.error(text)
  const machine = machineFacts()
  const dataDir = mkdtempSync(join(tmpdir(), 'yiwang-bench-'))
  process.env.YIWANG_DATA = dataDir
  let database = await resolveDatabase(process.env, dataDir, () => {})
  try {
    const filled = await fill(cases, say)
    await settle(database.ownerUrl)
    // Begun anew, as on another day: what a bulk load leaves to be written out is no part of a day's work.
    await database.embedded?.stop()
    database = await resolveDatabase(process.env, dataDir, () => {})
    const steps: CeilingStep[] = []
    const server = await startServer(port, dataDir)
    const client = new HttpClient(port, clients)
    try {
      const staff = await signInStaff(client)
      steps.push(...(await recordSteps(client, staff, database.ownerUrl)))
      say('warming up')
      await loadProduct(client, staff, clients, Math.min(8, seconds))
      const before = await rowCounts(database.ownerUrl)
      const product = await loadProduct(client, staff, clients, seconds)
      const serverMemoryMiB = peakMemoryMiB(server.pid)
      const memoryMiB = databaseMemoryMiB()
      const productRows = perLifecycle(before, await rowCounts(database.ownerUrl), product.lifecycles)
      say('desks')
      await loadDesks(client, PASSWORD, DESK_CLIENTS, Math.min(4, seconds))
      const desks = await loadDesks(client, PASSWORD, DESK_CLIENTS, seconds)
      client.close()
      await server.stop()
      say('ceiling')
      await loadCeiling(database.appUrl, steps, UNIT, clients, Math.min(8, seconds))
      const bareBefore = await rowCounts(database.ownerUrl)
      const bare = await loadCeiling(database.appUrl, steps, UNIT, clients, seconds)
      const bareRows = perLifecycle(bareBefore, await rowCounts(database.ownerUrl), bare.lifecycles)
      const perSecond = product.lifecycles / product.seconds
      const ceiling = bare.lifecycles / bare.seconds
      const result = {
        bench: 'lifecycle',
        machine,
        cases,
        clients,
        seconds,
        fill: { casesPerSecond: Math.round(cases / filled.seconds) },
        product: {
          lifecyclesPerSecond: round(perSecond),
          errors: product.errors,
          firstError: product.firstError,
          calls: Object.fromEntries(CALLS.map((call) => [call, percentiles(product.timesMs[call])])),
        },
        desks: {
          clients: DESK_CLIENTS,
          all: percentiles(desks.flatMap((desk) => desk.timesMs)),
          each: desks.map(({ desk, account, timesMs }) => ({ desk, account, ...percentiles(timesMs) })),
        },
        ceiling: { lifecyclesPerSecond: round(ceiling) },
        ratio: Math.round((perSecond / ceiling) * 1000) / 1000,
        rowsPerLifecycle: Object.fromEntries(
          TABLES.map((table) => [table, { product: productRows[table], bare: bareRows[table] }]),
        ),
        memory: { serverPeakMiB: serverMemoryMiB, databaseMiB: memoryMiB },
      }
      mkdirSync('bench/results', { recursive: true })
      writeFileSync(`bench/results/lifecycle-${cases}.json`, `${JSON.stringify(result, null, 2)}\n`)
      console.log(JSON.stringify(result))
    } finally {
      client.close()
      await server.stop()
    }
  } finally {
    await database.embedded?.stop()
    for (const folder of [dataDir, database.embedded?.dataFolder ?? dataDir])
      rmSync(folder, { recursive: true, force: true })
  }
}

/** What autovacuum does within the minute after a large import: without statistics no plan is worth measuring. */
export async function settle(url: string): Promise<void> {
  const sql = new pg.Client({ connectionString: url })
  await sql.connect()
  try {
    await sql.query('vacuum (analyze)')
  } finally {
    await sql.end()
  }
}

export async function signInStaff(client: HttpClient): Promise<Staff> {
  const some = (post: string, count: number) =>
    Promise.all(Array.from({ length: count }, (_, at) => client.signIn(`${post}${at + 1}`, PASSWORD)))
  const areas = (await client.send('GET', '/areas?level=grid&limit=500', await client.signIn('operator1', PASSWORD)))
    .body as { items: { labelPoint: [number, number] }[] }
  return {
    operator: await some('operator', 8),
    intake: await some('intakeOfficer', 2),
    filing: await some('filingOfficer', 2),
    dispatcher: await some('dispatcher', 3),
    handler: await some(`${UNIT}.handler`, 1),
    unit: UNIT,
    category: CATEGORY,
    points: areas.items.map((area) => area.labelPoint),
  }
}

/** Takes one case through its life and notes what each command wrote. */
async function recordSteps(client: HttpClient, staff: Staff, url: string): Promise<CeilingStep[]> {
  const sql = new pg.Client({ connectionString: url, options: '-c timezone=Asia/Shanghai' })
  await sql.connect()
  const steps: CeilingStep[] = []
  let before: Snapshot | null = null
  try {
    await keepTold(sql)
    const times = Object.fromEntries(CALLS.map((call) => [call, []])) as unknown as Parameters<typeof oneLifecycle>[4]
    await oneLifecycle(client, staff, 0, 0, times, async (_call, id) => {
      const after = await takeSnapshot(sql, id)
      steps.push(await stepBetween(sql, before, after))
      before = after
    })
    await forgetTold(sql)
    return steps
  } finally {
    await sql.end()
  }
}

export function percentiles(times: number[]) {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
