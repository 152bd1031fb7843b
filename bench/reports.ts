import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { resolveDatabase } from '#platform/db/database-url.ts'
import { attachEmbedded } from '#platform/db/embedded/start-embedded.ts'
import { fill } from './lifecycle/fill.ts'
import { HttpClient, type Session } from './lifecycle/http-client.ts'
import { databaseMemoryMiB, peakMemoryMiB, type ServerProcess, startServer } from './lifecycle/server-process.ts'
import { machineFacts } from './machine.ts'

const LONGEST_WAIT_MS = 300_000

const ROUNDS = 15

/** A report as the builder sends it, over one year in which all cases lie. */
const report = (change: object) => ({
  query: {
    source: 'cases',
    time: 'reported',
    period: { kind: 'named', name: 'last365' },
    groups: [],
    measures: [{ kind: 'count' }],
    filters: [],
    limit: 200,
    ...change,
  },
})

const REPORTS: [string, object][] = [
  ['件数，按街道', { groups: ['street'] }],
  [
    '件数、按期率、超期，按街道',
    {
      groups: ['street'],
      measures: [{ kind: 'count' }, { kind: 'share', field: 'handledInTime' }, { kind: 'share', field: 'overdue' }],
    },
  ],
  ['件数，按街道和小类', { groups: ['street', 'category'] }],
  ['件数，按日', { groups: ['time:day'] }],
  ['件数，按月和来源，同比环比', { groups: ['time:month', 'channel'], compare: ['year', 'before'] }],
  ['平均全程用时，按主办单位', { groups: ['unit'], measures: [{ kind: 'avg', field: 'closeHours' }] }],
  [
    '中位和九十分位用时，按街道',
    {
      groups: ['street'],
      measures: [
        { kind: 'median', field: 'closeHours' },
        { kind: 'p90', field: 'closeHours' },
      ],
    },
  ],
  ['回访满意率，按街道（隐私口径）', { groups: ['street'], measures: [{ kind: 'share', field: 'satisfied' }] }],
  ['件数，按网格（隐私口径）', { groups: ['grid'], limit: 1000 }],
  [
    '噪声类一个月，按街道',
    { groups: ['street'], period: { kind: 'named', name: 'last30' }, filters: [{ field: 'class', is: ['3003'] }] },
  ],
]

/** Self-service reports over a year of many cases, over HTTP: what a person waits for. */
export async function run(words: string[]): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: {
      cases: { type: 'string', default: '1000000' },
      drawn: { type: 'string', default: '20000' },
      port: { type: 'string', default: '18561' },
      workers: { type: 'string', default: '2' },
    },
  })
  const cases = Number(values.cases)
  const drawn = Number(values.drawn)
  const port = Number(values.port)
  const machine = machineFacts()
  const dataDir = mkdtempSync(join(tmpdir(), 'yiwang-reports-'))
  process.env.YIWANG_DATA = dataDir
  const database = await resolveDatabase(process.env, dataDir, () => {})
  const sql = new pg.Client({ connectionString: database.ownerUrl, options: '-c timezone=Asia/Shanghai' })
  let server: ServerProcess | null = null
  try {
    await fill(drawn, (text) => console.error(text))
    await sql.connect()
    await sql.query('update reports.progress set at = null, after_id = null')
    await sql.query('truncate reports.case_fact')
    // Workers of a parallel plan end with it and their time is seen nowhere: with none, `cpuMs` is the whole.
    const { rows } = await sql.query<{ name: string }>('select current_database() as name')
    await sql.query(`alter database ${rows[0]!.name} set max_parallel_workers_per_gather = ${Number(values.workers)}`)
    server = await startServer(port, dataDir)
    const { pid } = server
    const client = new HttpClient(port, 8)
    const chief = await client.signIn('dutyChief1', 'Yiwang-demo-1')
    const street = await client.signIn('street01.dispatcher', 'Yiwang-demo-1')
    await factsDrawn(sql, drawn)
    await addFacts(sql, cases)
    const spent = () => busy(sql, pid)
    const timings: Record<string, Timing> = {}
    for (const [what, change] of REPORTS) timings[what] = await timed(client, chief, change, spent)
    timings['件数，按街道（街道自己看）'] = await timed(client, street, { groups: ['street'] }, spent)
    const together = await atOnce(client, chief)
    client.close()
    const all = Object.values(timings).map(({ p95Ms }) => p95Ms)
    const result = {
      bench: 'reports',
      machine,
      cases,
      parallelWorkers: Number(values.workers),
      period: 'the 365 days in which all cases lie',
      timings,
      fourPeopleAtOnce: together,
      worstP95Ms: Math.max(...all),
      memory: { serverPeakMiB: peakMemoryMiB(pid), databaseMiB: databaseMemoryMiB() },
      factsMiB: await sizeMiB(sql),
    }
    await server.stop()
    server = null
    if (cases >= 1_000_000)
      writeFileSync(
        `bench/results/reports-${cases}${values.workers === '2' ? '' : `-${values.workers}-workers`}.json`,
        `${JSON.stringify(result, null, 2)}\n`,
      )
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

interface Timing {
  medianMs: number
  /** Processor time of the server and the database for one report: what stays the same whatever else the machine does. */
  cpuMs: number
  p95Ms: number
  lines: number
}

const rounded = (ms: number) => Math.round(ms * 10) / 10
const quantile = (times: number[], part: number) =>
  rounded([...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.ceil(times.length * part) - 1)]!)

async function ask(client: HttpClient, session: Session, change: object): Promise<{ ms: number; lines: number }> {
  const begunMs = performance.now()
  const { status, body } = await client.send('POST', '/reports/run', session, report(change))
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
  return { ms: performance.now() - begunMs, lines: (body as { rows: unknown[] }).rows.length }
}

const TICK_MS = 10

/** Processor milliseconds of each process as it was last seen: one that has ended keeps what it took. */
const taken = new Map<number, number>()

function look(pid: number): void {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    taken.set(pid, (Number(fields[11]) + Number(fields[12])) * TICK_MS)
  } catch {
    // it has ended since it was named
  }
}

/** Processor milliseconds so far of the server and of the database's processes that serve it. */
async function busy(sql: pg.Client, serverPid: number): Promise<number> {
  const { rows } = await sql.query<{ pid: number }>('select pid from pg_stat_activity where pid <> pg_backend_pid()')
  for (const pid of [serverPid, ...rows.map((row) => row.pid)]) look(pid)
  return [...taken.values()].reduce((sum, ms) => sum + ms, 0)
}

async function timed(
  client: HttpClient,
  session: Session,
  change: object,
  spent: () => Promise<number>,
): Promise<Timing> {
  await ask(client, session, { ...change, switches: { imported: 'include' } })
  const answers = []
  const before = await spent()
  for (let round = 0; round < ROUNDS; round++)
    answers.push(await ask(client, session, { ...change, switches: { imported: 'include' } }))
  const times = answers.map(({ ms }) => ms)
  const cpu = Math.round(((await spent()) - before) / ROUNDS)
  return { medianMs: quantile(times, 0.5), cpuMs: cpu, p95Ms: quantile(times, 0.95), lines: answers[0]!.lines }
}

/** Four people, each running every report once, one after the other. */
async function atOnce(
  client: HttpClient,
  session: Session,
): Promise<{ reports: number; medianMs: number; p95Ms: number }> {
  const times: number[] = []
  await Promise.all(
    [0, 3, 5, 7].map(async (first) => {
      for (let at = 0; at < REPORTS.length; at++) {
        const [, change] = REPORTS[(first + at) % REPORTS.length]!
        times.push((await ask(client, session, { ...change, switches: { imported: 'include' } })).ms)
      }
    }),
  )
  return { reports: times.length, medianMs: quantile(times, 0.5), p95Ms: quantile(times, 0.95) }
}

/** The house has drawn the facts of its own cases. */
async function factsDrawn(sql: pg.Client, count: number): Promise<void> {
  const untilMs = performance.now() + LONGEST_WAIT_MS
  for (;;) {
    const { rows } = await sql.query<{ n: number }>('select count(*)::int as n from reports.case_fact')
    if (rows[0]!.n >= count) return
    if (performance.now() > untilMs) throw new Error('facts were not drawn')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Facts of as many cases, spread as a district's are: all areas, categories and units, a year of days, most of them closed. */
async function addFacts(sql: pg.Client, count: number): Promise<void> {
  console.error(`adding ${count} facts`)
  await sql.query(
    `with g as (select array_agg(code order by code) as codes from territory.area where level = 'grid' and valid_to is null),
       k as (select array_agg(distinct code) as codes from catalogue.category_version),
       u as (select array_agg(id order by id) as ids from people.unit where kind in ('districtDepartment', 'streetCenter'))
     insert into reports.case_fact (case_id, version, reported_at, accepted_at, dispatched_at, done_at, closed_at, handle_due_at, total_due_at,
       person, redo_count, return_count, urge_count, supervision_count, open, overdue, emergency, imported, received, repeated, extended,
       handle_met, total_met, contacted, solved, satisfied, state, channel, variant, category, area_code, lead_unit, appeal_type, urgency, units, unit_bits, population)
     select gen_random_uuid(), 9, at, at + interval '1 hour', at + interval '3 hours', at + spent * 0.8, at + spent, at + interval '4 days',
       at + interval '7 days', hashtextextended((n % 400000)::text, 0), 0, (n % 40 = 0)::int, (n % 15 = 0)::int, 0, n % 25 = 0, n % 31 = 0,
       n % 200 = 0, false, true, n % 9 = 0, n % 12 = 0, n % 8 <> 0, n % 11 <> 0, n % 3 <> 0, case when n % 3 <> 0 then n % 5 <> 0 end,
       case when n % 3 <> 0 then n % 7 <> 0 end, case when n % 25 = 0 then 'handling' else 'closed' end,
       (array['hotline12345', 'web', 'gridPatrol', 'wechat', 'digitalUrbanMgmt'])[1 + n % 5], 'hotline',
       k.codes[1 + (n * 104729::bigint % cardinality(k.codes))::int], g.codes[1 + (n * 7919::bigint % cardinality(g.codes))::int],
       u.ids[1 + (n * 31::bigint % cardinality(u.ids))::int], (array['complaint', 'help', 'inquiry'])[1 + n % 3], 'normal',
       array[u.ids[1 + (n * 31::bigint % cardinality(u.ids))::int]],
       1::bigint << (hashtext(split_part(u.ids[1 + (n * 31::bigint % cardinality(u.ids))::int], '.', 1)) & 63), 3
     from (select n, now() - interval '364 days' + n * interval '364 days' / $1::int as at,
       interval '1 hour' * (2 + (n * 7907::bigint % 997) * 0.25) as spent from generate_series(1, $1::int) n) made, g, k, u`,
    [count],
  )
  await sql.query('vacuum analyze reports.case_fact')
}

async function sizeMiB(sql: pg.Client): Promise<number> {
  const { rows } = await sql.query<{ mib: number }>(
    "select (pg_total_relation_size('reports.case_fact') / 1048576)::int as mib",
  )
  return rows[0]!.mib
}
