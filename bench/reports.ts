import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { type BesideBare, besideBare, msOf } from './house/beside-bare.ts'
import { inHouse } from './house/in-house.ts'
import { watchProcessors } from './house/processor-time.ts'
import { HttpClient, type Session } from './lifecycle/http-client.ts'
import { databaseMemoryMiB, peakMemoryMiB } from './lifecycle/server-process.ts'
import { machineFacts } from './machine.ts'
import { addFacts } from './reports/add-facts.ts'
import { bareLines, differenceOf, type ReportAnswer } from './reports/bare-lines.ts'
import { QUESTIONS, type Question, reportOf } from './reports/questions.ts'
import { spreadOf } from './tiles/spread.ts'

const LONGEST_WAIT_MS = 300_000

/** Self-service reports over a year of many cases, over HTTP: what a person waits for, beside plain SQL that gives the same lines. */
export async function run(words: string[]): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: {
      cases: { type: 'string', default: '1000000' },
      drawn: { type: 'string', default: '20000' },
      port: { type: 'string', default: '18561' },
      rounds: { type: 'string', default: '21' },
      /** Without it, as many as the product has. */
      workers: { type: 'string' },
      /** A folder where the house stays for the next run. */
      house: { type: 'string' },
    },
  })
  const [cases, drawn, port, rounds] = [values.cases, values.drawn, values.port, values.rounds].map(Number) as [
    number,
    number,
    number,
    number,
  ]
  const machine = machineFacts()
  await inHouse({ name: 'reports', cases: drawn, kept: values.house }, async ({ sql, once, serve }) => {
    await once('facts-emptied', () =>
      sql.query('update reports.progress set at = null, after_id = null; truncate reports.case_fact'),
    )
    await setWorkers(sql, values.workers)
    const { pid } = await serve(port)
    const client = new HttpClient(port, 8)
    const chief = await client.signIn('dutyChief1', 'Yiwang-demo-1')
    const street = await client.signIn('street01.dispatcher', 'Yiwang-demo-1')
    await once(`facts-${cases}`, async () => {
      await factsDrawn(sql, drawn)
      await addFacts(sql, cases)
    })
    const spent = watchProcessors(sql, pid)
    const timings: Record<string, Timing> = {}
    for (const question of QUESTIONS) {
      timings[question.what] = await timed(client, sql, question.byStreet ? street : chief, question, rounds, spent)
      console.error(question.what, JSON.stringify(timings[question.what]))
    }
    const together = await atOnce(client, chief)
    client.close()
    const all = Object.values(timings)
    const result = {
      bench: 'reports',
      machine,
      cases,
      parallelWorkers: await workersOf(sql),
      rounds,
      period: 'the 365 days in which all cases lie',
      timings,
      fourPeopleAtOnce: together,
      worstP95Ms: Math.max(...all.map(({ product }) => product.p95Ms)),
      worstRatio: Math.max(...all.map(({ ratio }) => ratio)),
      memory: { serverPeakMiB: peakMemoryMiB(pid), databaseMiB: databaseMemoryMiB() },
      factsMiB: await sizeMiB(sql),
    }
    if (cases >= 1_000_000)
      writeFileSync(
        `bench/results/reports-${cases}${values.workers === undefined ? '' : `-${values.workers}-workers`}.json`,
        `${JSON.stringify(result, null, 2)}\n`,
      )
    console.log(JSON.stringify(result, null, 2))
  })
}

interface Timing extends BesideBare {
  /** Processor time of the server and the database for one report: what stays the same whatever else the machine does. */
  cpuMs: number
  lines: number
  counted: number
}

/** Workers of a parallel plan end with it and their time is seen nowhere: with none, `cpuMs` is the whole. */
async function setWorkers(sql: pg.Client, workers: string | undefined): Promise<void> {
  const { rows } = await sql.query<{ name: string }>('select current_database() as name')
  const change = workers === undefined ? 'reset' : 'set'
  const to = workers === undefined ? '' : ` = ${Number(workers)}`
  await sql.query(`alter database ${rows[0]!.name} ${change} max_parallel_workers_per_gather${to}`)
  await sql.query(`${change} max_parallel_workers_per_gather${to}`)
}

async function workersOf(sql: pg.Client): Promise<number> {
  const { rows } = await sql.query<{ n: string }>("select current_setting('max_parallel_workers_per_gather') as n")
  return Number(rows[0]!.n)
}

async function ask(client: HttpClient, session: Session, { what, change }: Question): Promise<ReportAnswer> {
  const { status, body } = await client.send('POST', '/reports/run', session, reportOf(change))
  if (status !== 200) throw new Error(`${what}: ${status} ${JSON.stringify(body)}`)
  return body as ReportAnswer
}

async function timed(
  client: HttpClient,
  sql: pg.Client,
  session: Session,
  question: Question,
  rounds: number,
  spent: () => Promise<number>,
): Promise<Timing> {
  const answer = await ask(client, session, question)
  const wrong = differenceOf(answer, await bareLines(sql, question, answer))
  if (wrong !== null) throw new Error(`${question.what}: not what plain SQL gives: ${wrong}`)
  let cpuMs = 0
  const beside = await besideBare(
    rounds,
    async () => {
      const before = await spent()
      const ms = await msOf(() => ask(client, session, question))
      cpuMs += (await spent()) - before
      return ms
    },
    () => msOf(() => bareLines(sql, question, answer)),
  )
  return { ...beside, cpuMs: Math.round(cpuMs / (rounds + 1)), lines: answer.rows.length, counted: answer.counted }
}

/** Four people, each running every report once, one after the other. */
async function atOnce(client: HttpClient, session: Session) {
  const asked = QUESTIONS.filter(({ byStreet }) => !byStreet)
  const times: number[] = []
  await Promise.all(
    [0, 3, 5, 7].map(async (first) => {
      for (let at = 0; at < asked.length; at++)
        times.push(await msOf(() => ask(client, session, asked[(first + at) % asked.length]!)))
    }),
  )
  return spreadOf(times)
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

async function sizeMiB(sql: pg.Client): Promise<number> {
  const { rows } = await sql.query<{ mib: number }>(
    "select (pg_total_relation_size('reports.case_fact') / 1048576)::int as mib",
  )
  return rows[0]!.mib
}
