import { localDate, toRfc3339 } from '#core/time/local.ts'
import { dice } from './dice.ts'
import { ANSWERS, APPEALS, CATEGORIES, CHANNELS, KINDS_OF_EXCLUSION, NAMED, RETURN_REASONS, UNITS } from './words.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

type Line = Record<string, unknown>

/**
 * Invented cases of one year and its edges, one a line of an export: every field in use, and everything that a rule must
 * tell apart about as often as nothing of the kind; times at the very edges of months now and then.
 */
export function* generateYear(year: number, count: number, seed: number): Generator<Line> {
  const roll = dice(seed)
  const begin = Date.UTC(year, 0, 1) - 8 * HOUR
  const recent: { id: string; reportedAt: string }[] = []
  for (let n = 0; n < count; n++) {
    const line = caseLine(n, begin, roll, recent)
    recent.push({ id: String(line.id), reportedAt: String(line.reportedAt) })
    if (recent.length > 500) recent.shift()
    yield line
  }
}

function caseLine(
  n: number,
  begin: number,
  roll: () => number,
  recent: readonly { id: string; reportedAt: string }[],
): Line {
  const chance = (share: number) => roll() < share
  const pick = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)]!
  const whole = (below: number) => Math.floor(roll() * below)
  const time = (ms: number | null) => (ms === null ? null : toRfc3339(ms))
  // Five in a hundred lie exactly on the first instant of a month, or a millisecond before it.
  const edge = (ms: number): number => {
    if (!chance(0.05)) return ms
    const first = Date.parse(`${localDate(ms).slice(0, 7)}-01T00:00:00+08:00`)
    return chance(0.5) ? first : first - 1
  }
  const later = (ms: number, most: number): number => Math.max(ms, edge(ms + whole(most)))

  const reported = edge(begin - 40 * DAY + whole(420 * DAY))
  const channel = pick(CHANNELS)
  const accepted = chance(0.93) ? later(reported, 90 * MINUTE) : null
  const rejected =
    accepted === null ? (chance(0.7) ? later(reported, 3 * HOUR) : null) : chance(0.01) ? later(reported, HOUR) : null
  const direct = accepted === null && rejected === null && chance(0.5) ? later(reported, HOUR) : null
  const filed = accepted !== null && chance(0.95) ? later(accepted, 2 * HOUR) : null
  const declined = accepted !== null && filed === null && chance(0.8) ? later(accepted, 4 * HOUR) : null
  const dispatched = filed !== null && chance(0.97) ? later(filed, 2 * HOUR) : null
  const voided = chance(0.01) ? later(reported, 20 * DAY) : null
  const referred = chance(0.01) ? later(reported, 2 * DAY) : null
  const selfHandled = channel === 'gridPatrol' && dispatched === null && chance(0.3) ? reported : null

  const clocks: Line[] = []
  let clockNo = 0
  const clock = (kind: string, from: number, limitMs: number, done: number | null, more: Line = {}): number => {
    const pauses: { from: string; to: string | null }[] = []
    let due = from + limitMs
    let isPaused = false
    if (chance(0.06)) {
      const pauseFrom = from + whole(limitMs)
      isPaused = done === null && chance(0.5)
      const pauseTo = isPaused ? null : pauseFrom + whole(20 * DAY)
      pauses.push({ from: toRfc3339(pauseFrom), to: time(pauseTo) })
      due += pauseTo === null ? 0 : pauseTo - pauseFrom
    }
    due = edge(due)
    const strict = chance(0.1) ? due - whole(3 * DAY) : due
    const lapsed = done === null && chance(0.3)
    const stopped = lapsed ? later(from, 9 * DAY) : done
    const isLate = stopped !== null ? stopped > due : chance(0.5)
    const overdue = isLate ? Math.min(due, strict + (chance(0.8) ? due - strict : 0)) : null
    const missed = overdue !== null || (kind === 'contact' && chance(0.1))
    clockNo++
    clocks.push({
      id: `k${n}-${clockNo}`,
      kind,
      orderId: null,
      round: 1,
      startedAt: toRfc3339(from),
      dueAt: toRfc3339(due),
      strictDueAt: toRfc3339(strict),
      firstOverdueAt: time(overdue),
      stoppedAt: time(stopped),
      result: stopped === null ? null : lapsed ? 'lapsed' : missed ? 'missed' : 'met',
      ownerPost: pick(['intakeOfficer', 'filingOfficer', 'dispatcher', 'handlerOfficer', 'checker']),
      ownerUnit: pick(UNITS),
      pauses,
      ...more,
    })
    return due
  }
  clock('accept', reported, 30 * MINUTE, accepted ?? rejected ?? direct)
  if (chance(0.15)) clock('verify', reported, 2 * HOUR, later(reported, 4 * HOUR))
  if (accepted !== null) clock('file', accepted, HOUR, filed ?? declined)
  if (filed !== null) clock('dispatch', filed, HOUR, dispatched)

  const orders: Line[] = []
  let closed: number | null = direct ?? selfHandled
  let last = dispatched ?? reported
  const order = (role: string, sent: number): number | null => {
    const id = `o${n}-${orders.length + 1}`
    const unit = pick(UNITS)
    const limit = pick([4 * HOUR, DAY, 3 * DAY, 7 * DAY, 15 * DAY])
    const done = chance(0.88) ? later(sent, Math.floor(limit * 1.3)) : null
    const own = { orderId: id, ownerUnit: unit, ownerPost: 'handlerOfficer' }
    const signed = chance(0.9) ? later(sent, 3 * HOUR) : null
    clock('sign', sent, 2 * HOUR, signed, own)
    const contacted = chance(0.7) ? later(sent, 9 * HOUR) : null
    if (chance(0.7)) clock('contact', sent, 4 * HOUR, contacted ?? done, own)
    const measure = chance(0.05) ? later(sent, 2 * HOUR) : null
    if (chance(0.05)) clock('emergency', sent, HOUR, measure, own)
    const due = clock('handle', signed ?? sent, limit, done, own)
    const reworks: Line[] = []
    if (done !== null && chance(0.06)) {
      const at = later(done, 2 * DAY)
      const again = chance(0.9) ? later(at, 2 * DAY) : null
      reworks.push({ at: toRfc3339(at), by: pick(['check', 'callback', 'sendBack']), doneAt: time(again) })
      clock('handle', at, DAY, again, { ...own, round: 2 })
    }
    const returns = chance(0.07)
      ? [
          (() => {
            const asked = later(sent, 5 * HOUR)
            const decided = chance(0.9) ? later(asked, 20 * DAY) : null
            const approved = decided === null ? null : chance(0.4)
            return {
              requestedAt: toRfc3339(asked),
              decidedAt: time(decided),
              approved,
              wrongDispatch: approved === null ? null : approved && chance(0.6),
              reason: pick(RETURN_REASONS),
            }
          })(),
        ]
      : []
    const extensions = chance(0.08)
      ? [
          (() => {
            const asked = Math.max(sent, due - DAY + whole(2 * DAY))
            const granted = chance(0.8) ? chance(0.8) : null
            return {
              requestedAt: toRfc3339(asked),
              decidedAt: granted === null ? null : toRfc3339(later(asked, DAY)),
              granted,
              minutes: granted ? 1440 : 0,
            }
          })(),
        ]
      : []
    const suspensions = chance(0.04)
      ? [
          {
            from: toRfc3339(later(sent, 5 * DAY)),
            to: chance(0.5) ? null : toRfc3339(later(sent + 5 * DAY, 120 * DAY)),
          },
        ]
      : []
    orders.push({
      id,
      unit,
      role,
      parentId: role === 'lead' ? null : (orders[0]?.id ?? null),
      sentAt: toRfc3339(sent),
      signedAt: time(signed),
      firstContactAt: time(contacted),
      safetyMeasureAt: time(measure),
      doneAt: time(done),
      withdrawnAt: chance(0.02) ? toRfc3339(later(sent, DAY)) : null,
      returns,
      extensions,
      suspensions,
      reworks,
    })
    return done
  }
  const checks: Line[] = []
  const callbacks: Line[] = []
  let answered: number | null = direct
  if (dispatched !== null) {
    const done = order('lead', dispatched)
    if (chance(0.1)) order('co', later(dispatched, HOUR))
    if (chance(0.1)) order('child', later(dispatched, HOUR))
    // After a return another unit leads.
    if (chance(0.05)) order('lead', later(dispatched, 3 * DAY))
    if (done !== null) {
      answered = done
      last = later(done, 6 * HOUR)
      if (chance(0.6)) {
        const passed = chance(0.92)
        checks.push({
          id: `h${n}-1`,
          orderId: orders[0]!.id,
          seq: 1,
          at: toRfc3339(last),
          result: passed ? 'pass' : 'fail',
        })
        clock('check', done, 4 * HOUR, last, { orderId: orders[0]!.id })
        if (!passed)
          checks.push({
            id: `h${n}-2`,
            orderId: orders[0]!.id,
            seq: 2,
            at: toRfc3339(later(last, DAY)),
            result: 'pass',
          })
      }
      for (let who = 1; who <= (chance(0.05) ? 2 : 1); who++)
        for (let task = 0; task < (chance(0.07) ? 2 : 1); task++) {
          const assigned = later(last, DAY)
          const at = chance(0.93) ? later(assigned, 2 * DAY) : null
          const reached = at === null ? null : chance(0.9)
          const solved = chance(0.85)
          callbacks.push({
            id: `b${n}-${who}-${task}`,
            appellantNo: who,
            assignedAt: toRfc3339(assigned),
            dueAt: toRfc3339(edge(assigned + DAY)),
            at: time(at),
            tries: whole(4),
            reached,
            refused: at === null ? null : chance(0.05),
            contactedInTime: at === null || chance(0.2) ? null : chance(0.9),
            solved: at === null || chance(0.05) ? null : solved,
            satisfaction: at === null ? null : pick(ANSWERS),
          })
          last = Math.max(last, at ?? assigned)
        }
      closed = chance(0.95) ? later(last, DAY) : null
    }
    clock('total', reported, 12 * DAY, closed)
  }
  const reopens: Line[] = []
  if (closed !== null && chance(0.03)) {
    const at = later(closed, 20 * DAY)
    const again = chance(0.7) ? later(at, 9 * DAY) : null
    reopens.push({
      at: toRfc3339(at),
      reason: 'newFacts',
      closedAgainAt: time(again),
      closeKind: again === null ? null : 'solved',
    })
  }
  const urges = chance(0.06)
    ? [
        (() => {
          const issueDue = chance(0.6) ? edge(reported + whole(20 * DAY)) : null
          const at = chance(0.9) ? (issueDue ?? later(reported, 20 * DAY)) + (chance(0.3) ? MINUTE : 0) : null
          return {
            id: `u${n}`,
            at: time(at),
            issueDueAt: time(issueDue),
            auto: chance(0.5),
            targetUnit: pick(UNITS),
            replyDueAt: at === null ? null : toRfc3339(at + DAY),
            repliedAt: at !== null && chance(0.8) ? toRfc3339(later(at, 2 * DAY)) : null,
          }
        })(),
      ]
    : []
  if (urges.length > 0) clock('urgeReply', later(reported, 9 * DAY), DAY, later(reported + 9 * DAY, 2 * DAY))
  const supervisions = chance(0.03)
    ? [
        {
          id: `d${n}`,
          level: pick(['I', 'II', 'III']),
          form: pick(['written', 'written', 'onSite', 'meeting']),
          openedAt: chance(0.95) ? toRfc3339(later(reported, 20 * DAY)) : null,
          issueDueAt: chance(0.5) ? toRfc3339(edge(reported + whole(20 * DAY))) : null,
          targetUnit: pick(UNITS),
          replyDueAt: toRfc3339(reported + 25 * DAY),
          repliedAt: chance(0.7) ? toRfc3339(later(reported + 20 * DAY, 9 * DAY)) : null,
          closedAt: null,
        },
      ]
    : []
  if (supervisions.length > 0)
    clock('supervision', later(reported, 20 * DAY), 3 * DAY, later(reported + 20 * DAY, 5 * DAY))
  const reminders = chance(0.02)
    ? [
        {
          id: `t${n}`,
          at: toRfc3339(later(reported, 9 * DAY)),
          targetUnit: pick(UNITS),
          replyDueAt: null,
          repliedAt: null,
        },
      ]
    : []
  if (reminders.length > 0)
    clock('reminderReply', later(reported, 9 * DAY), 2 * DAY, chance(0.9) ? later(reported + 9 * DAY, 3 * DAY) : null)

  const street = chance(0.97) ? `99010100${1 + whole(9)}` : null
  const community = street && chance(0.97) ? `${street}00${1 + whole(6)}` : null
  const matter = chance(0.1) && recent.length > 0 ? pick(recent) : null
  const isDone = direct !== null
  return {
    v: 1,
    id: `c${n}`,
    caseNo: `990101-${localDate(reported).replaceAll('-', '')}-${String(60_000_000 + n)}`,
    area: {
      district: '990101',
      street,
      community,
      grid: community && chance(0.95) ? `${community}00${1 + whole(5)}` : null,
    },
    category: accepted === null && chance(0.7) ? null : pick(CATEGORIES),
    channel,
    appealType: pick(APPEALS),
    urgency: pick(['normal', 'normal', 'normal', 'urgent', 'critical']),
    flags: {
      emergency: chance(0.02),
      ownerless: chance(0.04),
      reward: chance(0.02),
      imported: chance(0.05),
      test: chance(0.01),
      drill: chance(0.005),
    },
    reportedAt: toRfc3339(reported),
    answeredDirectlyAt: time(direct),
    selfHandledAt: time(selfHandled),
    referredAt: time(referred),
    voidedAt: time(voided),
    verifications: [],
    acceptedAt: time(accepted),
    rejectedAt: time(rejected),
    rejectReason: rejected === null ? null : 'outOfArea',
    filedAt: time(filed),
    declinedAt: time(declined),
    dispatchedAt: time(dispatched),
    answeredAt: time(answered),
    closedAt: time(closed),
    closeKind: closed === null ? null : isDone ? 'direct' : pick(['solved', 'explained', 'unsolvable']),
    archivedAt: null,
    mergedInto:
      chance(0.03) && recent.length > 0
        ? {
            caseId: pick(recent).id,
            at: toRfc3339(later(reported, 5 * DAY)),
            leadUnit: chance(0.8) ? pick(UNITS) : null,
          }
        : null,
    sameMatterOf: matter
      ? { caseId: matter.id, reportedAt: toRfc3339(Math.max(0, reported - whole(120 * DAY))) }
      : null,
    escalations: [],
    orders,
    clocks,
    checks,
    callbacks,
    urges,
    reminders,
    supervisions,
    corrections: chance(0.05)
      ? [{ at: toRfc3339(later(reported, 3 * DAY)), field: 'category', from: '100101', to: '200102' }]
      : [],
    reopens,
    exclusions: chance(0.05)
      ? [
          {
            kind: pick(KINDS_OF_EXCLUSION),
            orderId: chance(0.4) && orders.length > 0 ? pick(orders).id : null,
            indicators: pick(NAMED),
            approvedAt: toRfc3339(later(reported, 60 * DAY)),
            approvedBy: pick(['dutyChief', 'leader']),
            reason: '算例',
          },
        ]
      : [],
  }
}
