import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { connectAsync } from 'mqtt'
import { startBroker } from '../../src/adapters/mqtt/demo-broker.ts'
import { testHouse } from '../../src/apps/test-house.ts'
import { setBroker } from '../../src/modules/sensors/contract.ts'
import { areaBook } from '../../src/modules/territory/contract.ts'
import { sql } from '../../src/platform/db/sql.ts'
import { machineFacts } from '../machine.ts'

const LISTENER = fileURLToPath(new URL('./listener.ts', import.meta.url))
const TICK_MS = 100
const PATIENCE_MS = 180_000

/**
 * `--seconds 300 --devices 2000 --rate 200 --problems 20 --kills 2`: devices speak in turn through a real broker, some of them
 * with a problem for the whole time, one value beyond the limit after the other. The listening process is killed (SIGKILL) in
 * between. At the end every reading must be kept and every problem have one case.
 */
export async function run(words: string[]): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: {
      seconds: { type: 'string', default: '60' },
      devices: { type: 'string', default: '2000' },
      rate: { type: 'string', default: '200' },
      problems: { type: 'string', default: '20' },
      kills: { type: 'string', default: '0' },
    },
  })
  const [seconds, devices, rate, problems, kills] = (['seconds', 'devices', 'rate', 'problems', 'kills'] as const).map(
    (name) => Number(values[name]),
  ) as [number, number, number, number, number]
  const machine = machineFacts()
  const house = await testHouse({ seed: 'demo' })
  const broker = await startBroker()
  const dataDir = await mkdtemp(join(tmpdir(), 'yiwang-sensors-'))
  const grids = house.runtime.use(areaBook).all('grid')
  const rows = Array.from({ length: devices }, (_, no) => {
    const { labelPoint, code } = grids[no % grids.length]!
    return { id: `B-${no}`, lon: labelPoint[0], lat: labelPoint[1], code }
  })
  await house.runtime.db.run(sql`
    with put as (
      insert into sensors.device (id, name, kind, lon, lat, area_code, address, unit, active, simulated, limits, version, registered_at, changed_at)
      select id, id, 'manhole', lon, lat, code, id, 'ops_center', true, false, '{}', 1, now(), now()
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, lon float8, lat float8, code text) returning id
    ) insert into sensors.device_state (device) select id from put`)
  await house.perform(setBroker, { url: broker.url }, await house.principal('sysAdmin1'))
  let child = await startListener(house.ownerUrl, dataDir)
  const connected = async () =>
    (
      await house.runtime.db.one<{ is: boolean }>(
        sql`select connected and held_until > clock_timestamp() as is from sensors.feed`,
      )
    ).is
  while (!(await connected())) await sleep(200)
  const client = await connectAsync(broker.url, { clientId: 'bench-devices' })
  const memoryMiB: number[] = []
  const startedMs = Date.now()
  const killAt = Array.from({ length: kills }, (_, no) => startedMs + ((no + 1) * seconds * 1000) / (kills + 1))
  let sent = 0
  const acknowledged: Promise<unknown>[] = []
  while (Date.now() - startedMs < seconds * 1000) {
    const due = Math.floor(((Date.now() - startedMs) / 1000) * rate)
    for (; sent < due; sent++) {
      const no = sent % devices
      const body = { ts: Date.now(), tilt: no < problems ? 40 + (sent % 3) : 1, battery: 90 }
      acknowledged.push(client.publishAsync(`sensors/manhole/B-${no}`, JSON.stringify(body), { qos: 1 }))
    }
    if (acknowledged.length > 1000) await Promise.all(acknowledged.splice(0))
    if (killAt[0] !== undefined && Date.now() >= killAt[0]) {
      killAt.shift()
      child.kill('SIGKILL')
      await once(child, 'exit')
      child = await startListener(house.ownerUrl, dataDir)
    }
    if (memoryMiB.length < (Date.now() - startedMs) / 5000) memoryMiB.push(residentMiB(child))
    await sleep(TICK_MS)
  }
  await Promise.all(acknowledged)
  const sentSeconds = (Date.now() - startedMs) / 1000
  const count = () =>
    house.runtime.db.one<Record<'kept' | 'rolled' | 'refused' | 'problems' | 'cases', number>>(sql`
      select (select count(*)::int from sensors.reading) as kept, (select coalesce(sum(count), 0)::int from sensors.hour) as rolled,
        (select count(*)::int from sensors.refused) as refused, (select count(*)::int from sensors.problem) as problems,
        (select count(*)::int from cases.v_case where channel = 'sensor') as cases`)
  let found = await count()
  const doneBy = Date.now() + PATIENCE_MS
  while ((found.kept < sent || found.cases < Math.min(problems, sent)) && Date.now() < doneBy) {
    await sleep(200)
    found = await count()
  }
  const drainedAfterMs = Date.now() - startedMs - sentSeconds * 1000
  child.kill('SIGTERM')
  await once(child, 'exit')
  await client.endAsync()
  await broker.close()
  await house.close()
  await rm(dataDir, { recursive: true, force: true })
  const asked = { seconds, devices, rate, problems, kills }
  const figures = {
    sent,
    sentPerSecond: Math.round(sent / sentSeconds),
    ...found,
    lost: sent - found.kept,
    drainedAfterMs,
    memoryMiB,
  }
  const result = { bench: 'sensors', machine, asked, figures }
  mkdirSync('bench/results', { recursive: true })
  writeFileSync(`bench/results/sensors-${devices}.json`, `${JSON.stringify(result, null, 2)}\n`)
  console.log(JSON.stringify(result))
}

async function startListener(url: string, dataDir: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [LISTENER, url, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout!, 'data')
  return child
}

function residentMiB({ pid }: ChildProcess): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Math.round(Number(line?.[1] ?? 0) / 1024)
}
