import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import * as cases from '#modules/cases/contract.ts'
import { createKey } from '#modules/people/contract.ts'
import { sql } from '#platform/db/sql.ts'
import * as exchange from '../contract.ts'

const ORDERS = 60
const SECRET = 'a secret that both sides of the test know'
const TROUBLE = { seed: 7, delayMs: 20, loseAnswer: 0.15, refuse: 0.1, repeat: 0.2, shuffle: true }
let house: TestHouse
let walk: Walk
let key: string
let ports: { city: number; district: number }
const folder = mkdtempSync(join(tmpdir(), 'yiwang-city-'))
const running = new Set<ChildProcess>()

before(async () => {
  house = await testHouse({ seed: 'demo' })
  walk = openWalk(house)
  const posts = [{ post: 'upperPlatform', unit: 'ops_center' }]
  const made = await walk.by('sysAdmin1', createKey, { account: 'city.gateway', name: '市级平台', posts })
  key = made.secret ?? ''
  ports = { city: await freePort(), district: await freePort() }
  await walk.by('sysAdmin1', exchange.saveConnection, {
    ...{ enabled: true, baseUrl: `http://127.0.0.1:${ports.city}`, ourName: 'linjiang', cityName: 'city' },
    ...{ secret: SECRET, firstRetrySeconds: 1, mostRetrySeconds: 1 },
  })
})
after(async () => {
  for (const child of running) child.kill('SIGKILL')
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

function start(file: string, words: string[]): ChildProcess {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../..', file), ...words], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

const startCity = () =>
  start('adapters/upper-platform/simulator/main.ts', [
    ...['--port', String(ports.city), '--book', join(folder, 'book.jsonl'), '--key', key, '--secret', SECRET],
    ...['--district', `http://127.0.0.1:${ports.district}/api/v1/exchange/deliveries`],
    ...['--trouble', JSON.stringify(TROUBLE)],
  ])
const startDistrict = () =>
  start('apps/test-district-process.ts', [
    house.ownerUrl,
    String(ports.district),
    house.runtime.config.dataDir,
    'exchange',
  ])

async function kill(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}

interface CityState {
  waiting: number
  /** Thread and id of the district's pictures that came there. */
  fetched: string[]
  threads: { thread: string; state: string; down: string[]; up: string[]; held: number }[]
}

async function steer<T>(what: string, body: unknown = null): Promise<T> {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${ports.city}/control/${what}`, {
      method: 'POST',
      body: JSON.stringify(body),
    }).catch(() => null)
    if (answer?.ok) return (await answer.json()) as T
    await pause(50)
  }
}

const counted = (what: 'waiting' | 'cases') =>
  house.runtime.db.one<{ n: number }>(
    what === 'cases'
      ? sql`select count(*)::int as n from cases.v_case where channel = 'upperPlatform'`
      : sql`select ((select count(*) from exchange.outbound where state = 'waiting')
          + (select count(*) from exchange.inbound where state = 'waiting')
          + (select count(*) from exchange.attachment where state = 'waiting'))::int as n`,
  )

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1200; tries++) {
    if (await isSo()) return
    await pause(250)
  }
  throw new Error(`never so: ${what}`)
}

test('60 件工单：两边被杀、延迟、重复、乱序，两边终态一致，一件不丢、不重、不越序', async () => {
  const photo = await walk.photo('operator1')
  const own = await walk.reach('handling', { photosBefore: [photo] })
  const proposedBy = (await walk.person('dispatcher1')).id
  await walk.by('dutyChief1', cases.escalate, { id: own, upperUnit: '市城管委', text: '权属在市级', proposedBy })
  let city = startCity()
  let district = startDistrict()
  const places = ['street01', 'street02'].map((unit) => walk.pointIn(unit))
  await steer('orders', { count: ORDERS, seed: 3, prefix: 'CITY', places })
  await until('some cases', async () => (await counted('cases')).n > ORDERS / 4)
  await kill(city)
  city = startCity()
  await kill(district)
  const { items } = await walk.by('intakeOfficer1', cases.listCases, { channel: ['upperPlatform'], limit: 200 })
  // A case that has ended takes no picture any more.
  for (const [at, { id }] of items.filter(({ title }) => !title.endsWith('5')).entries())
    if (at % 3 === 0)
      await walk.by('operator1', cases.answerDirectly, { id, answer: '已答复', agreed: true, appealType: 'inquiry' })
    else if (at % 3 === 1)
      await walk.by('intakeOfficer1', cases.reject, { id, reason: 'outOfArea', text: '不属本区', told: true })
  district = startDistrict()
  await until('both sides at rest', async () => {
    if ((await counted('waiting')).n > 0) return false
    const { waiting, threads, fetched } = await steer<CityState>('state')
    const isAnswered = threads.length === ORDERS + 1 && threads.every(({ up }) => up.length > 0)
    return waiting === 0 && isAnswered && fetched.length > 0
  })
  await kill(district)
  const said = await steer<CityState>('state')
  const rows = await house.runtime.db.many<{ thread: string; down: string[]; up: string[]; refused: string[] }>(sql`
    select t.id as thread,
      (select array_agg(message_no order by seq) from exchange.inbound i where i.thread = t.id) as down,
      (select array_agg(message_no::text order by seq) from exchange.outbound o where o.thread = t.id) as up,
      (select array_agg(message_no) from exchange.inbound i where i.thread = t.id and state = 'refused') as refused
    from exchange.thread t`)
  const ours = new Map(rows.map((row) => [row.thread, row]))
  for (const { thread, down, up, held } of said.threads) {
    assert.deepEqual(ours.get(thread)?.down, down)
    assert.deepEqual(ours.get(thread)?.up, up)
    assert.equal(held, up.length)
  }
  assert.equal(rows.length, ORDERS + 1)
  const { caseNo } = (await walk.look(own)).case
  assert.deepEqual(said.fetched, [`C:${caseNo}/${photo}`], 'our picture came there once')
  const pictures = await house.runtime.db.many<{ no: string; n: number }>(sql`
    select c.external_no as no, count(*)::int as n from cases.v_event e join cases.v_case c on c.id = e.case_id
    where e.type = 'Supplemented' and c.channel = 'upperPlatform' and jsonb_array_length(e.data->'photos') > 0 group by 1`)
  assert.deepEqual([pictures.length, ...new Set(pictures.map(({ n }) => n))], [ORDERS / 20, 1], 'theirs came once each')
  assert.equal((await counted('cases')).n, ORDERS - ORDERS / 20, 'one case each, none for the refused')
  // what was carried out stands in the record once, in the order of the thread
  const told = await house.runtime.db.many<{ thread: string; texts: string[] }>(sql`
    select 'O:' || c.external_no as thread, array_agg(e.data->>'text' order by e.seq) as texts
    from cases.v_event e join cases.v_case c on c.id = e.case_id
    where e.type = 'Supplemented' and c.channel = 'upperPlatform' and e.data->>'text' like '补充 %' group by c.external_no`)
  for (const { thread, texts } of told) assert.deepEqual(texts, [...new Set(texts)].sort(), thread)
  assert.ok(told.length > 0)
  const reconcile = house.runtime.plugs
    .flatMap((plug) => plug.jobs ?? [])
    .find(({ name }) => name === 'exchange.reconcile')
  await until('a reconciliation that the line let through', async () => {
    await house.runtime.asSystem('exchange.reconcile', (call) => reconcile!.run({}, call))
    const { run, items: differences } = await walk.by('dutyChief1', exchange.getReconciliation, {})
    if (run?.error) return false
    assert.deepEqual(differences, [])
    assert.deepEqual([run?.ours, run?.theirs], [ORDERS + 1, ORDERS + 1])
    return true
  })
  await kill(city)
})
