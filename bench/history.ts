import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type BareHistory, openBareHistory } from './history/bare-history.ts'
import { historyFiles, YEARS } from './history-files.ts'
import { besideBare, msOf } from './house/beside-bare.ts'
import { inHouse } from './house/in-house.ts'
import { processorMs } from './house/processor-time.ts'
import { HttpClient, type Session } from './lifecycle/http-client.ts'
import { peakMemoryMiB } from './lifecycle/server-process.ts'
import { machineFacts } from './machine.ts'
import { round } from './tiles/spread.ts'

interface BareQuestion {
  keys: string[]
  figures?: string
  condition?: string
}

const WHOLE = { kind: 'days', from: `${YEARS.from}-01-01`, to: `${YEARS.to}-12-31` }

/** The first moment of a month of Beijing time, as the product names it. */
const MONTH =
  "(epoch_ms(date_trunc('month', make_timestamp(reported_ms * 1000) + interval 8 hours)) - 28800000)::varchar"

/** What is asked, and the keys, figures and condition of a plain statement that gives the same lines. */
const REPORTS: [string, object, BareQuestion][] = [
  ['十年，按街道和小类', { groups: ['street', 'category'] }, { keys: ['street', 'category'] }],
  ['十年，按街道', { groups: ['street'] }, { keys: ['street'] }],
  ['十年，按月', { groups: ['time:month'] }, { keys: [MONTH] }],
  [
    '十年，按期率和平均用时，按街道',
    {
      groups: ['street'],
      measures: [
        { kind: 'share', field: 'handledInTime' },
        { kind: 'avg', field: 'closeHours' },
      ],
    },
    {
      keys: ['street'],
      figures: `100.0 * count(*) filter (where handle_due_ms is not null and handle_met) / count(handle_due_ms) as v0,
        avg((closed_ms - reported_ms) / 3600000.0) as v1`,
    },
  ],
  ['十年，按网格（隐私口径）', { groups: ['grid'] }, { keys: ['area_code'] }],
  [
    '一年，按街道和小类',
    { groups: ['street', 'category'], period: { kind: 'days', from: '2019-01-01', to: '2019-12-31' } },
    { keys: ['street', 'category'] },
  ],
  [
    '一个月，网页来的，按街道，同比',
    {
      groups: ['street'],
      period: { kind: 'days', from: '2019-06-01', to: '2019-06-30' },
      filters: [{ field: 'channel', is: ['web'] }],
      compare: ['year'],
    },
    { keys: ['street'], condition: "channel = 'web'" },
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
  await inHouse({ name: 'history', cases: 200, kept: undefined }, async ({ dataDir, sql, serve }) => {
    // Writing takes minutes: with --files they stay for the next run.
    const folder = values.files ?? join(dataDir, 'history')
    mkdirSync(folder, { recursive: true })
    if (values.files) symlinkSync(folder, join(dataDir, 'history'))
    const written = await historyFiles(sql, folder, rows)
    const { pid } = await serve(Number(values.port))
    const client = new HttpClient(Number(values.port), 2)
    const chief = await client.signIn('dutyChief1', 'Yiwang-demo-1')
    const bare = await openBareHistory(folder)
    const timings: Record<string, object> = {}
    for (const [what, change, plain] of REPORTS) {
      timings[what] = await timed(client, chief, change, pid, Number(values.rounds), { ...plain, bare })
      console.error(what, JSON.stringify(timings[what]))
    }
    bare.close()
    client.close()
    const engine = engineOf(pid)
    const result = {
      bench: 'history',
      machine,
      rows,
      rounds: Number(values.rounds),
      written,
      timings,
      memory: { enginePeakMiB: engine ? peakMemoryMiB(engine) : null, serverPeakMiB: peakMemoryMiB(pid) },
    }
    if (rows >= 1_000_000) writeFileSync(`bench/results/history-${rows}.json`, `${JSON.stringify(result, null, 2)}\n`)
    console.log(JSON.stringify(result, null, 2))
  })
}

interface Answer {
  period: Days
  compared: { period: Days }[]
  found: number
  counted: number
  rows: { keys: (string | null)[]; cells: { value: number | null; hidden: boolean }[] }[]
}

interface Days {
  from: string
  to: string
}

async function timed(
  client: HttpClient,
  session: Session,
  change: object,
  serverPid: number,
  rounds: number,
  { bare, ...plain }: BareQuestion & { bare: BareHistory },
) {
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
  const ask = () => client.send('POST', '/reports/run', session, { query })
  // The first one reads what the files are made of.
  const { status, body } = await ask()
  // Ended after its twelve seconds: so a person would have been told.
  if (status !== 200) return { refused: (body as { title: string }).title }
  const answer = body as Answer
  const periods = [answer.period, ...answer.compared.map(({ period }) => period)]
  const askBare = async () => {
    const all = []
    for (const period of periods) all.push(await bare.lines(plain, period))
    return all[0]!
  }
  const wrong = differenceOf(answer, await askBare())
  if (wrong !== null) throw new Error(`not what the plain statement gives: ${wrong}`)
  let cpuMs = 0
  const beside = await besideBare(
    rounds,
    async () => {
      const engine = engineOf(serverPid)
      const before = engine ? processorMs(engine) : 0
      const ms = await msOf(ask)
      cpuMs += engine ? processorMs(engine) - before : 0
      return ms
    },
    () => msOf(askBare),
  )
  return { ...beside, engineCpuMs: round(cpuMs / (rounds + 1)), lines: answer.found, counted: answer.counted }
}

const SAME = 1e-9

/** What the product says otherwise; null: nothing. */
function differenceOf({ rows }: Answer, lines: Awaited<ReturnType<BareHistory['lines']>>): string | null {
  const byKeys = new Map(lines.map(({ keys, figures }) => [keys.join(' '), figures]))
  for (const { keys, cells } of rows)
    for (const [at, { value, hidden }] of cells.entries()) {
      const plain = byKeys.get(keys.join(' '))?.[at] ?? 0
      if (!hidden && Math.abs((value ?? 0) - plain) > SAME * Math.abs(plain))
        return `${keys.join(' ')}: ${value}, not ${plain}`
    }
  return null
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
