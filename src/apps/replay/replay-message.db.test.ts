import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { getRules, saveRules } from '#modules/cases/contract.ts'
import { sql } from '#platform/db/sql.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import { type TestHouse, testHouse } from '../test-house.ts'
import type { Message } from './chain.ts'
import { replayMessage } from './replay-message.ts'
import type { ReplayRules } from './replay-rules.ts'
import { openSimulatedPhotos } from './simulated-photo.ts'
import { openStaff } from './staff.ts'
import { openVirtualClock } from './virtual-clock.ts'

const clock = openVirtualClock()
const BEGUN = Date.parse('2026-03-02T08:00:00+08:00')
const END = Date.parse('2027-03-02T08:00:00+08:00')
const MESSAGES = 48
const CHANNELS = ['wechat', 'hotline12345', 'digitalUrbanMgmt', 'peopleNetBoard']
/** Its words are those of an emergency. */
const DANGER = '路口上水井盖丢失，危险'
const TEXTS = [DANGER, '小区门口暴露垃圾没人清运', '楼道消防设施损坏', '请问居住证怎么办理']

let house: TestHouse
before(async () => {
  // What the house does by itself runs at the same time as the simulated staff.
  house = await testHouse({ seed: 'demo', nowMs: clock.nowMs, background: 'reactions' })
})
after(() => house.close())

const messages = (batch: string): Message[] =>
  Array.from({ length: MESSAGES }, (_, no) => ({
    id: `${batch}-${no}`,
    channel: CHANNELS[no % CHANNELS.length]!,
    title: TEXTS[Math.floor(no / 4) % TEXTS.length]!,
    text: `${TEXTS[Math.floor(no / 4) % TEXTS.length]}（第 ${no} 件）`,
    address: null,
    atMs: BEGUN + no * 3_600_000,
    answer: null,
    answeredMs: null,
  }))

async function replayed(batch: Message[], endMs = END) {
  const { runtime } = house
  const parts = {
    runtime,
    clock,
    staff: openStaff(runtime),
    photo: openSimulatedPhotos(runtime),
    rules: await openDistrictFolder(runtime.config.root, runtime.config.district).get<ReplayRules>('replay-rules'),
    endMs,
    until: async () => {},
  }
  const answers = await Promise.all(batch.map((message) => replayMessage(parts, message)))
  await runtime.relay!.drain()
  return answers
}

/** Of each case of a batch: how often it was sent to be verified, found true, and what else the house did to it. */
const lookedAt = (batch: string) =>
  house.runtime.db.many<{ channel: string; title: string; asked: number; seen: number; raced: number }>(sql`
    select c.channel, t.title, count(*) filter (where e.type = 'VerificationRequested')::int as asked,
      count(*) filter (where e.type = 'Verified')::int as seen,
      count(*) filter (where e.actor_kind = 'system'
        and not (e.type = 'VerificationRequested' and e.occurred_at = c.reported_at))::int as raced
    from cases.v_case c join cases.v_event e on e.case_id = c.id join cases.v_case_text t on t.case_id = c.id
    where c.external_no like ${`${batch}-%`} group by c.id, c.channel, t.title`)

test('按原有规则回放：公众来源的先核实，像应急的除外；全部办到结案', async () => {
  const answers = await replayed(messages('GIVEN'))
  assert.deepEqual(new Set(answers.map(({ state }) => state)), new Set(['closed']))
  const cases = await lookedAt('GIVEN')
  assert.equal(cases.length, MESSAGES)
  for (const { channel, title, asked, seen, raced } of cases) {
    assert.equal(asked, channel === 'wechat' && title !== DANGER ? 1 : 0, `${channel} ${title}`)
    assert.deepEqual([seen, raced], [asked, 0])
  }
})

test('规则改为一律核实、自动受理：每件核实一次，全部办到结案，时间都是回放的时间', async () => {
  const chief = await house.principal('dutyChief1')
  const { rules } = await house.perform(getRules, { version: 'current' }, chief)
  const always = { verifyBeforeFiling: 'always', autoAccept: 'rule' } as const
  const variants = { grid: always, hotline: always, sensor: always, hazard: always }
  await house.perform(
    saveRules,
    {
      preset: rules.preset ?? null,
      district: { ...rules.district, variants },
      limits: rules.limits,
      why: '试行一律核实',
      agreedBy: (await house.principal('leader1')).id,
    },
    chief,
  )
  const answers = await replayed(messages('ALWAYS'))
  assert.deepEqual(new Set(answers.map(({ state }) => state)), new Set(['closed']))
  for (const { title, asked, seen, raced } of await lookedAt('ALWAYS'))
    assert.deepEqual([asked, seen, raced], title === DANGER ? [0, 0, 0] : [1, 1, 0], title)
})

test('回放停在核实中的，接着回放时由指明的人核实', async () => {
  const message = messages('LATER').find(({ title }) => title !== DANGER)!
  const [stopped] = await replayed([message], message.atMs + 5 * 60_000)
  assert.equal(stopped?.state, 'verifying')
  const [goneOn] = await replayed([message])
  assert.equal(goneOn?.state, 'closed')
  const [looked] = await lookedAt('LATER')
  assert.deepEqual([looked?.asked, looked?.seen], [1, 1])
})
