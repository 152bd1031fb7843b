import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { inClear } from '#apps/test-tables.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import type { Output } from '#core/operation.ts'
import { toRfc3339 } from '#core/time/local.ts'
import * as cases from '#modules/cases/contract.ts'
import { listConnections } from '#modules/connections/contract.ts'
import { findCallerHistory, reportCall, viewCall } from '#modules/intake/contract.ts'
import { listInbox } from '#modules/notices/contract.ts'
import { createKey } from '#modules/people/contract.ts'
import { signSources } from '#modules/signs/contract.ts'
import { getPicture } from '#modules/situation/contract.ts'
import type { Principal } from '#platform/auth/principal.ts'
import { sql } from '#platform/db/sql.ts'
import { openApiOf } from '#platform/http/openapi.ts'
import { newId } from '#platform/ids.ts'
import * as hotline from '../contract.ts'
import { callRates } from '../domain/call-rates.ts'
import { type CallTimes, NO_TIMES, withEvent } from '../domain/call-times.ts'
import { watchOnce } from './keeping.ts'
import { oldCase } from './testing/old-case.ts'

let house: TestHouse
let walk: Walk
let centre: Principal
let nowMs = Date.parse('2026-03-20T09:30:00+08:00')
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
  walk = openWalk(house)
  const wish = { account: 'cc.key', name: '话务平台', posts: [{ post: 'callCentre', unit: 'ops_center' }] }
  await walk.by('sysAdmin1', createKey, wish)
  centre = await house.principal('cc.key')
})
after(() => house.close())

const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted
const take = (events: hotline.CallEvent[], system = 'cc1') =>
  house.perform(hotline.takeEvents, { system, events }, centre)
const at = (text: string) => `2026-03-20T${text}+08:00`
const PHONE = '13907120001'

test('来电弹屏：乱序、重复的事件成为一通来电，号码不出现在屏幕和表里', async () => {
  const earlier = await walk.report({ appellant: { name: '李四', phone: PHONE } })
  const ring: hotline.CallEvent[] = [
    { kind: 'queued', at: at('09:29:41'), callId: 'a' },
    {
      kind: 'offered',
      at: at('09:29:40'),
      callId: 'a',
      number: '962000',
      line: '962000-1',
      caller: PHONE,
      agent: 'operator1',
    },
  ]
  assert.deepEqual(await take([...ring, ...ring.reverse()]), { taken: 4, refused: [] })
  const { items } = await walk.by('operator1', hotline.listRinging, {})
  assert.equal(items.length, 1)
  const rung = items[0]!
  assert.deepEqual(
    [rung.callerMasked, rung.channel, rung.outcome, rung.simulated],
    ['139****0001', 'hotline962000', 'ringing', false],
  )
  assert.deepEqual(
    rung.earlier.map(({ caseNo, open }) => [caseNo, open]),
    [[earlier.caseNo, true]],
  )
  assert.equal((await walk.by('dutyChief1', hotline.listRinging, {})).items.length, 0)
  const shown = await walk.by('operator1', viewCall, { callId: rung.id })
  assert.deepEqual(shown, { phoneMasked: '139****0001', channel: 'hotline962000', caseNo: null })
  const history = await walk.by('operator1', findCallerHistory, { callId: rung.id })
  assert.deepEqual(
    history.items.map(({ caseNo }) => caseNo),
    [earlier.caseNo],
  )

  const form = {
    callId: rung.id,
    channel: 'hotline962000',
    title: '路灯不亮',
    text: '东街路灯三天不亮。',
    place: walk.pointIn('street01'),
  }
  const made = await walk.by('operator1', reportCall, { ...form, appellant: { name: '李四' } })
  const detail = await walk.by('dutyChief1', cases.getCase, { id: made.id })
  assert.equal(detail.appellants[0]?.phone, '139****0001')
  await assert.rejects(walk.by('operator1', reportCall, form), code('call-registered'))
  assert.equal((await walk.by('operator1', hotline.listRinging, {})).items.length, 0)
  const log = await walk.by('dutyChief1', hotline.listCalls, { registered: true })
  assert.deepEqual(
    log.items.map(({ caseNo }) => caseNo),
    [made.caseNo],
  )
  assert.deepEqual(await inClear(house, PHONE), [])
  const { stream } = (await walk.by('supervisor1', hotline.exportCalls, { registered: true, format: 'csv' })) as {
    stream: Readable
  }
  const file = Buffer.concat((await stream.toArray()).map((part) => Buffer.from(part))).toString()
  assert.match(file, /962000,139\*{4}0001,振铃中/)
  assert.ok(file.includes(made.caseNo) && !file.includes(PHONE))
})

test('不能认的事件说明原因，其余照收；时钟快的话务平台被指出', async () => {
  const answer = await take([
    { kind: 'offered', at: at('09:29:00'), callId: 'b' },
    { kind: 'answered', at: at('09:29:00') },
    { kind: 'lineDown', at: at('09:29:00') },
    { kind: 'offered', at: at('10:29:00'), callId: 'b', number: '962000' },
    { kind: 'alive', at: at('09:30:00') },
  ])
  assert.equal(answer.taken, 1)
  assert.deepEqual(
    answer.refused.map((one) => one.at),
    [0, 1, 2, 3],
  )
  assert.match(answer.refused[3]!.reason, /晚于现在 10 分钟以上/)
  await assert.rejects(take([{ kind: 'alive', at: at('09:30:00') }], 'simulator'), code('system-name'))
})

const lineNotices = async (account: string) =>
  (await walk.by(account, listInbox, { kind: 'hotlineLine' })).items.map(({ zh }) => zh).reverse()

test('线路中断：乱序重复也只告警一次，恢复再告知一次，只进值班长和管理员的消息；时长进两个接通率', async () => {
  const line = '962000-2'
  const down = (time: string): hotline.CallEvent => ({ kind: 'lineDown', at: at(time), line })
  await take([down('09:00:00'), down('09:00:00')])
  await take([down('09:03:00')])
  await take([down('08:59:00')])
  assert.deepEqual(await lineNotices('dutyChief1'), [`热线线路 ${line} 中断`])
  const lineOf = async () => (await walk.by('dutyChief1', hotline.listLines, {})).lines.find((one) => one.line === line)
  assert.deepEqual([(await lineOf())?.up, (await lineOf())?.since], [false, at('08:59:00')])
  const up: hotline.CallEvent = { kind: 'lineUp', at: at('09:09:00'), line }
  await take([up, down('09:00:00')])
  await take([up])
  const both = [`热线线路 ${line} 中断`, `热线线路 ${line} 已恢复`]
  assert.deepEqual([await lineNotices('dutyChief1'), await lineNotices('sysAdmin1')], [both, both])
  assert.deepEqual(await lineNotices('operator1'), [])
  assert.deepEqual((await lineOf())?.gaps, [{ from: at('08:59:00'), until: at('09:09:00') }])
  const rates = await ratesOf({ from: at('08:30:00'), until: at('09:30:00') })
  assert.deepEqual([rates.lineRate?.part, rates.lineRate?.whole], [4 * 3600 - 600, 4 * 3600])
  assert.deepEqual([rates.numberRate?.part, rates.numberRate?.reached], [3600, true])

  nowMs += 11 * 60_000
  await house.runtime.asSystem('hotline.test', async (call) => {
    assert.equal(await watchOnce(call), true)
    assert.equal(await watchOnce(call), false)
  })
  const { items } = await walk.by('sysAdmin1', listConnections, {})
  assert.equal(items.find(({ id }) => id === 'callCentre')?.state, 'down')
  await take([{ kind: 'alive', at: at('09:41:00') }])
  await take([{ kind: 'alive', at: at('09:41:00') }])
  assert.deepEqual((await lineNotices('dutyChief1')).slice(2), ['话务平台 cc1 没有消息', '话务平台 cc1 已恢复'])
})

type Figures = Output<typeof hotline.getFigures>
async function figures(period: { from: string; until: string; session?: string }): Promise<Figures> {
  return walk.by('dutyChief1', hotline.getFigures, period)
}
async function ratesOf(period: { from: string; until: string }) {
  return Object.fromEntries((await figures(period)).rates.map((rate) => [rate.id, rate])) as Record<
    string,
    Figures['rates'][number] | undefined
  >
}

test('接通率和 15 秒接听率：数据库数的与规则逐通数的完全一致', async () => {
  let run = 0
  const step = fc.integer({ min: 0, max: 20_000 })
  const event = fc.record({
    kind: fc.constantFrom(
      'queued' as const,
      'answered' as const,
      'selfServed' as const,
      'abandoned' as const,
      'ended' as const,
    ),
    afterMs: fc.oneof(step, fc.constantFrom(4999, 5000, 14_999, 15_000, 15_001)),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(event, { maxLength: 5 }), { minLength: 1, maxLength: 12 }), async (calls) => {
      run += 1
      const beginMs = Date.parse('2025-01-01T00:00:00+08:00') + run * 3_600_000
      const told = calls.flatMap((list, n): hotline.CallEvent[] => [
        ...list.map(({ kind, afterMs }) => ({ kind, at: toRfc3339(beginMs + afterMs), callId: `r${run}-${n}` })),
        { kind: 'offered', at: toRfc3339(beginMs), callId: `r${run}-${n}`, number: '12345' },
      ])
      await take(told, 'cc2')
      const expected = callRates(
        calls.map((list) =>
          list.reduce<CallTimes>((times, one) => withEvent(times, one.kind, beginMs + one.afterMs), {
            ...NO_TIMES,
            offeredMs: beginMs,
          }),
        ),
        { graceMs: 5000, answerWithinMs: 15_000 },
      )
      const found = await figures({ from: toRfc3339(beginMs), until: toRfc3339(beginMs + 3_600_000) })
      const { connect, within15, ...counts } = expected
      assert.deepEqual(found.counts, { ...counts, registered: 0, closed: 0 })
      const share = (id: string) => {
        const rate = found.rates.find((one) => one.id === id)
        return { part: rate?.part, whole: rate?.whole }
      }
      assert.deepEqual([share('connectRate'), share('answer15Rate')], [connect, within15])
    }),
    { numRuns: 25 },
  )
})

test('夏令热线：时段内的来电带上专场标签，改时段后重新归属，合并统计', async () => {
  const ring = (callId: string, time: string): hotline.CallEvent[] => [
    { kind: 'offered', at: at(time), callId, number: '962000' },
    { kind: 'answered', at: at(time), callId, agent: 'operator1' },
  ]
  await take([...ring('s1', '08:10:00'), ...ring('s2', '08:30:00')])
  const wish = {
    title: '区长夏令热线',
    host: '区长',
    kind: 'summerHotline' as const,
    startsAt: at('08:00:00'),
    endsAt: at('08:20:00'),
  }
  const session = await walk.by('dutyChief1', hotline.saveSession, wish)
  assert.equal(session.calls, 1)
  await take(ring('s3', '08:15:00'))
  const wider = await walk.by('dutyChief1', hotline.saveSession, { ...wish, id: session.id, endsAt: at('09:00:00') })
  assert.deepEqual([wider.calls, wider.version], [3, 2])
  const { items } = await walk.by('dutyChief1', hotline.listCalls, { session: session.id })
  assert.ok(items.every(({ sessionTitle }) => sessionTitle === '区长夏令热线'))
  const found = await figures({ from: at('00:00:00'), until: at('23:00:00'), session: session.id })
  assert.deepEqual([found.counts.offered, found.counts.answered], [3, 3])
  await walk.by('dutyChief1', hotline.saveSession, { ...wish, id: session.id, cancelled: true })
  assert.equal((await walk.by('dutyChief1', hotline.listCalls, { session: session.id })).items.length, 0)
})

test('立案率按首次立案决定算，其余各归其类；清单列出没有立案的和原因', async () => {
  const channel = 'digitalUrbanMgmt'
  const report = async () => (await walk.report({ channel })).id
  const told = { text: '电话 13907120001 说不清。', told: true }
  const filed = await walk.reach('handling', { channel })
  await walk.by('operator1', cases.referOut, { id: await report(), otherChannel: '110', told: true })
  await walk.by('intakeOfficer1', cases.merge, { id: await report(), master: filed })
  await walk.by('intakeOfficer1', cases.reject, { id: await report(), reason: 'noSubstance', ...told })
  await walk.by('operator1', cases.answerDirectly, {
    id: await report(),
    answer: '已答。',
    agreed: true,
    knowledgeId: 'K-1',
  })
  const declined = [await walk.reach('accepted', { channel }), await walk.reach('accepted', { channel })]
  for (const id of declined) await walk.by('filingOfficer1', cases.decline, { id, reason: 'outOfArea', ...told })
  // Taken up again and filed: the first decision was to decline.
  await walk.by('dutyChief1', cases.reconsider, { id: declined[1]!, reason: '补充了照片' })
  await walk.accept(declined[1]!)
  await walk.file(declined[1]!)
  await report()
  const period = { from: toRfc3339(nowMs - 3_600_000), until: toRfc3339(nowMs + 1) }
  const rowOf = async () => (await figures(period)).channels.find((one) => one.channel === channel)
  const expected = {
    ...{ received: 8, filed: 1, declined: 2, pending: 1, direct: 1, rejected: 1, referred: 1, merged: 1 },
    ...{ voided: 0, other: 0, reached: false },
  }
  const { zh, en, ...row } = (await rowOf())!
  assert.ok(zh && en)
  assert.deepEqual(row, { channel, ...expected })
  // History that was imported says nothing of how this house files.
  await house.runtime.asSystem('hotline.test', (call) =>
    house.runtime.use(cases.historyImport).importMany(call, [oldCase(channel, nowMs)]),
  )
  assert.equal((await rowOf())?.received, 8)

  const list = async (more: object = {}) =>
    (await walk.by('dutyChief1', hotline.listUnfiled, { ...period, channel, ...more })).items
  const unfiled = await list()
  assert.equal(unfiled.length, 7)
  const why = Object.fromEntries(unfiled.map(({ outcome, reason }) => [outcome, reason.zh]))
  assert.equal(why.referred, '110')
  assert.match(why.merged ?? '', /^主案 /)
  assert.equal(why.rejected, '无实质内容：电话 139****0001 说不清。')
  assert.match(why.declined ?? '', /^不属本区：/)
  const half = await walk.by('dutyChief1', hotline.listUnfiled, { ...period, channel, limit: 4 })
  assert.deepEqual([...half.items, ...(await list({ cursor: half.next ?? '' }))], unfiled)
  assert.equal((await list({ outcome: 'declined' })).length, 2)
  await assert.rejects(
    walk.by('dutyChief1', hotline.listUnfiled, { from: period.until, until: period.from }),
    code('period'),
  )
})

test('体征：呼入量、接通率、15 秒接听率由话务记录得出；话务平台没有消息就缺数', async () => {
  const read = async (id: string, atMs: number) => {
    const source = house.runtime.use(signSources).find(id)!
    const [value] = await house.runtime.asSystem('hotline.test', (call) => source.read(call, atMs))
    return value
  }
  const dayMs = Date.parse('2025-06-01T12:00:00+08:00')
  const ring = (n: number, steps: hotline.CallEvent[]) => [
    { kind: 'offered' as const, at: toRfc3339(dayMs + n * 60_000), callId: `v${n}`, number: '12345' },
    ...steps.map((one) => ({ ...one, callId: `v${n}`, at: toRfc3339(dayMs + n * 60_000 + Number(one.at)) })),
  ]
  const calls = Array.from({ length: 20 }, (_, n) =>
    ring(n, [n === 0 ? { kind: 'abandoned', at: '20000' } : { kind: 'answered', at: n < 3 ? '16000' : '3000' }]),
  )
  await take(calls.flat(), 'cc4')
  const heardMs = nowMs
  nowMs = dayMs + 3_600_000
  // Heard now, told of then: signs look at a moment near the one at which the call centre was heard.
  await house.runtime.db.run(sql`update hotline.system set heard_at = to_timestamp(${nowMs / 1000}::float8)`)
  assert.deepEqual(await read('H01', nowMs), { place: null, value: 20, simulated: false })
  assert.deepEqual((await read('H02', nowMs))?.value, 95)
  assert.deepEqual((await read('H03', nowMs))?.value, (17 / 20) * 100)
  assert.equal((await read('H02', nowMs + 11 * 60_000))?.value, null)
  assert.equal((await read('H02', nowMs - 55 * 60_000))?.value, null, 'fewer calls than a rate is said of')
  nowMs = heardMs
  await house.runtime.db.run(sql`update hotline.system set heard_at = to_timestamp(${nowMs / 1000}::float8)`)
})

test('功能按区启停：关掉的在接口、接口文档和记录里都没有，再开就有；数据再次装入不改人设的开关', async () => {
  const set = (id: hotline.FunctionRow['id'], on: boolean) => walk.by('sysAdmin1', hotline.setFunction, { id, on })
  const documented = () => {
    const { paths } = openApiOf(house.runtime) as { paths: object }
    return ['/hotline/ringing', '/hotline/sessions', '/hotline/simulated-calls'].filter((path) => path in paths).length
  }
  assert.equal(documented(), 3)
  for (const id of ['screenPop', 'sessions', 'simulator', 'recordings'] as const) await set(id, false)
  assert.equal(documented(), 0)
  const simulated = { number: '12345', course: 'rings' as const }
  await assert.rejects(walk.by('operator1', hotline.listRinging, {}), code('function-off'))
  await assert.rejects(walk.by('dutyChief1', hotline.listSessions, {}), code('function-off'))
  await assert.rejects(walk.by('dutyChief1', hotline.simulateCall, simulated), code('function-off'))
  await take([
    { kind: 'offered', at: at('09:20:00'), callId: 'rec', number: '962000' },
    { kind: 'recorded', at: at('09:25:00'), callId: 'rec', recording: 'rec/1.wav' },
  ])
  const within = { from: at('09:20:00'), until: at('09:20:01') }
  const recordings = async () =>
    (await walk.by('dutyChief1', hotline.listCalls, within)).items.map(({ recording }) => recording)
  assert.deepEqual(await recordings(), [null])
  for (const id of ['screenPop', 'sessions', 'simulator', 'recordings'] as const) await set(id, true)
  assert.equal(documented(), 3)
  assert.deepEqual(await recordings(), [null], 'what came while it was off was never kept')
  assert.ok((await walk.by('dutyChief1', hotline.listSessions, {})).items.length > 0)
})

test('模拟来电标明是模拟；大屏的接通率有了来源', async () => {
  await walk.by('dutyChief1', hotline.simulateCall, {
    number: '12345',
    course: 'rings',
    agent: 'operator1',
  })
  const rung = (await walk.by('operator1', hotline.listRinging, {})).items[0]!
  assert.deepEqual([rung.simulated, rung.callerMasked?.slice(0, 3)], [true, '199'])
  const picture = await walk.by('dutyChief1', getPicture, {})
  const figure = picture.figures.find(({ id }) => id === 'connectRate')
  assert.equal(figure?.zh, '近24小时接通率')
  assert.equal(figure?.href, '/c/calls')
  assert.deepEqual([figure?.value, figure?.why], [100, null])
  assert.ok(!picture.slots.some(({ id }) => id === 'connectRate'))
})

test('话单文件：试导不写，正式导入的与逐条推送的一样；坏行列出原因', async () => {
  const sample = await readFile(join(house.runtime.config.root, 'src/adapters/call-events/samples/day.jsonl'), 'utf8')
  const file = (text: string) => ({ name: 'day.jsonl', stream: Readable.from([Buffer.from(text)]) })
  const load = async (dryRun: string, text: string) =>
    (await house.runtime.perform({
      operation: hotline.importLog,
      input: { system: 'cc3', dryRun },
      principal: centre,
      command: { id: newId(), bodyHash: '', expectedVersion: null },
      file: file(text),
    })) as Output<typeof hotline.importLog>
  const before = (await walk.by('dutyChief1', hotline.listCalls, {})).items.length
  const tried = await load('true', `${sample}{"kind":"sung","at":"2026-03-20 09:00:00"}\n`)
  assert.deepEqual([tried.rows, tried.taken, tried.rejected], [11, 10, 1])
  assert.match(tried.reasons[0]!.reason, /事件“sung”不认识/)
  assert.equal((await walk.by('dutyChief1', hotline.listCalls, {})).items.length, before)
  await load('false', sample)
  await load('false', sample)
  const { items } = await walk.by('dutyChief1', hotline.listCalls, { from: at('09:00:00'), until: at('09:05:01') })
  const found = items.filter(({ callerMasked }) => callerMasked === '138****1234')
  assert.deepEqual(
    found.map(({ outcome, waitMs, agent }) => [outcome, waitMs, agent]),
    [['answered', 15_000, 'operator1']],
  )
})
