import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { resolveDatabase } from '#platform/db/database-url.ts'
import { attachEmbedded } from '#platform/db/embedded/start-embedded.ts'
import { historyFiles, YEARS } from './history-files.ts'
import { fill } from './lifecycle/fill.ts'
import { HttpClient, type Session } from './lifecycle/http-client.ts'
import { peakMemoryMiB, type ServerProcess, startServer } from './lifecycle/server-process.ts'
import { machineFacts } from './machine.ts'

const WHOLE = { kind: 'days', from: `${YEARS.from}-01-01`, to: `${YEARS.to}-12-31` }

const REPORTS: [string, object][] = [
  ['十年，按街道和小类', { groups: ['street', 'category'] }],
  ['十年，按街道', { groups: ['street'] }],
  ['十年，按月', { groups: ['time:month'] }],
  [
    '十年，按期率和平均用时，按街道',
    {
      groups: ['street'],
      measures: [
        { kind: 'share', field: 'handledInTime' },
        { kind: 'avg', field: 'closeHours' },
      ],
    },
  ],
  ['十年，按网格（隐私口径）', { groups: ['grid'] }],
  [
    '一年，按街道和小类',
    { groups: ['street', 'category'], period: { kind: 'days', from: '2019-01-01', to: '2019-12-31' } },
  ],
  [
    '一个月，网页来的，按街道，同比',
    {
      groups: ['street'],
      period: { kind: 'days', from: '2019-06-01', to: '2019-06-30' },
      filters: [{ field: 'channel', is: ['web'] }],
      compare: ['year'],
    },
  ],
]

/** Reports over many years in files, over HTTP: through the report's own path, the engine in a process of its own. */
export async function run(words: string[]): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: {
      rows: { type: 'string', default: '50000000' },
      port: { type: 'string', default: '18571' },
      rounds: { type: 'string', default: '11' },
      files: { type: 'string' },
    },
  })
  const rows = Number(values.rows)
  const machine = machineFacts()
  const dataDir = mkdtempSync(join(tmpdir(), 'yiwang-history-'))
  process.env.YIWANG_DATA = dataDir
  const database = await resolveDatabase(process.env, dataDir, () => {})
  const sql = new pg.Client({ connectionString: database.ownerUrl })
  let server: ServerProcess | null = null
  try {
    await fill(200, () => {})
    await sql.connect()
    // Writing takes minutes: with --files they stay for the next run.
    const folder = values.files ?? join(dataDir, 'history')
    mkdirSync(folder, { recursive: true })
    if (values.files) symlinkSync(folder, join(dataDir, 'history'))
    const written = await historyFiles(sql, folder, rows)
    server = await startServer(Number(values.port), dataDir)
    const client = new HttpClient(Number(values.port), 2)
    const chief = await client.signIn('dutyChief1', 'Yiwang-demo-1')
    const timings: Record<string, object> = {}
    for (const [what, change] of REPORTS)
      timings[what] = await timed(client, chief, change, server.pid, Number(values.rounds))
    const engine = engineOf(server.pid)
    const result = {
      bench: 'history',
      machine,
      rows,
      rounds: Number(values.rounds),
      written,
      timings,
      memory: { enginePeakMiB: engine ? peakMemoryMiB(engine) : null, serverPeakMiB: peakMemoryMiB(server.pid) },
    }
    client.close()
    await server.stop()
    server = null
    if (rows >= 1_000_000) writeFileSync(`bench/results/history-${rows}.json`, `${JSON.stringify(result, null, 2)}\n`)
    console.log(JSON.stringify(result, null, 2))
  } finally {
    await server?.stop()
    await sql.end().catch(() => {})
    const embedded = await attachEmbedded({ dataDir })
    await embedded?.stop()
    await database.embedded?.stop()
    for (const folder of [dataDir, database.embedded?.dataFolder ?? dataDir])
      rmSync(folder, { recursive: true, force: true })
  }
}

const rounded = (value: number) => Math.round(value * 10) / 10

async function timed(client: HttpClient, session: Session, change: object, serverPid: number, rounds: number) {
  const query = {
    source: 'cases',
    time: 'reported',
    period: WHOLE,
    groups: [],
    measures: [{ kind: 'count' }],
    filters: [],
    limit: 1000,
    switches: { imported: 'include', history: 'only' },
    ...change,
  }
  const times: number[] = []
  let lines = 0
  let counted = 0
  let cpuMs = 0
  for (let round = 0; round <= rounds; round++) {
    const engine = engineOf(serverPid)
    const before = engine ? busyMs(engine) : 0
    const begunMs = performance.now()
    const { status, body } = await client.send('POST', '/reports/run', session, { query })
    const ms = performance.now() - begunMs
    // Ended after its twelve seconds: so a person would have been told.
    if (status !== 200) return { refused: (body as { title: string }).title, afterMs: rounded(ms) }
    const answer = body as { found: number; counted: number }
    lines = answer.found
    counted = answer.counted
    // The first one reads what the files are made of.
    if (round === 0) continue
    times.push(ms)
    cpuMs += busyMs(engine ?? 0) - before
  }
  times.sort((a, b) => a - b)
  return {
    medianMs: rounded(times[Math.floor(rounds / 2)]!),
    worstMs: rounded(times.at(-1)!),
    engineCpuMs: Math.round(cpuMs / rounds),
    lines,
    counted,
  }
}

/** The engine's process among the server's children. */
function engineOf(serverPid: number): number | null {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    try {
      const parent = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')[1]
      if (Number(parent) === serverPid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('engine-process'))
        return Number(pid)
    } catch {
      // it ended while it was looked at
    }
  return null
}

const TICK_MS = 10

function busyMs(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS
  } catch {
    return 0
  }
}
