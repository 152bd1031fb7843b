import { localDate, toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { getMonitoring, type MonitoredSubject, type MonitoringLine, setMonitoring } from '../contract.ts'
import { asOfDay, ratePercent } from '../domain/monitoring.ts'
import { reachedSoFar } from '../domain/reached-so-far.ts'
import { byCaller } from './by-caller.ts'
import { subjectsOf } from './get-year.ts'
import { findLine, listLines, listMoneyUpTo, type StoredLine, saveLine } from './monitoring-store.ts'
import { planOf } from './plan-of.ts'
import { targetFaults } from './target-faults.ts'
import { findTarget } from './target-store.ts'

export const getMonitoringHandler = handle(getMonitoring, async ({ year, quarter }, call) => {
  const asOf = asOfDay(year, quarter, localDate(call.nowMs))
  return { year, quarter, asOf, subjects: asOf === null ? [] : await monitoredOf(call, { year, quarter, asOf }) }
})

/** Approved plans of the year with what is known of each target, and money up to the day. */
export async function monitoredOf(
  call: Call,
  { year, quarter, asOf }: { year: number; quarter: number; asOf: string },
): Promise<MonitoredSubject[]> {
  const subjects = (await subjectsOf(call, year)).filter(({ plan }) => plan?.state === 'approved')
  const planIds = subjects.flatMap(({ plan }) => (plan ? [plan.id] : []))
  const projectIds = subjects.flatMap(({ projectId }) => (projectId === null ? [] : [projectId]))
  const lines = await listLines(call.db, planIds, quarter)
  const money = await listMoneyUpTo(call.db, projectIds, year, asOf)
  const lineOf = new Map(lines.map((line) => [line.targetId, line]))
  const moneyOf = new Map(money.map((one) => [one.projectId, one]))
  return subjects.flatMap(({ plan, projectId, name, unit, targets, openChanges }) => {
    if (!plan) return []
    const own = projectId === null ? undefined : moneyOf.get(projectId)
    const { budget = null, executed = null } = own ?? {}
    const monitored = targets.map((target) => {
      const line = lineOf.get(target.id)
      return { target, line: line ? lineRow(line) : null, reached: reachedSoFar(target, line?.actual ?? null) }
    })
    return {
      planId: plan.id,
      projectId,
      name,
      unit,
      budget,
      executed,
      ratePercent: ratePercent(executed, budget),
      targets: monitored,
      missing: monitored.filter(({ target, line }) => target.state !== 'withdrawn' && line === null).length,
      openChanges,
    }
  })
}

const lineRow = ({ targetId: _, quarter: __, atMs, ...line }: StoredLine): MonitoringLine => ({
  ...line,
  at: toRfc3339(atMs),
})

export const setMonitoringHandler = handle(setMonitoring, async (input, call) => {
  const { targetId, quarter, forecast } = input
  const known = await findTarget(call.db, targetId)
  if (!known) throw targetFaults.targetNotFound()
  await planOf(call, known.planId)
  // Read again behind the lock: it may have been withdrawn meanwhile.
  const target = await findTarget(call.db, targetId)
  if (target?.state !== 'approved') throw targetFaults.notMonitored()
  if (asOfDay(target.year, quarter, localDate(call.nowMs)) === null) throw targetFaults.quarterAhead()
  const isNumber = target.kind === 'quantitative'
  const actualText = isNumber ? null : input.actualText?.trim() || null
  const actual = isNumber ? (input.actual ?? null) : null
  if (actual === null && actualText === null) throw targetFaults.actualMissing()
  const [reason, measure] = [input.reason?.trim() ?? '', input.measure?.trim() ?? '']
  if (forecast !== 'likely' && (reason === '' || measure === '')) throw targetFaults.measureMissing()
  const before = await findLine(call.db, targetId, quarter)
  const { expectedVersion } = call.command
  if (expectedVersion !== null && expectedVersion !== (before?.version ?? 0)) throw targetFaults.stale()
  const note = input.note?.trim() ?? ''
  await saveLine(call.db, { targetId, quarter, actual, actualText, note, forecast, reason, measure }, byCaller(call))
  call.note(targetId, { quarter, forecast, before: before && { actual: before.actual, forecast: before.forecast } })
  const line = await findLine(call.db, targetId, quarter)
  if (!line) throw targetFaults.targetNotFound()
  return lineRow(line)
})
