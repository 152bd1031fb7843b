import type { CaseFact } from './case-fact.ts'
import type { AlertRule } from './rule.ts'
import type { Situation } from './situation.ts'

/** Units with too much over its time at `atMs`: open cases whose whole-case limit has passed, by number and by share. */
export function findLoads(rule: AlertRule, facts: readonly CaseFact[], atMs: number): Situation[] {
  const open = facts.filter(
    ({ reportedMs, closedMs, unit }) => unit !== null && reportedMs <= atMs && (closedMs === null || closedMs > atMs),
  )
  return [...Map.groupBy(open, ({ unit }) => unit!)].flatMap(([unit, some]) => {
    const late = some.filter(({ dueMs }) => dueMs !== null && dueMs < atMs).sort((a, b) => a.dueMs! - b.dueMs!)
    const percent = (late.length / some.length) * 100
    if (late.length < rule.atLeast || percent < rule.overduePercent) return []
    return [
      {
        subject: unit,
        areaCode: null,
        unit,
        category: null,
        lon: null,
        lat: null,
        caseIds: late.map(({ id }) => id),
        firstMs: late[0]!.dueMs!,
        // The load lasts as long as it is there.
        lastMs: atMs,
        seen: late.length,
        evidence: { kind: 'overdue', open: some.length, overdue: late.length, percent },
      },
    ]
  })
}
