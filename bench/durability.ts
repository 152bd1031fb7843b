import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { resolveDatabase } from '#platform/db/database-url.ts'
import { attachEmbedded } from '#platform/db/embedded/start-embedded.ts'
import { fill } from './lifecycle/fill.ts'
import { HttpClient } from './lifecycle/http-client.ts'
import { startServer } from './lifecycle/server-process.ts'
import { machineFacts } from './machine.ts'

interface Sent {
  key: string
  path: string
  input: object
  /** Null while no answer has come. */
  answer: { id: string; version: number } | null
}

const CLIENTS = 50

/** kill -9 of server and database under load: what was acknowledged must be there after the restart, and nothing twice. */
export async function run(words: string[]): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: {
      cases: { type: 'string', default: '2000' },
      seconds: { type: 'string', default: '8' },
      port: { type: 'string', default: '18556' },
    },
  })
  const port = Number(values.port)
  const machine = machineFacts()
  const dataDir = mkdtempSync(join(tmpdir(), 'yiwang-durability-'))
  process.env.YIWANG_DATA = dataDir
  let dataFolder = dataDir
  try {
    await fill(Number(values.cases), (text) => console.error(text))
    const server = await startServer(port, dataDir)
    const client = new HttpClient(port, CLIENTS)
    const operator = await client.signIn('operator1', 'Yiwang-demo-1')
    const sent: Sent[] = []
    let stopped = false
    const work = async (at: number) => {
      for (let turn = 0; !stopped; turn++) {
        const report = await send('/cases', {
          channel: 'hotline12345',
          title: `断电试验 ${at}-${turn}`,
          text: '断电试验',
          appealType: 'complaint',
        })
        if (!report) return
        const added = await send(`/cases/${report.id}/supplement`, { text: '补充一句' })
        if (!added) return
      }
    }
    const send = async (path: string, input: object): Promise<Sent['answer']> => {
      const entry: Sent = { key: randomUUID(), path, input, answer: null }
      sent.push(entry)
      const answer = await client.send('POST', path, operator, input, entry.key).catch(() => null)
      if (answer?.status !== 200) return null
      entry.answer = answer.body as Sent['answer']
      return entry.answer
    }
    const running = Promise.all(Array.from({ length: CLIENTS }, (_, at) => work(at)))
    await new Promise((resolve) => setTimeout(resolve, Number(values.seconds) * 1000))
    const database = await attachEmbedded({ dataDir })
    if (!database) throw new Error('this bench needs the embedded database')
    process.kill(server.pid, 'SIGKILL')
    const killed = killPostgres(database.postmasterPid)
    dataFolder = database.dataFolder
    stopped = true
    await running
    client.close()
    const restartedMs = performance.now()
    const again = await startServer(port, dataDir)
    const restartSeconds = (performance.now() - restartedMs) / 1000
    const second = new HttpClient(port, CLIENTS)
    const session = await second.signIn('operator1', 'Yiwang-demo-1')
    // What was never answered is sent again under its own key, as a careful client does.
    const unanswered = sent.filter((entry) => entry.answer === null)
    let repeated = 0
    for (const entry of unanswered) {
      const answer = await second.send('POST', entry.path, session, entry.input, entry.key)
      if (answer.status === 200) repeated++
    }
    second.close()
    const found = await examine(dataDir, sent)
    await again.stop()
    const result = {
      bench: 'durability',
      machine,
      acknowledged: sent.length - unanswered.length,
      unanswered: unanswered.length,
      sentAgain: repeated,
      killedProcesses: killed,
      restartSeconds: Math.round(restartSeconds * 10) / 10,
      ...found,
    }
    writeFileSync('bench/results/durability.json', `${JSON.stringify(result, null, 2)}\n`)
    console.log(JSON.stringify(result))
    if (found.missing > 0 || found.twice > 0) process.exitCode = 1
  } finally {
    for (const folder of [dataDir, dataFolder]) rmSync(folder, { recursive: true, force: true })
  }
}

/** SIGKILL to the postmaster and every process below it; answers how many. */
function killPostgres(postmaster: number): number {
  const below = execFileSync('ps', ['-o', 'pid=', '--ppid', String(postmaster)], { encoding: 'utf8' })
  const pids = [postmaster, ...below.trim().split(/\s+/).map(Number)]
  for (const pid of pids)
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // ended by itself a moment before
    }
  return pids.length
}

async function examine(dataDir: string, sent: readonly Sent[]) {
  const database = await resolveDatabase(process.env, dataDir, () => {})
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  try {
    const acknowledged = sent.filter((entry) => entry.answer !== null)
    const { rows } = await client.query<{ key: string; lines: number; journal: number }>(
      `select k.key, (select count(*) from cases.event e where e.command_id = k.key) as lines,
         (select count(*) from platform.journal j where j.command_id = k.key and j.outcome = 'done') as journal
       from unnest($1::uuid[]) as k(key)`,
      [sent.map((entry) => entry.key)],
    )
    const counts = new Map(rows.map((row) => [row.key, row]))
    const missing = acknowledged.filter(
      ({ key, answer }) => Number(counts.get(key)?.lines) !== 1 || Number(counts.get(key)?.journal) !== 1 || !answer,
    ).length
    const twice = rows.filter((row) => Number(row.lines) > 1 || Number(row.journal) > 1).length
    return { missing, twice }
  } finally {
    await client.end()
    await database.embedded?.stop()
  }
}
