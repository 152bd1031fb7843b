import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { tablesHolding } from '#apps/test-tables.ts'
import { openWalk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import type { Input, Operation, Output } from '#core/operation.ts'
import { wgs84ToGcj02 } from '#core/place/datum.ts'
import { getCase, merge, uploadFile } from '#modules/cases/contract.ts'
import type { Principal } from '#platform/auth/principal.ts'
import { sql } from '#platform/db/sql.ts'
import { ANONYMOUS } from '#platform/http/authenticate.ts'
import * as citizens from '../contract.ts'
import { followCodeOf } from '../domain/follow-code.ts'
import { MOST_UPLOAD_BYTES, PART_BYTES } from '../domain/limits.ts'

const START = Date.parse('2026-01-05T10:00:00+08:00')
const PHONE = '15400002468'
let now = START
let house: TestHouse
let picture: Buffer

/** Stands for WeChat's server: each code is a person of its own. */
const weChat = createServer((request, response) => {
  const code = new URL(request.url ?? '/', 'http://peer').searchParams.get('code')
  response.end(
    code === 'spent' ? '{"errcode":40163,"errmsg":"code been used"}' : `{"openid":"oTEST-0000-0000-${code}"}`,
  )
})

before(async () => {
  await new Promise<void>((done) => weChat.listen(0, '127.0.0.1', done))
  process.env.YIWANG_WECHAT_APP_ID = 'wx0123456789abcdef'
  process.env.YIWANG_WECHAT_SECRET = '0123456789abcdef0123456789abcdef'
  process.env.YIWANG_WECHAT_URL = `http://127.0.0.1:${(weChat.address() as AddressInfo).port}`
  house = await testHouse({ seed: 'demo', nowMs: () => now })
  const pixels = Buffer.alloc(500 * 400 * 3, 0).map((_, at) => (at * 7919) % 251)
  picture = await sharp(pixels, { raw: { width: 500, height: 400, channels: 3 } })
    .jpeg({ quality: 95 })
    .toBuffer()
})
after(async () => {
  weChat.close()
  await house?.close()
})

/** As it comes over HTTP from an address of nobody. */
function asks<Op extends Operation>(operation: Op, input: Input<Op>, ip = '198.51.100.7', who: Principal = ANONYMOUS) {
  const command = { id: house.runtime.newId(), bodyHash: JSON.stringify(input), expectedVersion: null }
  return house.runtime.perform({ operation, input, principal: who, command, ip }) as Promise<Output<Op>>
}
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => (isFault(error) ? error.code : Promise.reject(error)),
  )
const newCode = () => followCodeOf(crypto.getRandomValues(new Uint8Array(64)))!

async function readied() {
  const start = await asks(citizens.getStart, {})
  now += start.waitMs
  return { ticket: start.ticket, consent: start.consent.key, draft: house.runtime.newId(), followCode: newCode() }
}

async function sendPicture(ticket: string, bytes: Buffer, from = 0) {
  const id = house.runtime.newId()
  await asks(citizens.beginUpload, { id, ticket, bytes: bytes.length })
  return { id, received: await sendParts(id, bytes, from, bytes.length) }
}
async function sendParts(id: string, bytes: Buffer, from: number, to: number) {
  let received = from
  for (let at = from; at < to; at += PART_BYTES)
    received = (await asks(citizens.sendPart, { id, at, data: bytes.subarray(at, at + PART_BYTES).toString('base64') }))
      .received
  return received
}
const smsCodes = async () =>
  (await readFile(join(house.runtime.config.dataDir, 'messages/sms.jsonl'), 'utf8').catch(() => ''))
    .split('\n')
    .flatMap((line) => /查询码 (\d{6})/.exec(line)?.[1] ?? [])

test('不登录反映：照片断点续传、火星坐标换算、同意留存，重复送达只成一件', async () => {
  const ready = await readied()
  assert.ok(picture.length > PART_BYTES * 2, `${picture.length}`)
  const id = house.runtime.newId()
  const begin = { id, ticket: ready.ticket, bytes: picture.length }
  assert.equal((await asks(citizens.beginUpload, begin)).received, 0)
  await sendParts(id, picture, 0, PART_BYTES)
  // The line breaks; the same page asks where to go on.
  assert.equal((await asks(citizens.beginUpload, begin)).received, PART_BYTES)
  const twice = { id, at: 0, data: picture.subarray(0, PART_BYTES).toString('base64') }
  assert.equal((await asks(citizens.sendPart, twice)).received, PART_BYTES)
  assert.equal(await code(asks(citizens.sendPart, { ...twice, at: PART_BYTES * 2 })), 'part-wrong')
  const { runtime } = house
  const [place] = await runtime.db.many<{ lon: number; lat: number }>(sql`
    select at[0] as lon, at[1] as lat from territory.v_address limit 1`)
  const [lon, lat] = wgs84ToGcj02([place!.lon, place!.lat])
  const wish = {
    ...ready,
    text: '临江路路灯不亮已经三天。晚上看不见路。',
    phone: PHONE,
    name: '欧阳甲',
    place: { lon, lat, datum: 'GCJ-02' as const, words: '临江路 12 号门口' },
    uploads: [id],
  }
  assert.equal(await code(asks(citizens.sendReport, wish)), 'upload-incomplete')
  assert.equal(await sendParts(id, picture, PART_BYTES, picture.length), picture.length)
  const answers = await Promise.all(Array.from({ length: 8 }, () => asks(citizens.sendReport, wish)))
  const first = answers[0]!
  for (const answer of answers) assert.deepEqual(answer, first)
  assert.equal(await code(asks(citizens.sendReport, { ...wish, followCode: newCode() })), 'draft-taken')
  assert.equal(
    (await runtime.db.one<{ count: number }>(sql`select count(*)::int as count from citizens.report`)).count,
    1,
  )

  const staff = await house.principal('dutyChief1')
  const { case: state, appellants } = await house.perform(getCase, { id: first.caseNo }, staff)
  assert.deepEqual([state.channel, state.title, state.photos.before.length], ['web', '临江路路灯不亮已经三天', 1])
  assert.ok(Math.abs(state.place.lon! - place!.lon) < 1e-5 && Math.abs(state.place.lat! - place!.lat) < 1e-5)
  assert.equal(appellants[0]?.phone, '154****2468')
  const { report } = await house.perform(citizens.getCitizenReport, { caseId: state.id }, staff)
  assert.match(report?.consentZh ?? '', /只为核实、办理和回复/)
  for (const secret of [PHONE, '欧阳甲', ready.followCode])
    assert.deepEqual(await tablesHolding(house, secret), [], secret)

  const shown = await asks(citizens.follow, { key: ready.followCode })
  assert.deepEqual([shown.stage, shown.now.zh, shown.mayRate], [1, '已收到，等待受理', false])
  assert.deepEqual(
    shown.steps.map((step) => step.zh),
    ['您的反映已收到'],
  )
  assert.equal(await code(asks(citizens.follow, { key: ready.followCode, caseNo: 'A-1234567' })), 'report-not-found')
})

test('补充只算一次，撤回之后不再办；别人的查询码打不开', async () => {
  const ready = await readied()
  await asks(citizens.sendReport, { ...ready, text: '楼道堆物' })
  const { id } = await sendPicture(ready.ticket, picture)
  const facts = { key: ready.followCode, id: house.runtime.newId(), text: '三单元也有', uploads: [id] }
  const once = await asks(citizens.addFacts, facts)
  const twice = await asks(citizens.addFacts, facts)
  assert.deepEqual(
    [once, twice].map(({ steps }) => steps.filter((step) => step.own === '三单元也有').length),
    [1, 1],
  )
  const gone = await asks(citizens.withdrawReport, { key: ready.followCode, reason: '自己清理了' })
  assert.deepEqual([gone.now.zh, gone.mayAdd, gone.mayWithdraw, gone.mayRate], ['已撤销', false, false, false])
  assert.deepEqual(await asks(citizens.withdrawReport, { key: ready.followCode }), gone)
  assert.equal(
    await code(asks(citizens.rateAnswer, { key: ready.followCode, solved: true, satisfied: true })),
    'not-ratable',
  )
  assert.equal(await code(asks(citizens.follow, { key: newCode() })), 'report-not-found')
})

test('凭案号和手机验证码：对不上也同样答复，试五次作废，一码一用，进来后能看', async () => {
  const ready = await readied()
  const { caseNo } = await asks(citizens.sendReport, { ...ready, text: '井盖缺失', phone: '+86 154-0000-1357' })
  const phone = '15400001357'
  const wrong = await asks(citizens.sendPhoneCode, { caseNo, phone: '15400009876' }, '198.51.100.20')
  assert.deepEqual(await smsCodes(), [])
  assert.deepEqual(await asks(citizens.sendPhoneCode, { caseNo: caseNo.toLowerCase(), phone }), wrong)
  assert.equal(await code(asks(citizens.sendPhoneCode, { caseNo, phone })), 'too-many', 'not twice within a minute')
  for (let tries = 0; (await smsCodes()).length === 0 && tries < 100; tries += 1)
    await new Promise((done) => setTimeout(done, 20))
  const [sent = ''] = await smsCodes()
  const bad = sent === '000000' ? '000001' : '000000'
  for (let tries = 0; tries < 5; tries += 1)
    assert.equal(await code(asks(citizens.enterPhoneCode, { caseNo, phone, code: bad })), 'phone-code-wrong')
  assert.equal(await code(asks(citizens.enterPhoneCode, { caseNo, phone, code: sent })), 'phone-code-wrong', 'spent')
  now += 3_600_000
  await asks(citizens.sendPhoneCode, { caseNo, phone })
  for (let tries = 0; (await smsCodes()).length === 1 && tries < 100; tries += 1)
    await new Promise((done) => setTimeout(done, 20))
  const right = { caseNo, phone, code: (await smsCodes())[1]! }
  const { key } = await asks(citizens.enterPhoneCode, right)
  assert.equal((await asks(citizens.follow, { key })).caseNo, caseNo)
  assert.equal(await code(asks(citizens.enterPhoneCode, right)), 'phone-code-wrong', 'one time')
  now += 3_600_000
  assert.equal(await code(asks(citizens.follow, { key })), 'report-not-found', 'the pass has run out')
})

test('滥用有限：太快、票用过、票作假、没同意、太大、不是图片、地址和猜码都有上限', async () => {
  const start = await asks(citizens.getStart, {})
  const base = { consent: start.consent.key, followCode: newCode(), text: '积水', ticket: start.ticket }
  const fresh = () => ({ ...base, draft: house.runtime.newId() })
  assert.equal(await code(asks(citizens.sendReport, fresh())), 'too-soon')
  now += start.waitMs
  assert.equal(await code(asks(citizens.sendReport, { ...fresh(), consent: 'a'.repeat(64) })), 'consent-unknown')
  assert.equal(await code(asks(citizens.sendReport, { ...fresh(), phone: '12345678' })), 'phone-wrong')
  assert.equal(await code(asks(citizens.sendReport, { ...fresh(), text: '  ' })), 'text-empty')
  const [when, nonce, seal] = base.ticket.split('.')
  for (const ticket of [`${when}.${nonce}.${seal}x`, `1.${nonce}.${seal}`])
    assert.equal(await code(asks(citizens.sendReport, { ...fresh(), ticket })), 'ticket-spent')
  const script = await sendPicture(base.ticket, Buffer.from('<script>alert(1)</script>'))
  assert.equal(await code(asks(citizens.sendReport, { ...fresh(), uploads: [script.id] })), 'file-kind-refused')
  await asks(citizens.sendReport, fresh())
  assert.equal(await code(asks(citizens.sendReport, { ...fresh(), followCode: newCode() })), 'ticket-spent')
  now += 25 * 3_600_000
  assert.equal(await code(asks(citizens.sendReport, fresh())), 'ticket-spent')

  const { reportsADayAPhone } = JSON.parse(
    await readFile(join(house.runtime.config.root, 'districts/_defaults/citizen-rules.json'), 'utf8'),
  ) as { reportsADayAPhone: number }
  const said: string[] = []
  for (let sent = 0; sent <= reportsADayAPhone; sent += 1) {
    const ready = await readied()
    said.push(
      await code(asks(citizens.sendReport, { ...ready, text: '噪声', phone: '15400007777' }, `203.0.113.${sent}`)),
    )
  }
  assert.deepEqual([said.filter((one) => one === 'done').length, said.at(-1)], [reportsADayAPhone, 'too-many'])
  // Announced bytes count, whether they come or not: 200,000 kB are 32 pictures of the largest size, and one.
  let begun = 0
  let refused = ''
  while (refused === '' && begun < 100) {
    const { ticket } = await asks(citizens.getStart, {})
    const wish = { id: house.runtime.newId(), ticket, bytes: MOST_UPLOAD_BYTES }
    const outcome = await code(asks(citizens.beginUpload, wish, '192.0.2.44'))
    if (outcome === 'done') begun += 1
    else refused = outcome
  }
  assert.deepEqual([begun, refused], [Math.floor(200_000 / 6144), 'too-many'])
  let guesses = 0
  while ((await code(asks(citizens.follow, { key: newCode() }, '192.0.2.9'))) === 'report-not-found') guesses += 1
  assert.equal(guesses, 20)
  assert.equal(await code(asks(uploadFile, {}, '192.0.2.9')), 'not-signed-in', 'other doors stay closed')
})

test('评价：等回访时它就是回访，已办结的留在案旁，各一次；不满意的重新办理', async () => {
  const walk = openWalk(house)
  const answered = async (text: string) => {
    const ready = await readied()
    const place = walk.pointIn('street01')
    const { caseNo } = await asks(citizens.sendReport, { ...ready, text, phone: PHONE, place })
    await walk.accept(caseNo)
    await walk.file(caseNo)
    await walk.dispatch(caseNo)
    await walk.sign(caseNo)
    const unheard = await asks(citizens.rateAnswer, { key: ready.followCode, solved: true, satisfied: true }).catch(
      (error) => error.code,
    )
    assert.equal(unheard, 'not-ratable')
    await walk.complete(caseNo)
    await walk.assignCheck(caseNo)
    await walk.check(caseNo, 'pass')
    return { key: ready.followCode, caseNo }
  }
  const rate = async (
    of: { key: string; caseNo: string },
    said: { solved: boolean; satisfied: boolean; text?: string },
  ) => {
    const view = await asks(citizens.rateAnswer, { key: of.key, ...said })
    assert.equal(await code(asks(citizens.rateAnswer, { key: of.key, ...said })), 'not-ratable')
    const staff = await walk.person('dutyChief1')
    const { report } = await house.perform(
      citizens.getCitizenReport,
      { caseId: (await walk.look(of.caseNo)).case.id },
      staff,
    )
    return { view, rating: report!.ratings[0]! }
  }
  const good = await rate(await answered('垃圾没人清'), { solved: true, satisfied: true })
  assert.deepEqual([good.view.now.zh, good.rating.asCallback], ['已办完，即将办结', true])
  const bad = await rate(await answered('路灯不亮'), { solved: false, satisfied: false, text: '灯还是不亮' })
  assert.deepEqual([bad.view.stage < 4, bad.rating.asCallback, bad.rating.text], [true, true, '灯还是不亮'])
  const heard = await answered('井盖响')
  await walk.callBack(heard.caseNo, true)
  await walk.close(heard.caseNo)
  const late = await rate(heard, { solved: true, satisfied: false })
  assert.deepEqual([late.view.now.zh, late.view.rated?.satisfied, late.rating.asCallback], ['已办结', false, false])
  assert.deepEqual(await tablesHolding(house, '灯还是不亮'), ['cases.event'])
})

test('并单：随主案看进展和公开答复，写给别人的话看不到', async () => {
  const walk = openWalk(house)
  const send = async () => {
    const ready = await readied()
    const { caseNo } = await asks(citizens.sendReport, {
      ...ready,
      ...{ text: '桥头路灯不亮', phone: PHONE, place: walk.pointIn('street01') },
    })
    return { key: ready.followCode, caseNo, id: (await walk.look(caseNo)).case.id }
  }
  const [master, merged] = [await send(), await send()]
  await walk.by('intakeOfficer1', merge, { id: merged.id, master: master.id })
  const follow = () => asks(citizens.follow, { key: merged.key })
  await walk.accept(master.id)
  await walk.file(master.id)
  await walk.dispatch(master.id)
  await walk.sign(master.id)
  const during = await follow()
  assert.deepEqual([during.stage, during.now.zh, during.answer], [3, '合并办理：承办单位正在办理', null])
  assert.ok(during.unit && during.dueAt)
  await walk.complete(master.id, { answer: '已当面向王女士说明。', publicReply: '路灯已恢复。' })
  await walk.assignCheck(master.id)
  await walk.check(master.id, 'pass')
  const after = await follow()
  assert.deepEqual([after.stage, after.answer, after.mayRate], [4, '路灯已恢复。', false])
})

test('微信登录：自己的诉求换了手机也找得到，别人的没有；渠道记微信，编号不留', async () => {
  const start = await asks(citizens.getStart, {})
  assert.match(start.weChatUrl ?? '', /redirect_uri=\{redirect\}.*#wechat_redirect$/)
  const state = start.weChatState ?? ''
  const signIn = async (who: string) => (await asks(citizens.signInByWeChat, { code: who, state })).pass
  assert.equal(await code(asks(citizens.signInByWeChat, { code: 'spent', state })), 'wechat-code-spent')
  assert.equal(await code(asks(citizens.signInByWeChat, { code: 'mine', state: `${state}x` })), 'ticket-spent')
  const ready = await readied()
  const wish = { ...ready, text: '花坛缺土', inWeChat: true, weChatPass: await signIn('mine') }
  const { caseNo } = await asks(citizens.sendReport, wish)
  const again = await asks(citizens.listMine, { pass: await signIn('mine') })
  assert.deepEqual(
    again.items.map((item) => item.caseNo),
    [caseNo],
  )
  assert.equal((await asks(citizens.follow, { key: again.items[0]!.key })).text, '花坛缺土')
  assert.deepEqual((await asks(citizens.listMine, { pass: await signIn('other') })).items, [])
  assert.equal(await code(asks(citizens.listMine, { pass: again.items[0]!.key })), 'report-not-found')
  assert.equal((await openWalk(house).look(caseNo)).case.channel, 'wechat')
  assert.deepEqual(await tablesHolding(house, 'oTEST-'), [])
})

test('位置：地址解析、点在哪里、区外的点、类别推荐都不用登录', async () => {
  const [place] = await house.runtime.db.many<{ lon: number; lat: number; text: string }>(sql`
    select at[0] as lon, at[1] as lat, text from territory.v_address limit 1`)
  assert.ok((await asks(citizens.findPlace, { text: place!.text })).items.length > 0)
  const [lon, lat] = wgs84ToGcj02([place!.lon, place!.lat])
  const there = await asks(citizens.describePoint, { lon, lat, datum: 'GCJ-02' })
  assert.ok(there.place && Math.abs(there.lon - place!.lon) < 1e-5)
  assert.equal((await asks(citizens.describePoint, { lon: 0, lat: 0 })).place, null)
  assert.ok((await asks(citizens.guessCategory, { text: '路灯不亮' })).items.some(({ zh }) => zh.includes('路灯')))
})
