import { type AssembledSheet, assembleSheet } from './assemble-sheet.ts'
import { checkSheet } from './check/check-sheets.ts'
import type { Finding, FindingKind } from './check/finding.ts'
import { checkRulesInForce } from './check-rules-in-force.ts'
import type { Scheme } from './scheme.ts'
import type { SheetFacts } from './sheet-facts.ts'
import { type Gap, gapsOf } from './sheet-gaps.ts'

/** A sheet with its score, what is doubtful about it and what it lacks. */
export interface AssessedSheet extends AssembledSheet {
  findings: Finding[]
  gaps: Gap[]
}

/** What a sheet of our own says as a gap, which no answer can take the place of. */
const GAPS: readonly FindingKind[] = [
  'actual-missing',
  'missed-target-unexplained',
  'unexplained-deduction',
  'low-execution-unexplained',
  'qualitative-tier',
  'incomplete-sheet',
]

/** Live, at every key: the same in the browser as on the server. */
export function assessSheet(facts: SheetFacts, scheme: Scheme): AssessedSheet {
  const assembled = assembleSheet(facts, scheme)
  const printed = checkSheet(assembled.sheet, scheme).filter(
    (finding) => !GAPS.includes(finding.kind) && !isStatement(facts, finding),
  )
  const findings = [...printed, ...checkRulesInForce(facts, assembled)]
  return { ...assembled, findings, gaps: gapsOf(facts, assembled, findings, scheme) }
}

/** A statement is no measure, and is shown as one: nothing is found out by saying so. */
function isStatement({ targets, actuals }: SheetFacts, { kind, indicator }: Finding): boolean {
  if (kind !== 'actual-not-a-measure') return false
  const target = targets.find(({ level3 }) => level3 === indicator)
  return actuals.some(({ targetId, source }) => targetId === target?.id && source === 'stated')
}
