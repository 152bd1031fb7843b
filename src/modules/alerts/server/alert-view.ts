import { toRfc3339 } from '#core/time/local.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { AlertRow } from '../contract.ts'
import { alertTitle, explainAlert } from '../domain/say-alert.ts'
import type { StoredAlert } from './alert-store.ts'
import { categoryName, placeName } from './names.ts'

const instant = (ms: number | null) => (ms === null ? null : toRfc3339(Math.round(ms)))

export function alertView(runtime: Runtime, one: StoredAlert): AlertRow {
  const place = placeName(runtime, one)
  const said = {
    // With an address the place is the building, not the area around it.
    placeName: (one.evidence.kind === 'repeat' ? one.evidence.address : null) ?? place,
    categoryName: categoryName(runtime, one.category),
    seen: one.seen,
    evidence: one.evidence,
  }
  const { id, no, version, kind, level, advice, state, areaCode, unit, units, category, lon, lat, seen, cases } = one
  const { afterId, chainNo, acknowledgedByName, assignedUnit, dismissReason, verdict, verdictByName, afterwards } = one
  return {
    ...{ id, no, version, kind, level, advice, state, areaCode, unit, units, category, lon, lat, seen, cases },
    ...{ afterId, chainNo, acknowledgedByName, assignedUnit, dismissReason, verdict, verdictByName, afterwards },
    rule: { key: one.ruleKey, version: one.ruleVersion, zh: one.ruleZh, en: one.ruleEn },
    title: alertTitle(said),
    explanation: explainAlert(said),
    ongoing: one.endedMs === null,
    begunAt: toRfc3339(Math.round(one.begunMs)),
    seenAt: toRfc3339(Math.round(one.seenMs)),
    endedAt: instant(one.endedMs),
    firstCaseAt: toRfc3339(Math.round(one.firstCaseMs)),
    lastCaseAt: toRfc3339(Math.round(one.lastCaseMs)),
    // With an address the place is the building, not the area around it.
    placeName: (one.evidence.kind === 'repeat' ? one.evidence.address : null) ?? place,
    acknowledgedAt: instant(one.acknowledgedMs),
    afterCount: one.afterCount,
    afterExpected: one.afterExpected,
  }
}
