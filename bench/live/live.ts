import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { resolveDatabase } from '#platform/db/database-url.ts'
import { fill } from '../lifecycle/fill.ts'
import { HttpClient, type Session } from '../lifecycle/http-client.ts'
import { PASSWORD, percentiles, settle, signInStaff } from '../lifecycle/lifecycle.ts'
import { loadProduct, type Staff } from '../lifecycle/product-load.ts'
import { peakMemoryMiB, startServer } from '../lifecycle/server-process.ts'
import { machineFacts } from '../machine.ts'
import { openScreens, type Screens } from './open-screens.ts'

/** Posts that see the whole district: every screen hears every update. */
const WATCHERS: readonly [account: string, count: number][] = [
  ['operator', 12],
  ['intakeOfficer', 4],
  ['filingOfficer', 2],
  ['dispatcher', 6],
  ['dutyChief', 3],
  ['supervisor', 2],
  ['checker', 4],
  ['callbackOfficer', 4],
  ['leader', 2],
  ['commander', 1],
  ['qualityInspector', 1],
  ['hazardReviewer', 1],
]
const STREAMS_OF_ONE = 12
const PAIRS = 7
/** Updates a second: a busy district, and far beyond it. */
const RATES = [20, 100] as const
const STEADY_SECONDS = 15
const clock = () => performance.timeOrigin + performance.now()

/**
 * Many open screens: how long an update takes to all of them and to the wall's figures, and what they take from the
 * commands: the lifecycle load in pairs, with and without them, in turns.
 */
export async function run(words: string[]): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: {
      cases: { type: 'string', default: '100000' },
      screens: { type: 'string', default: '500' },
      seconds: { type: 'string', default: '10' },
      clients: { type: 'string', default: '50' },
      pairs: { type: 'string', default: String(PAIRS) },
      port: { type: 'string', default: '18556' },
    },
  })
  const count = (name: keyof typeof values) => Number(values[name])
  const say = (text: string) => console.error(text)
  const machine = machineFacts()
  const dataDir = mkdtempSync(join(tmpdir(), 'yiwang-bench-'))
  process.env.YIWANG_DATA = dataDir
  const database = await resolveDatabase(process.env, dataDir, () => {})
  try {
    await fill(count('cases'), say)
    await settle(database.ownerUrl)
    const server = await startServer(count('port'), dataDir)
    const client = new HttpClient(count('port'), count('clients'))
    let screens: Screens | null = null
    try {
      const staff = await signInStaff(client)
      screens = openScreens(count('port'), await cookiesFor(client, count('screens')))
      say('warming up')
      await loadProduct(client, staff, count('clients'), Math.min(8, count('seconds')))
      await sleep(2000)
      const open = await screens.open()
      say(`${open} screens`)
      const updates = []
      for (const perSecond of RATES) updates.push(await measureUpdates(client, staff, screens, perSecond))
      const wall = await measureWall(client, staff)
      const pairs = await measurePairs(client, staff, screens, count('pairs'), count('clients'), count('seconds'), say)
      const ratios = pairs.map((pair) => pair.ratio).toSorted((a, b) => a - b)
      const result = {
        bench: 'live',
        machine,
        cases: count('cases'),
        screens: open,
        updates,
        wall,
        pairs,
        ratio: { median: ratios[Math.floor(ratios.length / 2)], least: ratios[0], most: ratios.at(-1) },
        memory: { serverPeakMiB: peakMemoryMiB(server.pid) },
      }
      mkdirSync('bench/results', { recursive: true })
      writeFileSync(`bench/results/live-${open}.json`, `${JSON.stringify(result, null, 2)}\n`)
      console.log(JSON.stringify(result))
    } finally {
      screens?.stop()
      client.close()
      await server.stop()
    }
  } finally {
    await database.embedded?.stop()
    for (const folder of [dataDir, database.embedded?.dataFolder ?? dataDir])
      rmSync(folder, { recursive: true, force: true })
  }
}

async function cookiesFor(client: HttpClient, screens: number): Promise<string[]> {
  const cookies: string[] = []
  for (const [account, people] of WATCHERS)
    for (let at = 1; at <= people; at++) {
      if (cookies.length >= screens) return cookies
      const { cookie } = await client.signIn(`${account}${at}`, PASSWORD)
      for (let n = 0; n < STREAMS_OF_ONE && cookies.length < screens; n++) cookies.push(cookie)
    }
  return cookies
}

/** Reports at an even pace; from the moment of asking to the arrival at each screen. */
async function measureUpdates(client: HttpClient, staff: Staff, screens: Screens, perSecond: number) {
  await screens.report([])
  const asked: [string, number][] = []
  const beganMs = clock()
  for (let n = 0; n < perSecond * STEADY_SECONDS; n++) {
    await sleep(Math.max(0, beganMs + (n * 1000) / perSecond - clock()))
    const atMs = clock()
    void report(client, staff, n).then(({ id, version }) => asked.push([`${id}@${version}`, atMs]))
  }
  await sleep(3000)
  const { timesMs, updates, heardByAll, many, messages } = await screens.report(asked)
  return { perSecond, updates, heardByAll, messages, many, latencyMs: percentiles(timesMs) }
}

/** One update after another: from the moment of asking until the wall's number has it, asked for when the stream tells. */
async function measureWall(client: HttpClient, staff: Staff) {
  const leader = await client.signIn('leader1', PASSWORD)
  const today = async () => {
    const { body } = await client.send('GET', '/situation/picture', leader)
    return (body as { figures: { id: string; value: number }[] }).figures.find(({ id }) => id === 'receivedToday')!
      .value
  }
  const timesMs: number[] = []
  const askMs: number[] = []
  for (let n = 0; n < 40; n++) {
    const before = await today()
    const atMs = clock()
    await report(client, staff, n)
    for (;;) {
      const beganMs = clock()
      const now = await today()
      askMs.push(clock() - beganMs)
      if (now > before) break
      await sleep(50)
    }
    timesMs.push(clock() - atMs)
    await sleep(300)
  }
  return { updateMs: percentiles(timesMs), askMs: percentiles(askMs) }
}

async function report(client: HttpClient, staff: Staff, n: number): Promise<{ id: string; version: number }> {
  const session: Session = staff.operator[n % staff.operator.length]!
  const [lon, lat] = staff.points[(n * 7919) % staff.points.length]!
  const answer = await client.send('POST', '/cases', session, {
    channel: 'hotline12345',
    title: `门口垃圾没人清运 ${n}`,
    text: '小区门口的垃圾堆了三天没人清运。',
    place: { lon, lat },
    appealType: 'complaint',
    appellant: { name: '王小明', phone: `137${String(n).padStart(8, '0')}` },
  })
  if (answer.status !== 200) throw new Error(`report: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body as { id: string; version: number }
}

async function measurePairs(
  client: HttpClient,
  staff: Staff,
  screens: Screens,
  pairs: number,
  clients: number,
  seconds: number,
  say: (text: string) => void,
) {
  const measured: { without: number; with: number; ratio: number; many: number; messages: number }[] = []
  const load = async () => {
    const { lifecycles, seconds: took, errors, firstError } = await loadProduct(client, staff, clients, seconds)
    if (errors > 0) throw new Error(`commands failed: ${firstError}`)
    // What was told meanwhile is carried to its readers before the next turn begins.
    await sleep(3000)
    return lifecycles / took
  }
  for (let at = 0; at < pairs; at++) {
    const turns: Record<'with' | 'without', number> = { with: 0, without: 0 }
    let heard = { many: 0, messages: 0 }
    for (const turn of at % 2 === 0 ? (['with', 'without'] as const) : (['without', 'with'] as const)) {
      await screens.close()
      if (turn === 'with') await screens.open()
      await screens.report([])
      turns[turn] = await load()
      if (turn === 'with') heard = await screens.report([])
    }
    const ratio = Math.round((turns.with / turns.without) * 1000) / 1000
    measured.push({
      without: Math.round(turns.without * 10) / 10,
      with: Math.round(turns.with * 10) / 10,
      ratio,
      many: heard.many,
      messages: heard.messages,
    })
    say(`pair ${at + 1}: ${JSON.stringify(measured.at(-1))}`)
  }
  return measured
}
