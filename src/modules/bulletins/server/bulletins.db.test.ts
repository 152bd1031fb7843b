import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import type { Input, Operation, Output } from '#core/operation.ts'
import { listInbox } from '#modules/notices/contract.ts'
import { listTopics } from '#modules/reports/contract.ts'
import { sql } from '#platform/db/sql.ts'
import type { FileAnswer } from '#platform/http/file-answer.ts'
import { saveSetting } from '#platform/settings/setting-store.ts'
import {
  correctBulletin,
  getBulletin,
  getBulletinFile,
  getBulletinYear,
  listBehindFigure,
  listBulletins,
  listTemplates,
  previewTemplate,
  produceBulletin,
  saveStandingTopic,
  saveWords,
  signBulletin,
} from '../contract.ts'
import { findEdition } from './bulletin-store.ts'
import { BULLETINS_SINCE, produceOneDue, waitingBulletins } from './produce-due.ts'

const DAY_MS = 86_400_000
let nowMs = Date.parse('2026-03-02T09:30:00+08:00')
let house: TestHouse
let walk: Walk

before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
  walk = openWalk(house)
  // Two cases on 2 March, one on the 3rd; bulletins are made on the 4th.
  await walk.reach('handling')
  await walk.reach('reported')
  nowMs += DAY_MS
  await walk.reach('reported')
  nowMs += DAY_MS
})
after(() => house.close())

const by = async <Op extends Operation>(
  account: string,
  operation: Op,
  input: Input<Op>,
  version?: number,
): Promise<Output<Op>> =>
  house.perform(operation, input, await walk.person(account), version === undefined ? {} : { expectedVersion: version })
const chief = <Op extends Operation>(operation: Op, input: Input<Op>, version?: number) =>
  by('dutyChief1', operation, input, version)
const refused = (code: string, words?: RegExp) => (error: unknown) =>
  isFault(error) && error.code === code && (words === undefined || words.test(error.text.zh))
const textOf = (html: string) => html.replace(/<style>.*?<\/style>/s, '').replace(/<[^>]+>/g, '')
const system = <T>(work: (call: Parameters<Parameters<typeof house.runtime.asSystem<T>>[1]>[0]) => Promise<T>) =>
  house.runtime.asSystem('test.bulletins', work)

test('默认模板都能用；日报的数字就是案件数，点开是这些案件，街道只看到自己的', async () => {
  const { items } = await chief(listTemplates, {})
  assert.deepEqual(
    items.flatMap(({ faults }) => faults),
    [],
  )
  await assert.rejects(
    chief(produceBulletin, { template: 'daily', period: '2026-03-04' }),
    refused('bulletin-not-over'),
  )
  await assert.rejects(chief(produceBulletin, { template: 'daily', period: '2026-03' }), refused('bulletin-period'))
  await assert.rejects(chief(produceBulletin, { template: 'poem', period: '2026-03' }), refused('bulletin-template'))
  const made = await chief(produceBulletin, { template: 'daily', period: '2026-03-03' })
  assert.deepEqual([made.number, made.made], ['〔2026〕第1期', true])
  assert.deepEqual(await chief(produceBulletin, { template: 'daily', period: '2026-03-03' }), { ...made, made: false })
  const { html, sources } = await chief(getBulletin, { id: made.id })
  assert.match(textOf(html), /当日共受理1件，比上日（2件）减少1件，上周同日没有，不计增幅/)
  const total = sources.find(({ figure }) => figure === 'total')!
  assert.deepEqual([total.n, total.period], [1, '2026年3月3日'])
  assert.ok(/^[0-9a-f]{8}$/.test(total.version))
  const behind = await chief(listBehindFigure, { id: made.id, source: total.no, measure: 0 })
  const [street] = await Promise.all([by('street02.dispatcher', listBulletins, {})])
  assert.deepEqual([behind.total, behind.items.length, street.items], [1, 1, []])
  await assert.rejects(by('street02.dispatcher', getBulletin, { id: made.id }), refused('bulletin-unknown'))
  await assert.rejects(chief(listBehindFigure, { id: made.id, source: 499, measure: 0 }), refused('bulletin-figure'))
})

test('月报：指标带口径版本；文字没填不能签；签发后数字、文件、数据库里都不能再改；更正另出一期', async () => {
  nowMs = Date.parse('2026-04-02T09:00:00+08:00')
  const { id, number } = await chief(produceBulletin, { template: 'monthly', period: '2026-03' })
  const draft = await chief(getBulletin, { id })
  const rates = draft.sources.find(({ figure }) => figure === 'three')!
  assert.deepEqual([rates.kind, draft.state, draft.maySign, draft.words.length], ['indicator', 'draft', true, 3])
  assert.match(textOf(draft.html), /草稿，未经签发/)
  await assert.rejects(
    by('dataSteward1', signBulletin, { id }),
    (error: unknown) => isFault(error) && error.status === 403,
  )
  await assert.rejects(chief(signBulletin, { id }), refused('bulletin-words', /办得好的案例/))
  await assert.rejects(chief(saveWords, { id, words: [{ id: 'poem', text: '无' }] }), refused('bulletin-no-words'))
  const words = draft.words.map((one) => ({ id: one.id, text: `无（${one.id}）<b>` }))
  const draftPdf = (await chief(getBulletinFile, { id, format: 'pdf' })) as FileAnswer
  assert.match(draftPdf.name, /草稿/)
  const { files } = (await findEdition(house.runtime.db, id))!
  const { version } = await chief(saveWords, { id, words }, draft.version)
  await assert.rejects(house.runtime.files.get(files.pdf!), refused('file-not-found'))
  await assert.rejects(chief(saveWords, { id, words }, draft.version), refused('stale-version'))
  const { sm3 } = await chief(signBulletin, { id }, version)
  const signed = await by('street02.dispatcher', getBulletin, { id })
  assert.deepEqual([signed.state, signed.signature?.valid, signed.signature?.sm3Pdf], ['signed', true, sm3])
  assert.ok(signed.html.includes('无（good）&lt;b&gt;') && !textOf(signed.html).includes('草稿'))
  for (const [format, magic] of [
    ['pdf', '%PDF'],
    ['docx', 'PK'],
    ['json', '{'],
  ] as const) {
    const { stream } = (await chief(getBulletinFile, { id, format })) as FileAnswer
    const bytes = Buffer.isBuffer(stream) ? stream : await buffer(stream as NodeJS.ReadableStream)
    assert.ok(bytes.toString('latin1').startsWith(magic), format)
  }
  await assert.rejects(chief(saveWords, { id, words }), refused('bulletin-signed'))
  await assert.rejects(chief(signBulletin, { id }), refused('bulletin-signed'))
  const { db } = house.runtime
  await assert.rejects(db.run(sql`update bulletins.edition set title = 'x' where id = ${id}::uuid`), /stands as it is/)
  await assert.rejects(db.run(sql`delete from bulletins.edition where id = ${id}::uuid`), /stands as it is/)
  await assert.rejects(db.run(sql`update bulletins.signature set by_name = 'x'`), /permission denied/)
  const corrected = await chief(correctBulletin, { id, reason: '数据补录' })
  assert.notEqual(corrected.number, number)
  const next = await chief(getBulletin, { id: corrected.id })
  assert.match(textOf(next.html), /代替〔2026〕第1期。更正原因：数据补录/)
  assert.deepEqual([next.state, next.words[0]?.text, next.correctsId], ['draft', '无（good）<b>', id])
  await assert.rejects(chief(correctBulletin, { id, reason: '再来一次' }), refused('bulletin-corrected'))
  assert.equal((await chief(listBulletins, { text: '数据补录' })).items.length, 1)
})

test('停机后按次序补出，有限度，通知只有一条；日历看得出缺哪期', async () => {
  nowMs = Date.parse('2026-06-10T09:00:00+08:00')
  await saveSetting(house.runtime.db, BULLETINS_SINCE, { day: '2026-05-01' })
  const waiting = await system(waitingBulletins)
  const daily = waiting.filter(({ template }) => template.id === 'daily')
  assert.deepEqual([daily.length, daily[0]?.period.key, daily.at(-1)?.period.key], [14, '2026-05-27', '2026-06-09'])
  assert.ok(waiting.every(({ madeMs }, at) => at === 0 || madeMs >= waiting[at - 1]!.madeMs))
  for (let left = waiting.length; left > 0; left--) assert.equal(await system(produceOneDue), left > 1)
  assert.equal(await system(produceOneDue), false)
  const inbox = await chief(listInbox, {})
  const told = inbox.items.filter(({ kind }) => kind === 'bulletin').map(({ zh }) => zh)
  assert.equal(told.filter((text) => text.includes('补出')).length, 1, told.join('\n'))
  assert.ok(told.length <= 4, told.join('\n'))
  const { templates } = await chief(getBulletinYear, { year: 2026 })
  const days = templates.find((one) => one.id === 'daily')!.periods
  const stateOf = (key: string) => days.find((one) => one.key === key)?.state
  assert.deepEqual(
    [days.length, stateOf('2026-06-09'), stateOf('2026-05-20'), stateOf('2026-04-20'), stateOf('2026-06-10')],
    [365, 'draft', 'missing', 'before', 'ahead'],
  )
})

test('专题列入定期生成后到时出专题报告；预览不留下什么', async () => {
  const { items } = await chief(listTopics, {})
  const topic = items[0]!
  await chief(saveStandingTopic, {
    of: 'topic',
    sourceId: topic.id,
    question: '哪些街道多？',
    cycle: 'week',
    active: true,
  })
  const [waiting] = await system(waitingBulletins)
  assert.equal(waiting?.template.zh, `${topic.name}专题报告`)
  await system(produceOneDue)
  const { items: made } = await chief(listBulletins, { kind: 'special' })
  assert.equal(made.length, 1)
  const { html } = await chief(getBulletin, { id: made[0]!.id })
  assert.match(textOf(html), /哪些街道多？/)
  const before = (await chief(listBulletins, { limit: 200 })).items.length
  const preview = await chief(previewTemplate, { id: 'weekly', period: '2026-W10' })
  assert.match(textOf(preview.html), /本周共受理/)
  assert.equal((await chief(listBulletins, { limit: 200 })).items.length, before)
})
