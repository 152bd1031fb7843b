import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { resolveDatabase } from '#platform/db/database-url.ts'
import { newId } from '#platform/ids.ts'
import { fill } from './lifecycle/fill.ts'
import { type ServerProcess, startServer } from './lifecycle/server-process.ts'
import { machineFacts } from './machine.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000
const LONGEST_MS = 300_000
/** Share of the clocks after which one of the two processes is killed. */
const KILL_AFTER = 0.3

interface Told {
  told: number
  different: number
}

/**
 * Clocks that fall due within one minute, told by two servers side by side, one of them killed in the middle: how long
 * until every one is told, and whether any is told twice or never.
 */
export async function run(words: string[]): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: { clocks: { type: 'string', default: '10000' }, port: { type: 'string', default: '18557' } },
  })
  const clocks = Number(values.clocks)
  const port = Number(values.port)
  const say = (text: string) => console.error(text)
  const machine = machineFacts()
  const dataDir = mkdtempSync(join(tmpdir(), 'yiwang-warnings-'))
  process.env.YIWANG_DATA = dataDir
  const database = await resolveDatabase(process.env, dataDir, () => {})
  const servers: ServerProcess[] = []
  const sql = new pg.Client({ connectionString: database.ownerUrl, options: '-c timezone=Asia/Shanghai' })
  try {
    await fill(clocks, say)
    await sql.connect()
    for (const at of [0, 1]) {
      servers.push(await startServer(port + at, dataDir))
      say(`server ${at + 1} is ready`)
    }
    const ids = await addClocks(sql, clocks)
    const startedMs = performance.now()
    const elapsed = () => Math.round(performance.now() - startedMs) / 1000
    let killedAtSeconds: number | null = null
    let seen = await toldOf(sql, ids)
    while (seen.different < ids.length && performance.now() - startedMs < LONGEST_MS) {
      if (killedAtSeconds === null && seen.different >= ids.length * KILL_AFTER) {
        process.kill(servers[0]!.pid, 'SIGKILL')
        killedAtSeconds = elapsed()
        say(`killed one server after ${seen.different} of ${ids.length}`)
      }
      await wait(50)
      seen = await toldOf(sql, ids)
    }
    const seconds = elapsed()
    // A batch that was cut off would be told again within the next beats.
    await wait(8000)
    const after = await toldOf(sql, ids)
    const result = {
      bench: 'warnings',
      machine,
      clocks,
      workers: 2,
      killedAtSeconds,
      secondsUntilAllTold: seconds,
      toldOnce: after.different,
      missing: clocks - after.different,
      twice: after.told - after.different,
      linesTwiceForOnePerson: await linesTwice(sql),
      inboxLines: await count(sql, 'select count(*) from notices.notice where level is not null'),
      outgoingMessages: await count(sql, 'select count(*) from notices.outgoing'),
    }
    mkdirSync('bench/results', { recursive: true })
    if (clocks >= 10_000) writeFileSync('bench/results/warnings.json', `${JSON.stringify(result, null, 2)}\n`)
    console.log(JSON.stringify(result))
    if (result.missing > 0 || result.twice > 0 || result.linesTwiceForOnePerson > 0) process.exitCode = 1
  } finally {
    for (const server of servers.slice(1)) await server.stop()
    await sql.end().catch(() => {})
    await database.embedded?.stop()
    for (const folder of [dataDir, database.embedded?.dataFolder ?? dataDir])
      rmSync(folder, { recursive: true, force: true })
  }
}

/** One handling clock on each of `wanted` filled cases, all of them over their due since a moment of the last minute. */
async function addClocks(sql: pg.Client, wanted: number): Promise<string[]> {
  const { rows } = await sql.query<{ id: string; unit: string | null }>(
    'select id, lead_unit as unit from cases."case" where imported order by id limit $1',
    [wanted],
  )
  if (rows.length < wanted) throw new Error(`only ${rows.length} cases were filled`)
  const nowMs = Date.now()
  const clocks = rows.map(({ id, unit }, at) => {
    const dueMs = nowMs - MINUTE_MS + (at % MINUTE_MS)
    const startMs = dueMs - 4 * HOUR_MS
    const owner = { post: unit === null ? 'dispatcher' : 'handlerOfficer', unit }
    return {
      id: newId(),
      caseId: id,
      subjectKind: 'case',
      subjectId: id,
      name: unit === null ? 'dispatch' : 'handle',
      round: 1,
      orderId: null,
      limit: { n: 4, unit: 'NH' },
      plus: null,
      givenDueMs: null,
      startMs,
      limitChangedAtMs: null,
      dueMs,
      state: 'running',
      pauses: [],
      grants: [],
      overdueAtMs: null,
      stoppedMs: null,
      result: null,
      ownerPost: owner.post,
      ownerUnit: unit,
      owners: [{ ...owner, fromMs: startMs }],
      attentionMs: dueMs + 1,
    }
  })
  await sql.query('select clocks.f_apply($1::jsonb)', [JSON.stringify(clocks)])
  return clocks.map((clock) => clock.id)
}

async function toldOf(sql: pg.Client, ids: readonly string[]): Promise<Told> {
  const { rows } = await sql.query<{ told: string; different: string }>(
    'select count(*) as told, count(distinct clock_id) as different from notices.told where clock_id = any($1::uuid[])',
    [ids],
  )
  return { told: Number(rows[0]!.told), different: Number(rows[0]!.different) }
}

/** Persons who read of the same clock in two lines of their inbox. */
async function linesTwice(sql: pg.Client): Promise<number> {
  return count(
    sql,
    `select count(*) from (
       select n.person_id, p.level, p.clock_id::text as clock from notices.part p join notices.notice n on n.id = p.notice_id
       union all
       select person_id, level, split_part(dedupe_key, ':', 2) from notices.notice where dedupe_key like 'clock:%') x
     group by person_id, level, clock having count(*) > 1`,
  )
}

async function count(sql: pg.Client, text: string): Promise<number> {
  const { rows } = await sql.query<{ count: string }>(text)
  return Number(rows[0]?.count ?? 0)
}
