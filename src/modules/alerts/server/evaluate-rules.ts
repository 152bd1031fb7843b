import { DAY_MS, localDay } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import type { Executor } from '#platform/db/database.ts'
import { sparePulse } from '#platform/plug.ts'
import { follow } from '../domain/follow.ts'
import { quietDays } from '../domain/quiet-days.ts'
import type { Situation } from '../domain/situation.ts'
import {
  addCases,
  addLine,
  alertsOfRule,
  endAlerts,
  growAlert,
  insertAlert,
  nextNumber,
  type RuleAlert,
  tellChanged,
  unitsOfCases,
} from './alert-store.ts'
import {
  drawChanged,
  drawNext,
  findProgress,
  oldestWriterMs,
  type Progress,
  saveProgress,
  takeProgress,
} from './fact-store.ts'
import { findTurns, rulesInForce, type StoredRule, saveTurn, type Turn, takeTurn } from './rule-store.ts'
import { openSight, withCases } from './see-situations.ts'
import { tellBegun } from './tell-begun.ts'

const EVERY_MS = 15_000
/** A line is dated before its transaction begins, at most as long as a command waits for a connection. */
const OVERLAP_MS = 20_000
const FILL_BATCH = 2000
/** What ended longer ago begins a chain of its own; see `follow`. */
const CHAIN_MS = 60 * DAY_MS
const LOAD_EVERY_MS = 3_600_000
/** A rule that sees more at once is set wrongly; the strongest are kept. */
const MOST_AT_ONCE = 100
/** Days of a rise are left out of later comparisons for eight weeks; what lasts longer is how it is now. */
const LEFT_OUT_MS = 56 * DAY_MS

/** Facts follow the record, then one rule after the other is looked at when there is something new for it. */
export const watchRules = sparePulse('alerts.watchRules', EVERY_MS, watchOnce)

/** One piece of work; true when more waits. */
export async function watchOnce(call: Call): Promise<boolean> {
  const { runtime, nowMs } = call
  const filling = await runtime.db.tx((tx) => drawFacts(tx, nowMs))
  // Another process draws: judged by what is there now, a rule would not be looked at again today.
  if (filling === null) return false
  if (filling) return true
  const progress = await findProgress(runtime.db)
  // Another process is still filling: rules wait until all facts are there.
  if (progress.recordedMs === null || progress.afterId !== null) return false
  const turns = await findTurns(runtime.db)
  const due = (await rulesInForce(runtime.db)).filter((one) => isDue(one, turns.get(one.key), progress, nowMs))
  const first = due[0]
  if (!first) return false
  const done = await runtime.db.tx(async (tx) => {
    const turn = await takeTurn(tx, first.key)
    if (turn === null || !isDue(first, turn, progress, nowMs)) return false
    await evaluate({ ...call, db: tx }, tx, first)
    const { drawn } = progress
    await saveTurn(tx, first.key, { version: first.version, drawn, day: localDay(nowMs), atMs: nowMs })
    return true
  })
  // Held by another process: it does the rest as well.
  return done && due.length > 1
}

/** Whether more waits; null: another process is at it. */
async function drawFacts(tx: Executor, nowMs: number): Promise<boolean | null> {
  const progress = await takeProgress(tx)
  if (progress === null) return null
  if (progress.recordedMs === null || progress.afterId !== null) {
    const afterId = await drawNext(tx, progress.afterId, FILL_BATCH)
    await saveProgress(tx, { recordedMs: progress.recordedMs ?? nowMs, afterId, drawn: progress.drawn + 1 })
    return afterId !== null
  }
  const writerMs = (await oldestWriterMs(tx)) ?? nowMs
  const changed = await drawChanged(tx, progress.recordedMs - OVERLAP_MS)
  const recordedMs = Math.max(progress.recordedMs, Math.min(nowMs, writerMs))
  await saveProgress(tx, { recordedMs, afterId: null, drawn: progress.drawn + (changed > 0 ? 1 : 0) })
  return false
}

/** Trends look at whole days, so once a day; loads grow by the clock alone, so every hour; the rest when a fact changed. */
function isDue({ rule, version }: StoredRule, turn: Turn | undefined, progress: Progress, nowMs: number): boolean {
  if (!turn || turn.version !== version) return true
  if (!rule.enabled) return false
  if (turn.day !== localDay(nowMs)) return true
  if (rule.kind === 'rise') return false
  if (rule.kind === 'overdue') return nowMs - turn.atMs >= LOAD_EVERY_MS
  return turn.drawn !== progress.drawn
}

async function evaluate(call: Call, tx: Executor, { key, version, rule }: StoredRule): Promise<void> {
  const { nowMs } = call
  const known = await alertsOfRule(tx, key, nowMs - CHAIN_MS)
  // A rule that was switched off sees nothing, and what it had seen is over.
  const seen = rule.enabled
    ? (await openSight(call.runtime, tx, rule, nowMs, nowMs)).at(nowMs, (subject) => leftOut(known, subject, nowMs))
    : []
  if (seen.length > MOST_AT_ONCE)
    call.runtime.log.warn({ rule: key, seen: seen.length, kept: MOST_AT_ONCE }, 'a rule of alerts sees too much')
  const situations: Situation[] = []
  for (const one of seen.slice(0, MOST_AT_ONCE)) situations.push(await withCases(tx, rule, one))
  const quiet = rule.enabled ? quietDays(rule) : 0
  const { begun, grown, ended } = follow(known, situations, { atMs: nowMs, quietDays: quiet })
  const changed: { id: string; areaCode: string | null; units: readonly string[] }[] = []
  for (const { alert, situation, added } of grown) {
    const units = [...(await unitsOfCases(tx, situation.caseIds)), ...(situation.unit ? [situation.unit] : [])]
    await addCases(tx, alert.id, added, nowMs)
    await growAlert(tx, alert.id, { situation, units, changed: added.length > 0, nowMs })
    if (added.length > 0) changed.push(alert)
  }
  await endAlerts(
    tx,
    ended.map(({ id }) => id),
    nowMs,
  )
  changed.push(...ended)
  const year = Number(new Date(nowMs + 8 * 3_600_000).toISOString().slice(0, 4))
  for (const { situation, after } of begun) {
    const units = await unitsOfCases(tx, situation.caseIds)
    if (situation.unit && !units.includes(situation.unit)) units.push(situation.unit)
    const id = call.newId()
    const no = `警〔${year}〕${await nextNumber(tx, 'alert', year)}号`
    const chainNo = (after?.chainNo ?? 0) + 1
    await insertAlert(tx, {
      id,
      no,
      rule,
      ruleVersion: version,
      situation,
      units,
      afterId: after?.id ?? null,
      chainNo,
      nowMs,
    })
    const text = after ? `第 ${chainNo} 次` : ''
    await addLine(tx, { alertId: id, nowMs, byName: '系统', what: '触发', text })
    await tellBegun(call, { id, no, rule, situation, units })
    changed.push({ id, areaCode: situation.areaCode, units })
  }
  await tellChanged(tx, changed)
}

/** Days of the rises that this rule has found there: held against themselves they would hide what goes on. */
function leftOut(known: readonly RuleAlert[], subject: string, nowMs: number): ReadonlySet<number> {
  const days = new Set<number>()
  for (const alert of known)
    if (alert.subject === subject && alert.state !== 'dismissed' && nowMs - alert.begunMs <= LEFT_OUT_MS)
      for (let day = localDay(alert.firstCaseMs); day <= localDay(alert.lastCaseMs); day++) days.add(day)
  return days
}
