// A second opinion on the indicators of domain §6.1 and §6.2. Every definition is written here by hand as plain code:
// nothing of the product is imported and no expression of indicators.json is read (only its ids, to see that none is
// missing). It knows one case at a time and keeps sums, so that an export of any size can be streamed.
//
// node bench/indicators/reference.mjs --period 2025-03 --by street [--as-of RFC3339] [--imported include|only]
//   --input FILE.jsonl --output OUT.jsonl
import { createReadStream, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

const words = (text) => new Set(text.split(' '))
const DAY = 86_400_000
const HOUR = 3_600_000n
const CITIZEN = words('hotline12345 hotline962000 peopleNetBoard cnhubei enterpriseComplaint upperPlatform wechat web')
const DISCOVERED = words('gridPatrol videoPatrol drone sensor')
const HOTLINE = words('hotline12345 hotline962000')
const NOT_TO_SOLVE = words('inquiry suggestion praise')
const HALF_POINTS = { verySatisfied: 2, satisfied: 2, basicallySatisfied: 2, neutral: 1 } // other answers: none
const GROUPINGS = words('district street community grid department post channel category majorClass appealType')
// Each word is id[<family][@][+]: the family where it is not the id itself; @ = also for co-handlers and handed-down
// orders; + = also by post, because its units are clocks (row = owner post) or because it names a post.
const FORMS = {
  count: `reportCount countedReportCount closeCount openCount overdueOpenCount@+ dispatchCount@ needDispatchCount+
    suspended0To30Days<suspendRate suspended30To90Days<suspendRate suspended90PlusDays<suspendRate urgeCount
    reminderCount supervisionCount onSiteSupervisionCount<supervisionCount coordinationMeetingCount<supervisionCount`,
  rate: `proactiveRate repeatRate directAnswerRate validReportRate acceptRate+ onTimeAcceptRate+ accurateAcceptRate+
    fileRate+ complaintFileRate<fileRate onTimeFileRate+ dispatchOnTimeRate+ dispatchAccuracy+
    dispatchErrorRate<dispatchAccuracy+ signOnTimeRate@+ pickUpRate@+ firstContactRate@+ handleRate@+
    onTimeHandleRate@+ onTimeHandleRateStrict<onTimeHandleRate@+ overdueOpenRate@+ onTimeCompleteRate@
    onTimeCompleteRateStrict<onTimeCompleteRate@ replyRate@ extensionRate@ returnRate wrongReturnRate suspendRate
    replyWithin7Rate<avgReplyHours replyWithin15Rate<avgReplyHours emergencyFirstResponseRate@+ ownerlessHandleRate
    verifyOnTimeRate+ checkOnTimeRate+ checkPassRate closeRate onTimeCloseRate reworkRate reworkedCaseRate<reworkRate
    reopenRate urgeSuperviseOnTimeRate+ reminderOnTimeRate+ superviseIssueOnTimeRate callbackCoverage responseRate
    solveRate responseRateFirst<responseRate solveRateFirst<solveRate`,
  weighted: 'satisfactionRate satisfactionRateFirst<satisfactionRate',
  mean: 'avgHandleHours@ avgHandleHoursGross<avgHandleHours@ avgReplyHours',
  p50: 'medianHandleHours<avgHandleHours@ medianReplyHours<avgReplyHours',
  p90: 'p90HandleHours<avgHandleHours@ p90ReplyHours<avgReplyHours',
  combination: 'threeRatesScore',
}
const TRAITS = new Map(Object.entries(FORMS).flatMap(traits))
const ON_TIME = {
  ...{ accept: 'onTimeAcceptRate', dispatch: 'dispatchOnTimeRate', verify: 'verifyOnTimeRate' },
  ...{ check: 'checkOnTimeRate', reminderReply: 'reminderOnTimeRate', urgeReply: 'urgeSuperviseOnTimeRate' },
  ...{ supervision: 'urgeSuperviseOnTimeRate', sign: 'signOnTimeRate', contact: 'firstContactRate' },
  ...{ emergency: 'emergencyFirstResponseRate', handle: 'onTimeHandleRate' },
}
const NET_TIMES = words('avgHandleHours medianHandleHours p90HandleHours')
const REPLY_TIMES = words('avgReplyHours medianReplyHours p90ReplyHours')
const THREE_RATES = { responseRate: 30n, solveRate: 40n, satisfactionRate: 30n }
function traits([form, text]) {
  return text.split(/\s+/).map((word) => {
    const [, id, family, all, post] = /^(\w+)(?:<(\w+))?(@)?(\+)?$/.exec(word)
    return [id, { form, family: family ?? id, roles: all ? ['lead', 'co', 'child'] : ['lead'], byPost: post === '+' }]
  })
}
// ---- time -----------------------------------------------------------------------------------------------------------
const midnight = (year, month, day) => Date.UTC(year, month - 1, day) - 8 * 3_600_000
const day = (text) => midnight(...text.split('-').map(Number))
function period(text) {
  if (text.includes('/')) return text.split('/').map(day)
  const [year, part, date] = text.replace('Q', '').split('-').map(Number)
  if (part === undefined) return [midnight(year, 1, 1), midnight(year + 1, 1, 1)]
  if (text.includes('Q')) return [midnight(year, part * 3 - 2, 1), midnight(year, part * 3 + 1, 1)]
  return date ? [day(text), day(text) + DAY] : [midnight(year, part, 1), midnight(year, part + 1, 1)]
}
function instant(text) {
  const ms = Date.parse(text)
  if (Number.isNaN(ms)) throw new Error(`not a time: ${text}`)
  return ms
}
// Turns every time of a case into milliseconds, in place (from and to of a correction are texts, no times).
function parseTimes(value) {
  for (const [key, field] of Object.entries(value)) {
    if (field === null) continue
    if (typeof field === 'object') parseTimes(field)
    else if (key === 'at' || key.endsWith('At')) value[key] = instant(field)
    else if ((key === 'from' || key === 'to') && value.field === undefined) value[key] = instant(field)
  }
}
// ---- the facts of one case ------------------------------------------------------------------------------------------
function latest(list, key, test) {
  const later = (one, best) => one[key] > best[key] || (one[key] === best[key] && one.id > best.id)
  return list.filter(test).reduce((best, one) => (best === null || later(one, best) ? one : best), null)
}
function least(...times) {
  const known = times.filter((time) => time != null)
  return known.length > 0 ? Math.min(...known) : null
}
const orderOf = ({ orderId }, orders) => latest(orders, 'sentAt', (order) => order.id === orderId)
function clockFacts(clock, orders, when) {
  clock.role = orderOf(clock, orders)?.role
  const paused = clock.pauses.some((pause) => pause.to === null)
  const pausedMs = clock.pauses.reduce((sum, { from, to }) => sum + (to === null ? 0 : to - from), 0)
  clock.netMs = clock.stoppedAt - clock.startedAt - pausedMs
  clock.attrDue = clock.firstOverdueAt ?? (paused ? null : clock.dueAt)
  const fellAway = clock.result === 'lapsed' && clock.firstOverdueAt === null
  clock.dueInP = !fellAway && when.inP(clock.attrDue)
  clock.met = clock.result === 'met'
  clock.ended = clock.met || clock.result === 'missed'
  clock.finished = clock.ended && when.byEnd(clock.stoppedAt)
  clock.strictMet = clock.met && clock.stoppedAt <= clock.strictDueAt
  clock.lateAndOpen = when.byEnd(clock.startedAt) && !when.byEnd(clock.stoppedAt) && when.byEnd(clock.attrDue)
}
function orderFacts(order, clocks, when) {
  const first = (clock) => clock.kind === 'handle' && clock.round === 1 && clock.orderId === order.id
  order.handle = latest(clocks, 'startedAt', first)
  order.dueInP = order.handle?.dueInP === true
  const lasting = order.suspensions.filter((one) => when.byEnd(one.from) && !when.byEnd(one.to))
  order.suspendedSince = least(...lasting.map((one) => one.from))
  const returned = order.returns.filter((one) => one.approved === true && when.byAsOf(one.decidedAt))
  order.returned = returned.length > 0
  order.wrongDispatch = returned.some((one) => one.wrongDispatch === true)
  const overdue = order.handle?.firstOverdueAt ?? null
  const inTime = (one) => overdue === null || one.requestedAt <= overdue
  order.extended = order.extensions.some((one) => one.granted === true && when.byAsOf(one.decidedAt) && inTime(one))
}
function ended(c, { byEnd }) {
  const undone = (no, yes) => byEnd(no) && !(byEnd(yes) && yes > no)
  const closes = c.closes.filter(byEnd).length
  if (closes > c.reopens.filter((reopen) => byEnd(reopen.at)).length) return true
  if (byEnd(c.voidedAt) || byEnd(c.referredAt) || byEnd(c.mergedInto?.at)) return true
  return undone(c.rejectedAt, c.acceptedAt) || undone(c.declinedAt, c.filedAt)
}
function caseFacts(c, when) {
  for (const clock of c.clocks) clockFacts(clock, c.orders, when)
  for (const order of c.orders) orderFacts(order, c.clocks, when)
  const unusable = (one) => !when.byAsOf(one.sentAt) || when.byAsOf(one.withdrawnAt) || one.returned
  const lead = latest(c.orders, 'sentAt', (one) => one.role === 'lead' && !unusable(one))
  c.leadUnit = lead?.unit ?? c.mergedInto?.leadUnit ?? null
  c.intakeDecidedAt = least(c.acceptedAt, c.answeredDirectlyAt, c.rejectedAt)
  c.fileDecidedAt = least(c.filedAt, c.declinedAt)
  c.reportDecidedAt = least(c.filedAt, c.selfHandledAt, c.rejectedAt, c.declinedAt)
  c.closes = [c.closedAt, ...c.reopens.map((reopen) => reopen.closedAgainAt)].filter((at) => at !== null)
  c.openAtEnd = when.byEnd(c.reportedAt) && !ended(c, when)
  c.suspendedSince = least(...c.orders.map((order) => (order.role === 'lead' ? order.suspendedSince : null)))
  c.total = latest(c.clocks, 'startedAt', (clock) => clock.kind === 'total' && clock.round === 1)
  c.shouldClose = c.filedAt !== null && c.total?.dueInP === true
  c.heard = !when.byAsOf(c.voidedAt) && !when.byAsOf(c.referredAt)
  c.counted = c.heard && !when.byAsOf(c.mergedInto?.at)
}
// ---- the indicators -------------------------------------------------------------------------------------------------
// `at` says where an element belongs. put.share(id, at, in the denominator, in the numerator too); put.count and
// put.under add one to the numerator or the denominator alone; put.measure adds a time or half points.
function deciding(c, { inP }, put) {
  const intake = { department: c.leadUnit, post: 'intakeOfficer' }
  const accepted = c.intakeDecidedAt === c.acceptedAt
  const direct = c.intakeDecidedAt === c.answeredDirectlyAt
  put.share('acceptRate', intake, inP(c.intakeDecidedAt), accepted || direct)
  put.share('directAnswerRate', intake, HOTLINE.has(c.channel) && inP(c.intakeDecidedAt), direct)
  const valid = c.reportDecidedAt === c.filedAt || c.reportDecidedAt === c.selfHandledAt
  put.share('validReportRate', intake, inP(c.reportDecidedAt), valid)
  const filing = { department: c.leadUnit, post: 'filingOfficer' }
  const filed = c.fileDecidedAt === c.filedAt
  put.share('fileRate', filing, inP(c.fileDecidedAt), filed)
  put.share('complaintFileRate', filing, c.appealType === 'complaint' && inP(c.fileDecidedAt), filed)
}
function accuracy(c, { inP, byAsOf }, put) {
  const corrected = c.corrections.some((one) => byAsOf(one.at) && one.at >= c.acceptedAt)
  const intake = { department: c.leadUnit, post: 'intakeOfficer' }
  put.share('accurateAcceptRate', intake, inP(c.acceptedAt), !byAsOf(c.voidedAt) && !corrected)
}
function stock(c, { to, byEnd }, put) {
  const at = { department: c.leadUnit }
  const suspended = c.suspendedSince !== null
  const days = c.openAtEnd && suspended ? (to - c.suspendedSince) / DAY : -1
  put.count('openCount', at, c.openAtEnd)
  put.share('suspendRate', at, c.openAtEnd && byEnd(c.filedAt), suspended)
  put.count('suspended0To30Days', at, days >= 0 && days < 30)
  put.count('suspended30To90Days', at, days >= 30 && days < 90)
  put.count('suspended90PlusDays', at, days >= 90)
}
function closing(c, { inP, byEnd }, put) {
  const at = { department: c.leadUnit }
  for (const close of c.closes) put.count('closeCount', at, inP(close))
  for (const close of c.closes) put.under('reopenRate', at, inP(close))
  for (const reopen of c.reopens) put.count('reopenRate', at, inP(reopen.at))
  const reworked = (order) => order.role === 'lead' && order.reworks.some((one) => byEnd(one.at))
  put.share('closeRate', at, c.shouldClose, byEnd(c.closedAt))
  put.share('onTimeCloseRate', at, c.shouldClose, c.total?.met)
  put.share('reworkedCaseRate', at, c.shouldClose, c.orders.some(reworked))
  put.under('reworkRate', at, c.shouldClose)
}
function timing(clock, { inP }, put) {
  const { kind, dueInP } = clock
  const at = { department: clock.ownerUnit, post: clock.ownerPost, orderId: clock.orderId, role: clock.role }
  if (ON_TIME[kind]) put.share(ON_TIME[kind], at, dueInP, clock.met)
  put.share('onTimeFileRate', at, kind === 'file' && clock.ended && inP(clock.stoppedAt), clock.met)
  put.count('needDispatchCount', at, kind === 'dispatch' && dueInP)
  put.share('pickUpRate', at, kind === 'sign' && dueInP, clock.finished)
  if (kind !== 'handle') return
  put.share('handleRate', at, dueInP, clock.finished)
  put.share('onTimeHandleRateStrict', at, dueInP, clock.strictMet)
  put.count('overdueOpenCount', at, clock.lateAndOpen)
  put.count('overdueOpenRate', at, clock.lateAndOpen)
  put.under('overdueOpenRate', at, dueInP)
}
function ordering(order, { inP, byEnd }, put) {
  const { handle, dueInP } = order
  const at = { department: order.unit, orderId: order.id, role: order.role }
  put.count('dispatchCount', at, inP(order.sentAt))
  put.share('onTimeCompleteRate', at, dueInP, handle?.met)
  put.share('onTimeCompleteRateStrict', at, dueInP, handle?.strictMet)
  put.share('replyRate', at, dueInP, byEnd(order.doneAt))
  put.share('extensionRate', at, dueInP, order.extended)
  put.measure('avgHandleHoursGross', at, inP(order.doneAt), order.doneAt - order.sentAt)
  const counts = handle?.ended && inP(order.doneAt)
  for (const id of NET_TIMES) put.measure(id, at, counts, handle?.netMs)
}
function leading(order, c, { inP }, put) {
  const at = { department: order.unit, post: 'dispatcher', orderId: order.id }
  put.share('dispatchAccuracy', at, inP(order.sentAt), !order.wrongDispatch)
  put.share('dispatchErrorRate', at, inP(order.sentAt), order.wrongDispatch)
  put.share('ownerlessHandleRate', at, c.flags.ownerless && order.dueInP, order.handle?.strictMet)
  put.under('returnRate', at, inP(order.sentAt))
  for (const one of order.returns) put.count('returnRate', at, inP(one.requestedAt))
  for (const one of order.returns) put.share('wrongReturnRate', at, inP(one.decidedAt), one.approved === false)
  for (const one of order.reworks) put.count('reworkRate', at, inP(one.at))
}
function checking(c, { inP }, put) {
  for (const check of c.checks) {
    const at = { department: orderOf(check, c.orders)?.unit, orderId: check.orderId }
    put.share('checkPassRate', at, check.seq === 1 && inP(check.at), check.result === 'pass')
  }
}
function pressing(c, { inP }, put) {
  for (const one of [...c.urges, ...c.supervisions]) {
    const issued = one.at ?? one.openedAt ?? null
    const inTime = issued !== null && issued <= one.issueDueAt
    put.share('superviseIssueOnTimeRate', { department: one.targetUnit }, inP(one.issueDueAt), inTime)
  }
  for (const one of c.urges) put.count('urgeCount', { department: one.targetUnit }, inP(one.at))
  for (const one of c.reminders) put.count('reminderCount', { department: one.targetUnit }, inP(one.at))
  for (const { targetUnit: department, form, openedAt } of c.supervisions) {
    put.count('supervisionCount', { department }, inP(openedAt))
    put.count('onSiteSupervisionCount', { department }, form === 'onSite' && inP(openedAt))
    put.count('coordinationMeetingCount', { department }, form === 'meeting' && inP(openedAt))
  }
}
function replying(c, { inP }, put) {
  const at = { department: c.leadUnit }
  const repeated = c.sameMatterOf !== null && c.reportedAt - c.sameMatterOf.reportedAt <= 90 * DAY
  put.share('repeatRate', at, CITIZEN.has(c.channel) && inP(c.reportedAt), repeated)
  const answered = CITIZEN.has(c.channel) && inP(c.answeredAt)
  const took = c.answeredAt - c.reportedAt
  for (const id of REPLY_TIMES) put.measure(id, at, answered, took)
  put.share('replyWithin7Rate', at, answered, took <= 7 * DAY)
  put.share('replyWithin15Rate', at, answered, took <= 15 * DAY)
}
function answers(task, suffix, c, put) {
  const at = { department: c.leadUnit }
  put.share(`responseRate${suffix}`, at, task.contactedInTime !== null, task.contactedInTime)
  put.share(`solveRate${suffix}`, at, task.solved !== null && !NOT_TO_SOLVE.has(c.appealType), task.solved)
  put.measure(`satisfactionRate${suffix}`, at, task.satisfaction !== null, HALF_POINTS[task.satisfaction] ?? 0)
}
function calling(c, { inP, byEnd, byAsOf }, put) {
  for (const task of c.callbacks) {
    const covered = byEnd(task.at) && (task.reached === true || task.tries >= 3)
    put.share('callbackCoverage', { department: c.leadUnit }, inP(task.dueAt), covered)
    if (!inP(task.at) || task.reached !== true || task.refused === true) continue
    const others = c.callbacks.filter((one) => one.appellantNo === task.appellantNo && one.at !== null)
    if (!others.some((one) => byAsOf(one.at) && one.at > task.at)) answers(task, '', c, put)
    if (!others.some((one) => one.at < task.at)) answers(task, 'First', c, put)
  }
}
function indicators(c, when, put) {
  const at = { department: c.leadUnit }
  put.count('reportCount', at, when.inP(c.reportedAt))
  accuracy(c, when, put)
  for (const part of c.heard ? [replying, calling] : []) part(c, when, put)
  if (!c.counted) return
  put.count('countedReportCount', at, when.inP(c.reportedAt))
  put.share('proactiveRate', at, when.inP(c.reportedAt), DISCOVERED.has(c.channel))
  for (const part of [deciding, stock, closing, checking, pressing]) part(c, when, put)
  for (const clock of c.clocks) timing(clock, when, put)
  for (const order of c.orders) ordering(order, when, put)
  for (const order of c.orders) if (order.role === 'lead') leading(order, c, when, put)
}
// ---- sums -----------------------------------------------------------------------------------------------------------
function excluded(c, id, at, when) {
  const named = (one) => one.indicators.some((name) => ['*', id, TRAITS.get(id).family].includes(name))
  const own = (one) => one.orderId === null || one.orderId === at.orderId
  return c.exclusions.some((one) => when.byAsOf(one.approvedAt) && own(one) && named(one))
}
function scopeOf(c, at, by) {
  if (by === 'department' || by === 'post') return at[by] ?? 'unknown'
  if (by === 'majorClass') return c.category?.slice(0, 4) ?? 'unknown'
  return (by in c.area ? c.area[by] : c[by]) ?? 'unknown'
}
// sums: indicator (with role) -> scope -> basis -> numerator, denominator and, for percentiles, the list of times
function cellOf(sums, name, scope, basis) {
  const scopes = sums.get(name)
  if (!scopes.has(scope)) scopes.set(scope, { raw: { n: 0, d: 0, list: [] }, adjusted: { n: 0, d: 0, list: [] } })
  return scopes.get(scope)[basis]
}
function collector(sums, c, by, when) {
  const add = (id, at, n, d, counts) => {
    const { form, roles } = TRAITS.get(id)
    const name = roles.length > 1 && at.role !== 'lead' ? `${id}@${at.role}` : id
    if (!counts || !sums.has(name)) return
    const cells = (basis) => ['*', scopeOf(c, at, by)].map((scope) => cellOf(sums, name, scope, basis))
    for (const cell of [...cells('raw'), ...(excluded(c, id, at, when) ? [] : cells('adjusted'))]) {
      cell.n += n
      cell.d += d
      if (form === 'p50' || form === 'p90') cell.list.push(n)
    }
  }
  const count = (id, at, counts) => add(id, at, 1, 0, counts)
  const under = (id, at, counts) => add(id, at, 0, 1, counts)
  const share = (id, at, counts, yes) => add(id, at, yes ? 1 : 0, 1, counts)
  return { count, under, share, measure: (id, at, counts, size) => add(id, at, size, 1, counts) }
}
function emptySums(by) {
  const used = [...TRAITS].filter(([, { byPost }]) => by !== 'post' || byPost)
  const names = used.flatMap(([id, { roles }]) => roles.map((role) => (role === 'lead' ? id : `${id}@${role}`)))
  return new Map(names.map((name) => [name, new Map()]))
}
// ---- results --------------------------------------------------------------------------------------------------------
// The fraction with at most six decimals, half away from zero.
function decimal(n, d) {
  if (d === 0n) return null
  const size = ((n < 0n ? -n : n) * 2_000_000n + d) / (2n * d)
  return Number(n < 0n ? -size : size) / 1e6
}
// Twice the percentile, in ms: nearest rank; the median of an even number is the mean of the two middle values.
function twicePercentile(list, p) {
  const sorted = Float64Array.from(list).sort()
  const rank = Math.ceil((p * sorted.length) / 100)
  return sorted[rank - 1] + sorted[p === 50 && sorted.length % 2 === 0 ? rank : rank - 1]
}
function result(form, { n, d, list }) {
  if (!Number.isSafeInteger(n)) throw new Error('a sum is too great for a double')
  const [top, bottom] = [BigInt(n), BigInt(d)]
  if (form === 'count') return { numerator: n, denominator: null, value: n }
  if (form === 'rate') return { numerator: n, denominator: d, value: decimal(top, bottom) }
  if (form === 'weighted') return { numerator: n / 2, denominator: d, value: decimal(top, 2n * bottom) }
  if (form === 'mean') return { numerator: n, denominator: d, value: decimal(top, bottom * HOUR) }
  if (d === 0) return { numerator: 0, denominator: 0, value: null }
  const twice = twicePercentile(list, Number(form.slice(1)))
  return { numerator: twice / 2, denominator: d, value: decimal(BigInt(twice), 2n * HOUR) }
}
// 100 x the weighted mean of the unrounded rates; the weight of a rate without a value goes to the others.
function threeRates(sums, scope, basis) {
  let [n, d, weights] = [0n, 1n, 0n]
  for (const [id, weight] of Object.entries(THREE_RATES)) {
    const cell = sums.get(id).get(scope)?.[basis]
    if (!cell?.d) continue
    const below = BigInt(cell.d) * (id === 'satisfactionRate' ? 2n : 1n)
    ;[n, d, weights] = [n * below + weight * BigInt(cell.n) * d, d * below, weights + weight]
  }
  return { numerator: null, denominator: null, value: decimal(100n * n, d * weights) }
}
function rowsOf(sums, name, scopes) {
  const { form } = TRAITS.get(name.split('@')[0])
  const rowOf = (scope, basis) => {
    const cell = sums.get(name).get(scope)?.[basis] ?? { n: 0, d: 0, list: [] }
    const figures = form === 'combination' ? threeRates(sums, scope, basis) : result(form, cell)
    const empty = form === 'combination' ? figures.value === null : cell.d === 0 && cell.n === 0
    return scope === '*' || !empty ? [{ id: name, scope, basis, ...figures }] : []
  }
  return scopes.flatMap((scope) => ['raw', 'adjusted'].flatMap((basis) => rowOf(scope, basis)))
}
function checkIds() {
  const text = readFileSync(new URL('../../districts/_defaults/indicators.json', import.meta.url), 'utf8')
  const odd = [...new Set(JSON.parse(text).indicators.map((one) => one.id)).symmetricDifference(TRAITS)]
  if (odd.length > 0) throw new Error(`ids here and in indicators.json differ: ${odd.join(', ')}`)
}
async function* lines(file) {
  let rest = ''
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const parts = (rest + chunk).split('\n')
    rest = parts.pop()
    yield* parts
  }
  if (rest !== '') yield rest
}
function timeRules(periodText, asOfText) {
  const [from, to] = period(periodText)
  const asOf = asOfText === undefined ? to : instant(asOfText)
  const inP = (t) => t != null && from <= t && t < to
  return { to, inP, byEnd: (t) => t != null && t < to, byAsOf: (t) => t != null && t < asOf }
}
async function main() {
  const names = ['period', 'by', 'as-of', 'imported', 'input', 'output']
  const { values } = parseArgs({ options: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) })
  if (!GROUPINGS.has(values.by)) throw new Error(`--by must be one of ${[...GROUPINGS].join(', ')}`)
  checkIds()
  const when = timeRules(values.period, values['as-of'])
  const sums = emptySums(values.by)
  for await (const line of lines(values.input)) {
    const c = JSON.parse(line)
    if (c.flags.test || c.flags.drill || values.imported === (c.flags.imported ? undefined : 'only')) continue
    parseTimes(c)
    caseFacts(c, when)
    indicators(c, when, collector(sums, c, values.by, when))
  }
  const scopes = [...new Set(['*', ...[...sums.values()].flatMap((of) => [...of.keys()])])].sort()
  const rows = [...sums.keys()].flatMap((id) => rowsOf(sums, id, scopes))
  writeFileSync(values.output, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
}
await main()
