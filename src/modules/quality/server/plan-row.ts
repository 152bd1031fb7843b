import { toRfc3339 } from '#core/time/local.ts'
import { catalogueBook } from '#modules/catalogue/contract.ts'
import { personBook, unitBook } from '#modules/people/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import type { Call } from '#platform/call.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { PlanRow } from '../contract.ts'
import type { StrataBy } from '../domain/names.ts'
import { digest } from './digest.ts'
import { findPlan, type StoredPlan } from './plan-store.ts'
import { qualityFaults } from './quality-faults.ts'

export const instantOrNull = (ms: number | null) => (ms === null ? null : toRfc3339(ms))

export function planRow(call: Call, stored: StoredPlan): PlanRow {
  const { seedMs, drawnMs, reportedMs, byId: _by, rules, ...plan } = stored
  const persons = call.runtime.use(personBook)
  return {
    ...plan,
    seed: plan.state === 'planned' ? '' : plan.seed,
    seedHash: digest(plan.seed),
    seedAt: toRfc3339(seedMs),
    reviewers: plan.reviewers.map((id) => ({ id, name: persons.find(id)?.name ?? id })),
    drawnAt: instantOrNull(drawnMs),
    reportedAt: instantOrNull(reportedMs),
    formVersion: rules?.form.version ?? null,
  }
}

export async function planOf(call: Call, id: string): Promise<StoredPlan> {
  const found = await findPlan(call.db, id)
  if (!found) throw qualityFaults.planNotFound()
  return found
}

/** The unit that answers for what no other unit led. */
export function centreOf(runtime: Runtime): string {
  return (
    runtime
      .use(unitBook)
      .all()
      .find(({ kind }) => kind === 'opsCenter')?.id ?? 'opsCenter'
  )
}

/** The name of a stratum, in words. */
export function stratumName(runtime: Runtime, by: StrataBy, key: string): string {
  if (key === 'unknown') return '未知'
  if (by === 'unit') return runtime.use(unitBook).find(key)?.zh ?? key
  if (by === 'street') return runtime.use(areaBook).find(key)?.name ?? key
  const catalogue = runtime.use(catalogueBook)
  return (by === 'channel' ? catalogue.channel(key)?.zh : catalogue.classOf(key)?.zh) ?? key
}
