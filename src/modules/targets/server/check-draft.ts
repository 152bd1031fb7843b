import { exact } from '#core/number/exact.ts'
import type { Call } from '#platform/call.ts'
import { checkTarget, type TargetFinding } from '../domain/check/check-target.ts'
import { findingKinds } from '../domain/check/finding.ts'
import { isRefused, mustBeAcknowledged, shapeFault } from '../domain/set-target.ts'
import type { TargetMeasure } from '../domain/target.ts'
import { targetValue } from '../domain/target-value.ts'
import { findBudget, findContractPrice } from './project-store.ts'
import { targetFaults } from './target-faults.ts'

export interface DraftMeasure extends TargetMeasure {
  level1: string
  level2: string
  level3: string
}

interface Subject {
  projectId: string | null
  unit: string
  year: number
}

/** What the checks say of a target of this project, against its budget. */
export async function findingsOf(call: Call, subject: Subject, measure: DraftMeasure): Promise<TargetFinding[]> {
  const budget = await findBudget(call.db, subject)
  const price = await findContractPrice(call.db, subject)
  const yuan = (amount: string | null) => (amount === null ? null : { amount: exact(amount), unit: '元' as const })
  return checkTarget(
    { level1: measure.level1, level2: measure.level2, level3: measure.level3, target: targetValue(measure) },
    { budget: yuan(budget), contractPrice: yuan(price) },
  )
}

/** Refuses a target that cannot be missed or reached; one that is odd passes once the writer says that it was checked. */
export async function mustStand(
  call: Call,
  subject: Subject,
  measure: DraftMeasure,
  acknowledged: readonly string[],
): Promise<void> {
  const incomplete = shapeFault(measure)
  if (incomplete) throw targetFaults.shape(incomplete.zh, incomplete.en)
  const findings = await findingsOf(call, subject, measure)
  const wrong = findings.filter(isRefused)
  if (wrong.length > 0) throw targetFaults.refused(...sayFindings(wrong))
  const odd = findings.filter((one) => mustBeAcknowledged(one) && !acknowledged.includes(one.kind))
  if (odd.length > 0) throw targetFaults.warned(...sayFindings(odd))
}

const sayFindings = (findings: readonly TargetFinding[]): [string[], string[]] => [
  findings.map((one) => one.text),
  findings.map((one) => findingKinds[one.kind].en),
]
