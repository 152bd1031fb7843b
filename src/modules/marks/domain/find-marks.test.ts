import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildCalendar, type CalendarData } from '#core/time/calendar.ts'
import type { Clock } from '#modules/clocks/contract.ts'
import calendarData from '../../../../districts/_defaults/calendars/cn.json' with { type: 'json' }
import limitsData from '../../../../districts/_defaults/marks.json' with { type: 'json' }
import { findMarks } from './find-marks.ts'
import { type MarkFacts, type MarkLine, markKinds } from './mark.ts'
import { readMarkLimits } from './mark-limits.ts'
import { sayMark } from './say-mark.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** 2026-03-02 09:00, a Monday. */
const START = Date.parse('2026-03-02T09:00:00+08:00')
const limits = readMarkLimits(limitsData)
const CALENDAR = buildCalendar(calendarData as CalendarData)

type Step = [type: string, data?: Record<string, unknown>, hours?: number]
const record = (...steps: Step[]): MarkLine[] =>
  steps.map(([type, data = {}, hours], at) => ({ seq: at + 1, type, atMs: START + (hours ?? at) * HOUR, data }))

const facts = (lines: MarkLine[], more: Partial<MarkFacts> = {}): MarkFacts => ({
  lines,
  handleClocks: [],
  calendar: CALENDAR,
  outdoor: true,
  hashOf: new Map(),
  usedBefore: [],
  laterReports: [],
  ...more,
})

const marksOf = (lines: MarkLine[], more: Partial<MarkFacts> = {}) => findMarks(facts(lines, more), limits)
const kindsOf = (lines: MarkLine[], more: Partial<MarkFacts> = {}) =>
  marksOf(lines, more).map(({ kind, seq }) => `${kind}@${seq}`)

const BORN: Step = ['Reported', { birth: { appealType: 'complaint', photosBefore: [] } }]
const lead = (unit: string) => ({ lead: { unit } })
const photo = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const other = { caseId: photo(900), caseNo: '990101-20260301-00000007' }

const clock = (more: Partial<Clock>): Clock =>
  ({
    startMs: START,
    limit: { n: 10, unit: 'NH' },
    givenDueMs: null,
    limitChangedAtMs: null,
    stoppedMs: null,
    pauses: [],
    grants: [],
    ...more,
  }) as Clock

const asked = (hours: number, run: Partial<Clock> = {}) =>
  marksOf(record(BORN, ['ExtensionRequested', {}, hours]), { handleClocks: [clock(run)] })

test('临期申请延期：最后一成时间里才申请的；之前的不算；暂停的时间不算用掉', () => {
  assert.deepEqual(asked(8.9), [])
  assert.equal(asked(9)[0]?.detail.leftShare, 0.1)
  assert.equal(asked(9.5)[0]?.seq, 2)
  assert.equal(asked(12)[0]?.detail.leftShare, -0.2)
  const paused = { pauses: [{ fromMs: START + 2 * HOUR, toMs: START + 7 * HOUR, cause: 'verify' }] }
  assert.deepEqual(asked(9.5, paused as Partial<Clock>), [], 'ten hours of work end at 15 hours')
  assert.equal(asked(14.5, paused as Partial<Clock>).length, 1)
  assert.deepEqual(asked(9.5, { stoppedMs: START + 5 * HOUR }), [], 'of a run that had ended')
})

test('临期申请延期：第二次按第一次延期后的期限算；后来批的不算；工作时限只算工作时间', () => {
  const granted = { grants: [{ atMs: START + 9 * HOUR, limit: { n: 10, unit: 'NH' as const } }] }
  assert.equal(asked(8.95, granted).length, 0)
  assert.equal(asked(9, granted).length, 1, 'the one that was granted then came late itself')
  assert.equal(asked(12, granted).length, 0)
  assert.equal(asked(19, granted).length, 1)
  // Eight working hours from Monday 09:00; the evening before the due day uses nothing.
  const working = { limit: { n: 8, unit: 'WH' as const } }
  assert.equal(asked(3, working).length, 0)
  assert.equal(asked(30, working)[0]!.detail.leftShare! <= 0, true)
  const given = { limit: null, givenDueMs: START + 20 * HOUR }
  assert.deepEqual([asked(17, given).length, asked(18, given).length], [0, 1])
})

test('反复退改派：满三次，或转了一圈又回到原单位；改派给同一单位不算转圈', () => {
  const back: Step = ['ReturnApproved']
  const to = (unit: string): Step => ['Dispatched', lead(unit)]
  const over = (unit: string): Step => ['Redispatched', lead(unit)]
  assert.deepEqual(kindsOf(record(BORN, to('a'), back, to('b'), over('c'))), [])
  assert.deepEqual(kindsOf(record(BORN, to('a'), back, to('b'), over('c'), back, to('d'))), ['bounced@6'])
  assert.deepEqual(kindsOf(record(BORN, to('a'), back, to('a'))), [])
  const round = marksOf(record(BORN, to('a'), back, to('b'), over('a'), back, back))
  assert.deepEqual(
    round.map(({ kind, seq, detail }) => [kind, seq, detail]),
    [['bounced', 5, { times: 2, units: ['a', 'b', 'a'] }]],
    'told once, where it became so',
  )
})

test('投诉改咨询：受理、更正、直接答复时改的都算；咨询改投诉、不改的不算', () => {
  const set = (appealType: string): Step => ['Corrected', { set: { appealType } }]
  assert.deepEqual(kindsOf(record(BORN, ['Accepted', { set: { appealType: 'inquiry' } }])), ['natureChanged@2'])
  assert.deepEqual(kindsOf(record(BORN, ['Accepted', { set: {} }], set('help'), set('inquiry'))), [])
  assert.deepEqual(kindsOf(record(BORN, set('inquiry'), set('complaint'), set('inquiry'))), [
    'natureChanged@2',
    'natureChanged@4',
  ])
  assert.deepEqual(kindsOf(record(BORN, ['AnsweredDirectly', { answer: '好', appealType: 'inquiry' }])), [
    'natureChanged@2',
  ])
  assert.deepEqual(kindsOf(record(['Reported', { birth: { appealType: 'inquiry' } }], set('complaint'))), [])
})

test('照片重复使用：处置前后同一张、核查用处置的照片、以前别的案件用过；同一张上报两次不算', () => {
  const hashOf = new Map([1, 2, 3].map((n) => [photo(n), n === 3 ? 'x' : 'same']))
  const done = (before: number[], after: number[]): Step => [
    'Completed',
    { result: 'solved', photosBefore: before.map(photo), photosAfter: after.map(photo) },
  ]
  assert.deepEqual(kindsOf(record(BORN, done([1], [2])), { hashOf }), ['samePhoto@2'])
  assert.deepEqual(kindsOf(record(BORN, done([1], [3])), { hashOf }), [])
  assert.deepEqual(kindsOf(record(BORN, done([1, 2], [3]), done([1], [3])), { hashOf }), [])
  const check: Step = ['CheckPassed', { photos: [photo(3)], to: 'callback' }]
  const [checked] = marksOf(record(BORN, done([1], [3]), check), { hashOf })
  assert.deepEqual([checked?.seq, checked?.detail.roles], [3, ['after', 'check']])
  const used = (hours: number) => [{ ...other, hash: 'x', atMs: START + hours * HOUR }]
  const [again] = marksOf(record(BORN, done([1], [3])), { hashOf, usedBefore: used(-5) })
  assert.deepEqual([again?.kind, again?.seq, again?.other], ['samePhoto', 2, other])
  assert.deepEqual(
    marksOf(record(BORN, done([1], [3])), { hashOf, usedBefore: used(5) }),
    [],
    'the later one is marked',
  )
  assert.deepEqual(marksOf(record(BORN, done([1], [photo(8)] as never)), {}), [], 'a file that is not known')
})

test('无现场证据结案：户外、按已解决结案、没有处置后和核查照片', () => {
  const end = (closeKind = 'solved'): Step => ['Closed', { closeKind }]
  const skipped: Step = ['CheckSkipped', { basis: 'x', to: 'callback' }]
  assert.deepEqual(kindsOf(record(BORN, ['Completed', { result: 'solved' }], end())), ['closedUnseen@3'])
  assert.equal(marksOf(record(BORN, skipped, end()))[0]?.detail.checkSkipped, true)
  assert.deepEqual(kindsOf(record(BORN, end('explained'))), [])
  assert.deepEqual(kindsOf(record(BORN, end()), { outdoor: false }), [])
  assert.deepEqual(kindsOf(record(BORN, end()), { outdoor: null }), [])
  assert.deepEqual(kindsOf(record(BORN, ['Completed', { photosAfter: [photo(1)] }], end())), [])
  assert.deepEqual(kindsOf(record(BORN, ['CheckPassed', { photos: [photo(1)] }], end())), [])
  assert.deepEqual(
    kindsOf(record(BORN, end(), ['CheckPassed', { photos: [photo(1)] }])),
    ['closedUnseen@2'],
    'a picture that came later shows nothing of it',
  )
})

test('办结后又报：五十米、七天之内的同类；更远、更晚、更早的不算；又重办的不算', () => {
  const solved: Step = ['Completed', { result: 'solved', photosAfter: [photo(1)] }]
  const report = (afterMs: number, distanceM: number) => ({
    laterReports: [{ ...other, atMs: START + HOUR + afterMs, distanceM }],
  })
  assert.deepEqual(kindsOf(record(BORN, solved), report(7 * DAY, 50)), ['contradicted@2'])
  assert.deepEqual(kindsOf(record(BORN, solved), report(7 * DAY + 1, 50)), [])
  assert.deepEqual(kindsOf(record(BORN, solved), report(DAY, 50.1)), [])
  assert.deepEqual(kindsOf(record(BORN, solved), report(0, 10)), [])
  assert.deepEqual(kindsOf(record(BORN, ['Completed', { result: 'explained' }]), report(DAY, 10)), [])
  assert.deepEqual(kindsOf(record(BORN, solved, ['CheckFailed', { to: 'handling' }]), report(DAY, 10)), [])
  assert.deepEqual(kindsOf(record(BORN, solved, ['CheckPassed', { to: 'callback', photos: [] }]), report(DAY, 10)), [
    'contradicted@2',
  ])
})

test('导入的历史案件不打标记', () => {
  assert.deepEqual(marksOf(record(['Imported', { birth: {} }], ['Closed', { closeKind: 'solved' }])), [])
})

test('每种标记都有一句话，中英文都没有空着的', () => {
  const names = {
    unit: (id: string) => ({ zh: `局${id}`, en: `unit ${id}` }),
    appealType: (id: string) => ({ zh: id, en: id }),
  }
  const said = (kind: keyof typeof markKinds, detail: object, where: typeof other | null = null) =>
    sayMark({ kind, detail, other: where }, names)
  assert.equal(said('askedLate', { leftShare: 0.057 }).zh, '处置时限只剩 5% 时申请延期')
  assert.equal(said('askedLate', { leftShare: -0.2 }).zh, '超过到期时间才申请延期')
  assert.equal(said('bounced', { times: 2, units: ['a', 'b', 'a'] }).zh, '退单、改派共 2 次，主办依次为局a、局b、局a')
  assert.match(
    said('samePhoto', { roles: ['after'] }, other).zh,
    /处置后照片与案件 990101-20260301-00000007 的是同一张/,
  )
  assert.equal(said('samePhoto', { roles: ['before', 'after'] }).zh, '同一张照片既作处置前又作处置后')
  assert.match(
    said('contradicted', { distanceM: 12, hoursAfter: 50 }, other).zh,
    /^报称已解决，2 天后 12 米处又报同类问题/,
  )
  for (const kind of Object.keys(markKinds) as (keyof typeof markKinds)[]) {
    const { zh, en } = said(kind, {}, other)
    assert.ok(zh.length > 5 && en.length > 5, kind)
  }
})

test('门槛数据不合规：说出是哪一项', () => {
  const wrong = (change: object) => () => readMarkLimits({ ...limits, ...change })
  assert.throws(wrong({ askedLate: { lastShare: 10 } }), /askedLate\.lastShare/)
  assert.throws(wrong({ bounced: undefined }), /bounced\.times/)
  assert.throws(wrong({ samePhoto: { inOtherCase: 'yes', asBeforeAndAfter: true } }), /samePhoto\.inOtherCase/)
  assert.throws(wrong({ contradicted: { withinM: 0, withinDays: 7 } }), /withinM/)
})
