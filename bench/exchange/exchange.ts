import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { attachEmbedded } from '#platform/db/embedded/start-embedded.ts'
import { dice } from '../../src/adapters/upper-platform/simulator/trouble.ts'
import { freePort } from '../free-port.ts'
import { type ServerProcess, startServer } from '../lifecycle/server-process.ts'
import { machineFacts } from '../machine.ts'
import { CityProcess, type CityState } from './city-process.ts'
import { compareSides } from './compare-sides.ts'
import { DistrictClient } from './district-client.ts'
import { workAtDesks } from './work-at-desks.ts'

const SECRET = 'a secret that both sides of this bench know'
const TROUBLE = { delayMs: 60, loseAnswer: 0.1, refuse: 0.05, repeat: 0.15, shuffle: true }

/** Orders of a simulated city with both sides killed at random and a line that delays, loses, repeats and shuffles. */
export async function run(words: string[]): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: {
      orders: { type: 'string', default: '5000' },
      kills: { type: 'string', default: '12' },
      seed: { type: 'string', default: '1' },
      minutes: { type: 'string', default: '30' },
    },
  })
  const orders = Number(values.orders)
  const roll = dice(Number(values.seed))
  const machine = machineFacts()
  const folder = mkdtempSync(join(tmpdir(), 'yiwang-exchange-'))
  const dataDir = join(folder, 'data')
  const [port, cityPort] = [await freePort(), await freePort()]
  const say = (text: string) => console.error(text)
  let dataFolder = dataDir
  let server: ServerProcess = await startServer(port, dataDir)
  const district = new DistrictClient(port)
  let city: CityProcess | null = null
  try {
    const key = await connect(district, cityPort)
    city = new CityProcess({
      port: cityPort,
      book: join(folder, 'city.jsonl'),
      district: `http://127.0.0.1:${port}/api/v1/exchange/deliveries`,
      key,
      secret: SECRET,
      trouble: { ...TROUBLE, seed: Number(values.seed) },
    })
    dataFolder = (await attachEmbedded({ dataDir }))?.dataFolder ?? dataDir
    const startedMs = performance.now()
    await city.ask('orders', {
      count: orders,
      seed: Number(values.seed),
      prefix: 'CITY',
      places: await placesOf(district),
    })
    say(`${orders} orders made by the simulated city`)
    const desks = workAtDesks(district)
    const kills = { city: 0, district: 0 }
    for (let at = 0; at < Number(values.kills); at++) {
      await pause(2000 + roll() * 6000)
      if (roll() < 0.5) {
        await city.kill()
        await pause(roll() * 2000)
        city.start()
        kills.city += 1
      } else {
        process.kill(server.pid, 'SIGKILL')
        await pause(roll() * 2000)
        server = await startServer(port, dataDir)
        kills.district += 1
      }
      say(`killed so far: city ${kills.city}, district ${kills.district}`)
    }
    const patienceMs = Number(values.minutes) * 60_000
    await settle(district, city, orders, patienceMs, say)
    const handled = await desks.stop()
    // what the desks did last has to arrive too
    await settle(district, city, orders, patienceMs, say)
    const seconds = Math.round((performance.now() - startedMs) / 100) / 10
    const reconciled = await reconcile(district)
    district.close()
    await server.stop()
    const compared = await compareSides(dataDir, await city.ask<CityState>('state'))
    const result = {
      ...{ bench: 'exchange', machine, orders, kills, trouble: TROUBLE, seconds, handled },
      ...compared,
      reconciled,
    }
    writeFileSync(`bench/results/exchange-${orders}.json`, `${JSON.stringify(result, null, 2)}\n`)
    console.log(JSON.stringify(result))
    const { lost, doubled, overtaken, unfinished } = compared
    if (lost + doubled + overtaken + unfinished + reconciled.differences > 0) process.exitCode = 1
  } finally {
    await city?.kill()
    district.close()
    await server.stop()
    for (const each of [folder, dataFolder]) rmSync(each, { recursive: true, force: true })
  }
}

async function connect(district: DistrictClient, cityPort: number): Promise<string> {
  const made = await district.command('sysAdmin1', 'POST', '/keys', {
    account: 'bench.city',
    name: '模拟市级平台',
    posts: [{ post: 'upperPlatform', unit: 'ops_center' }],
  })
  await district.command('sysAdmin1', 'PUT', '/exchange/connection', {
    ...{
      enabled: true,
      baseUrl: `http://127.0.0.1:${cityPort}`,
      ourName: 'linjiang',
      cityName: 'city',
      secret: SECRET,
    },
    ...{ firstRetrySeconds: 1, mostRetrySeconds: 5 },
  })
  return (made.body as { secret: string }).secret
}

/** Where cases of the demonstration lie: places of the district. */
async function placesOf(district: DistrictClient): Promise<{ lon: number; lat: number }[]> {
  const { items } = await district.read<{ items: { lon: number | null; lat: number | null }[] }>(
    'dutyChief1',
    '/cases?limit=200',
  )
  return items.flatMap(({ lon, lat }) => (lon === null || lat === null ? [] : [{ lon, lat }]))
}

interface Waiting {
  waitingUp: number
  waitingDown: number
}

async function isAtRest(district: DistrictClient, city: CityProcess, orders: number): Promise<CityState | null> {
  const before = await district.read<Waiting>('dutyChief1', '/exchange/connection')
  if (before.waitingUp + before.waitingDown > 0) return null
  const state = await city.ask<CityState>('state')
  if (state.waiting > 0 || state.threads.filter(({ up }) => up.length > 0).length < orders) return null
  const after = await district.read<Waiting>('dutyChief1', '/exchange/connection')
  return after.waitingUp + after.waitingDown > 0 ? null : state
}

/** At rest, and nothing new in three looks: what a desk did a moment ago is still on its way into a message. */
async function settle(
  district: DistrictClient,
  city: CityProcess,
  orders: number,
  patienceMs: number,
  say: (text: string) => void,
): Promise<void> {
  const untilMs = performance.now() + patienceMs
  let seen = ''
  for (let turn = 0, quiet = 0; performance.now() < untilMs; turn++) {
    const state = await isAtRest(district, city, orders)
    const now = state ? state.threads.map(({ up, down }) => `${up.length}/${down.length}`).join() : ''
    quiet = state && now === seen ? quiet + 1 : 0
    if (quiet === 2) return
    seen = now
    if (turn % 10 === 9) {
      const { waitingUp, waitingDown } = await district.read<Waiting>('dutyChief1', '/exchange/connection')
      say(`waiting: up ${waitingUp}, down ${waitingDown}`)
    }
    await pause(2000)
  }
  throw new Error('the two sides did not come to rest in time')
}

interface Run {
  id: string
  endedAt: string | null
  differences: number
  ours: number
  theirs: number
  error: string | null
}

async function reconcile(district: DistrictClient): Promise<Run> {
  for (let tries = 0; tries < 20; tries++) {
    const { runs: before } = await district.read<{ runs: Run[] }>('dutyChief1', '/exchange/reconciliation')
    await district.command('dutyChief1', 'POST', '/exchange/reconciliation', {})
    for (let wait = 0; wait < 60; wait++) {
      await pause(500)
      const { runs } = await district.read<{ runs: Run[] }>('dutyChief1', '/exchange/reconciliation')
      const newest = runs[0]
      if (!newest || newest.id === before[0]?.id || newest.endedAt === null) continue
      // the line loses answers to this question too: then it is asked again
      if (newest.error === null) return newest
      break
    }
  }
  throw new Error('no reconciliation got through')
}
