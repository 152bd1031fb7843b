import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { addFacts } from './dashboard/add-facts.ts'
import { bareRows, differenceOf, type PageAnswer } from './dashboard/bare-page.ts'
import { type Question, questionsOf } from './dashboard/questions.ts'
import { type BesideBare, besideBare, msOf } from './house/beside-bare.ts'
import { inHouse } from './house/in-house.ts'
import { HttpClient, type Session } from './lifecycle/http-client.ts'
import { databaseMemoryMiB, peakMemoryMiB } from './lifecycle/server-process.ts'
import { machineFacts } from './machine.ts'
import { round, type Spread, spreadOf } from './tiles/spread.ts'

const LONGEST_WAIT_MS = 300_000
const CLIENTS = 20
/** An answer of the time before is shown for so long. */
const KEPT_MS = 2_100
const CHANGES_EVERY_MS = 5_000

type Sessions = Record<Question['by'], Session>

/**
 * The decision page over a million cases, over HTTP: each question that nobody has asked before beside plain SQL that gives the
 * same figures, then 20 people who look, click and look again.
 */
export async function run(words: string[]): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: {
      cases: { type: 'string', default: '1000000' },
      drawn: { type: 'string', default: '2000' },
      port: { type: 'string', default: '18655' },
      rounds: { type: 'string', default: '9' },
      seconds: { type: 'string', default: '30' },
      /** A folder where the house stays for the next run. */
      house: { type: 'string' },
    },
  })
  const [cases, drawn, rounds, seconds] = [values.cases, values.drawn, values.rounds, values.seconds].map(Number) as [
    number,
    number,
    number,
    number,
  ]
  const machine = machineFacts()
  await inHouse({ name: 'dashboard', cases: drawn, kept: values.house }, async ({ sql, once, serve }) => {
    const { pid } = await serve(Number(values.port))
    const client = new HttpClient(Number(values.port), CLIENTS)
    const sessions: Sessions = {
      chief: await client.signIn('dutyChief1', 'Yiwang-demo-1'),
      street: await client.signIn('street01.dispatcher', 'Yiwang-demo-1'),
      lead: await client.signIn('sanitation.lead1', 'Yiwang-demo-1'),
    }
    await once(`facts-${cases}`, async () => {
      await factsDrawn(sql, drawn)
      await addFacts(sql, cases)
    })
    await pause(KEPT_MS)
    const questions = await questionsOf(sql)
    const timings: Record<string, BesideBare> = {}
    for (const question of questions) {
      timings[question.what] = await timed(client, sql, sessions[question.by], question, rounds)
      console.error(question.what, JSON.stringify(timings[question.what]))
    }
    const forecastsMs = await msOf(() => send(client, sessions.chief, '/decisions/forecasts'))
    const warm = await together(client, questions, sessions, seconds, timings)
    const changing = setInterval(() => void figuresMove(sql).catch(() => {}), CHANGES_EVERY_MS)
    const busy = await together(client, questions, sessions, seconds, timings)
    clearInterval(changing)
    const oneFact = await msOf(() =>
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
      rounds,
      seconds,
      period: 'one year that holds all cases, beside the year before',
      askedFirst: timings,
      forecastsMs: round(forecastsMs),
      warm,
      figuresChangeEvery5s: busy,
      factChangedMs: round(oneFact),
      sizesMiB: await sizes(sql),
      memory: { serverPeakMiB: peakMemoryMiB(pid), databaseMiB: databaseMemoryMiB() },
    }
    if (cases >= 1_000_000)
      writeFileSync(`bench/results/dashboard-${cases}.json`, `${JSON.stringify(result, null, 2)}\n`)
    console.log(JSON.stringify(result, null, 2))
  })
}

async function send(client: HttpClient, session: Session, path: string): Promise<PageAnswer> {
  const { status, body } = await client.send('GET', path, session)
  if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body).slice(0, 400)}`)
  return body as PageAnswer
}

/** Each round asks for a day more, in which no case lies, so that no kept answer serves it. */
async function timed(
  client: HttpClient,
  sql: pg.Client,
  session: Session,
  question: Question,
  rounds: number,
): Promise<BesideBare> {
  let answer = await send(client, session, question.path(0))
  const wrong = differenceOf(answer, await bareRows(sql, question.bare, answer))
  if (wrong !== null) throw new Error(`${question.what}: not what plain SQL gives: ${wrong}`)
  let moreDays = 0
  return besideBare(
    rounds,
    () =>
      msOf(async () => {
        answer = await send(client, session, question.path(++moreDays))
      }),
    () => msOf(() => bareRows(sql, question.bare, answer)),
  )
}

interface Seen extends Spread {
  /** Median to the median of plain SQL that one person waits for alone. */
  ratio: number
}

/** Twenty people, each with a question at a time, the next one when the answer is there. */
async function together(
  client: HttpClient,
  questions: readonly Question[],
  sessions: Sessions,
  seconds: number,
  timings: Readonly<Record<string, BesideBare>>,
) {
  const untilMs = performance.now() + seconds * 1000
  const times: { what: string; ms: number }[] = []
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, person) => {
      for (let at = person; performance.now() < untilMs; at++) {
        const { what, by, path } = questions[at % questions.length]!
        times.push({ what, ms: await msOf(() => send(client, sessions[by], path(0))) })
      }
    }),
  )
  const byQuestion = Object.fromEntries(
    [...Map.groupBy(times, ({ what }) => what)].map(([what, ones]): [string, Seen] => {
      const spread = spreadOf(ones.map(({ ms }) => ms))
      return [what, { ...spread, ratio: round(spread.medianMs / timings[what]!.bare.medianMs) }]
    }),
  )
  return { all: spreadOf(times.map(({ ms }) => ms)), byQuestion }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Nothing that was kept counts any more. */
const figuresMove = (sql: pg.Client) => sql.query('update decisions.progress set version = version + 1')

/** The house has drawn the facts of its own cases for the first time. */
async function factsDrawn(sql: pg.Client, count: number): Promise<void> {
  const untilMs = performance.now() + LONGEST_WAIT_MS
  for (;;) {
    const { rows } = await sql.query<{ n: number; done: boolean }>(
      `select (select count(*)::int from decisions.case_fact) as n, at is not null and after_id is null as done
       from decisions.progress`,
    )
    if (rows[0]!.done && rows[0]!.n >= count) return
    if (performance.now() > untilMs) throw new Error('facts were not drawn')
    await pause(100)
  }
}

async function sizes(sql: pg.Client): Promise<Record<string, number>> {
  const { rows } = await sql.query<{ facts: number; sums: number }>(
    `select (pg_total_relation_size('decisions.case_fact') / 1048576)::int as facts,
      (pg_total_relation_size('decisions.day_count') / 1048576)::int as sums`,
  )
  return { ...rows[0]! }
}
