import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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
const DAY_MS = 86_400_000
const CLIENTS = 20
const DEFAULT_SECONDS = 30

const date = (daysAgo: number) => new Date(Date.now() + 8 * 3_600_000 - daysAgo * DAY_MS).toISOString().slice(0, 10)
const asked = (change: Record<string, string>) =>
  `/decisions?${new URLSearchParams({ from: date(364), to: date(0), ...change })}`

interface Asker {
  what: string
  path: string
  session: Session
}

/** The decision page over a million cases, over HTTP: 20 people who look, click and look again. */
export async function run(words: string[]): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: {
      cases: { type: 'string', default: '1000000' },
      drawn: { type: 'string', default: '2000' },
      port: { type: 'string', default: '18655' },
      seconds: { type: 'string', default: String(DEFAULT_SECONDS) },
    },
  })
  const [cases, drawn, port, seconds] = [values.cases, values.drawn, values.port, values.seconds].map(Number) as [
    number,
    number,
    number,
    number,
  ]
  const machine = machineFacts()
  const dataDir = mkdtempSync(join(tmpdir(), 'yiwang-dashboard-'))
  process.env.YIWANG_DATA = dataDir
  const database = await resolveDatabase(process.env, dataDir, () => {})
  const sql = new pg.Client({ connectionString: database.ownerUrl, options: '-c timezone=Asia/Shanghai' })
  let server: ServerProcess | null = null
  try {
    await fill(drawn, (text) => console.error(text))
    await sql.connect()
    server = await startServer(port, dataDir)
    const { pid } = server
    const client = new HttpClient(port, CLIENTS)
    const chief = await client.signIn('dutyChief1', 'Yiwang-demo-1')
    const street = await client.signIn('street01.dispatcher', 'Yiwang-demo-1')
    const lead = await client.signIn('sanitation.lead1', 'Yiwang-demo-1')
    await factsDrawn(sql, drawn)
    const filledSeconds = await addFacts(sql, cases)
    const questions = await questionsOf(sql, chief, street, lead)
    const first: Record<string, number> = {}
    for (const one of questions) first[one.what] = rounded((await ask(client, one)).ms)
    // What a change costs: nothing that was kept counts any more.
    const again: Record<string, number> = {}
    for (const one of questions) {
      await sql.query('update decisions.progress set version = version + 1')
      await pause(2_100)
      again[one.what] = rounded((await ask(client, one)).ms)
    }
    const quiet = await together(client, questions, seconds)
    const changing = setInterval(() => {
      void sql.query('update decisions.progress set version = version + 1').catch(() => {})
    }, 5_000)
    const busy = await together(client, questions, seconds)
    clearInterval(changing)
    const oneFact = await timeOf(() =>
      sql.query(
        'update decisions.case_fact set closed = not closed where case_id = (select case_id from decisions.case_fact limit 1)',
      ),
    )
    client.close()
    const result = {
      bench: 'dashboard',
      machine,
      cases,
      clients: CLIENTS,
      seconds,
      period: 'one year that holds all cases, beside the year before',
      firstMs: first,
      afterAChangeMs: again,
      warm: quiet,
      figuresChangeEvery5s: busy,
      factChangedMs: rounded(oneFact),
      filledSeconds,
      sizesMiB: await sizes(sql),
      memory: { serverPeakMiB: peakMemoryMiB(pid), databaseMiB: databaseMemoryMiB() },
    }
    await server.stop()
    server = null
    if (cases >= 1_000_000)
      writeFileSync(`bench/results/dashboard-${cases}.json`, `${JSON.stringify(result, null, 2)}\n`)
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

/** What people look at: the whole year, parts of it, and what they click on. */
async function questionsOf(sql: pg.Client, chief: Session, street: Session, lead: Session): Promise<Asker[]> {
  const { rows } = await sql.query<{ street: string; class: string; unit: string; community: string }>(
    `select f.street, f.class, f.unit, left(f.area_code, 12) as community from decisions.case_fact f
     where f.unit <> '' and f.imported order by f.reported_at desc limit 1`,
  )
  const one = rows[0]!
  const ofChief = (what: string, path: string): Asker => ({ what, path, session: chief })
  return [
    ofChief('全区一年', asked({})),
    ofChief('全区本月', asked({ from: date(29) })),
    ofChief('全区一周', asked({ from: date(6) })),
    ofChief('一个街道一年', asked({ area: one.street })),
    ofChief('一个社区一年', asked({ area: one.community })),
    ofChief('一个大类一年', asked({ category: one.class })),
    ofChief('一个单位一年', asked({ unit: one.unit })),
    ofChief('一个来源一年', asked({ channel: 'web' })),
    ofChief('街道×大类一年', asked({ area: one.street, category: one.class })),
    ofChief('单位画像一年', `/decisions/units/${one.unit}?from=${date(364)}&to=${date(0)}`),
    ofChief('预测', '/decisions/forecasts'),
    { what: '街道看自己一年', path: asked({}), session: street },
    { what: '部门看自己一年', path: asked({}), session: lead },
  ]
}

async function ask(client: HttpClient, { what, path, session }: Asker): Promise<{ what: string; ms: number }> {
  const begunMs = performance.now()
  const { status, body } = await client.send('GET', path, session)
  if (status !== 200) throw new Error(`${what}: ${status} ${JSON.stringify(body).slice(0, 400)}`)
  return { what, ms: performance.now() - begunMs }
}

interface Timing {
  asked: number
  medianMs: number
  p95Ms: number
  mostMs: number
}

/** Twenty people, each with a question at a time, the next one when the answer is there. */
async function together(client: HttpClient, questions: readonly Asker[], seconds: number) {
  const untilMs = performance.now() + seconds * 1000
  const times: { what: string; ms: number }[] = []
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, person) => {
      for (let at = person; performance.now() < untilMs; at++)
        times.push(await ask(client, questions[at % questions.length]!))
    }),
  )
  const byQuestion = Object.fromEntries(
    [...Map.groupBy(times, ({ what }) => what)].map(([what, ones]) => [what, timing(ones.map(({ ms }) => ms))]),
  )
  return { all: timing(times.map(({ ms }) => ms)), byQuestion }
}

const rounded = (ms: number) => Math.round(ms * 10) / 10

function timing(times: readonly number[]): Timing {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (part: number) => rounded(sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)]!)
  return { asked: sorted.length, medianMs: at(0.5), p95Ms: at(0.95), mostMs: at(1) }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const begunMs = performance.now()
  await work()
  return performance.now() - begunMs
}

/** The house has drawn the facts of its own cases for the first time. */
async function factsDrawn(sql: pg.Client, count: number): Promise<void> {
  const untilMs = performance.now() + LONGEST_WAIT_MS
  for (;;) {
    const { rows } = await sql.query<{ n: number; done: boolean }>(
      `select (select count(*)::int from decisions.case_fact) as n, at is not null and after_id is null as done
       from decisions.progress`,
    )
    if (rows[0]!.done && rows[0]!.n >= count) break
    if (performance.now() > untilMs) throw new Error('facts were not drawn')
    await pause(100)
  }
  // An answer of the time before is shown for two seconds.
  await pause(2_100)
}

/** Facts of as many cases over a year, spread as a district's are; the sums come with them. Answers seconds. */
async function addFacts(sql: pg.Client, count: number): Promise<number> {
  console.error(`adding ${count} facts`)
  const ms = await timeOf(() =>
    sql.query(
      `with g as (select array_agg(code order by code) as codes from territory.area where level = 'grid' and valid_to is null),
         k as (select array_agg(distinct code) as codes from catalogue.category_version),
         u as (select array_agg(id order by id) as ids from people.unit where kind in ('districtDepartment', 'streetCenter'))
       insert into decisions.case_fact (case_id, version, reported_at, day, counted, imported, open, closed, returned, redone, handled,
         late_at, bucket, close_seconds, stepped, accept_seconds, dispatch_seconds, handle_seconds, finish_seconds, area_code, class,
         category, unit, channel, units)
       select gen_random_uuid(), 9, at, floor((extract(epoch from at) + 28800) / 86400)::int, true, true, n % 25 = 0, n % 25 <> 0,
         n % 15 = 0, n % 40 = 0, (case when n % 25 = 0 then 0 when n % 8 = 0 then 2 else 1 end)::smallint,
         null,
         (case when n % 25 = 0 then -1 else width_bucket(spent, array[3600,14400,28800,86400,172800,259200,432000,604800,864000,1296000,2592000]) end)::smallint,
         case when n % 25 = 0 then 0 else spent end, n % 25 <> 0, 3600, 7200, spent, 3600, code, left(category, 4), category, unit,
         (array['hotline12345', 'web', 'gridPatrol', 'wechat', 'digitalUrbanMgmt'])[1 + n % 5], array[unit]
       from (select n, now() - interval '364 days' + n * interval '364 days' / $1::int as at, 3600 * (2 + n * 7907::bigint % 240) as spent,
         k.codes[1 + (n * 104729::bigint % cardinality(k.codes))::int] as category,
         g.codes[1 + (n * 7919::bigint % cardinality(g.codes))::int] as code,
         u.ids[1 + (n * 31::bigint % cardinality(u.ids))::int] as unit
         from generate_series(1, $1::int) n, g, k, u) made`,
      [count],
    ),
  )
  await sql.query('vacuum analyze decisions.case_fact')
  await sql.query('vacuum analyze decisions.day_count')
  await sql.query('update decisions.progress set version = version + 1')
  return Math.round(ms / 1000)
}

async function sizes(sql: pg.Client): Promise<Record<string, number>> {
  const { rows } = await sql.query<{ facts: number; sums: number }>(
    `select (pg_total_relation_size('decisions.case_fact') / 1048576)::int as facts,
      (pg_total_relation_size('decisions.day_count') / 1048576)::int as sums`,
  )
  return { ...rows[0]! }
}
