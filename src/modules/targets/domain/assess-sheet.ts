import { type AssembledSheet, assembleSheet } from './assemble-sheet.ts'
import { checkSheet } from './check/check-sheets.ts'
import type { Finding } from './check/finding.ts'
import type { Scheme } from './scheme.ts'
import type { SheetFacts } from './sheet-facts.ts'
import { type Gap, gapsOf } from './sheet-gaps.ts'

/** A sheet with its score, what is doubtful about it and what it lacks. */
export interface AssessedSheet extends AssembledSheet {
  findings: Finding[]
  gaps: Gap[]
}

/** Live, at every key: the same in the browser as on the server. */
export function assessSheet(facts: SheetFacts, scheme: Scheme): AssessedSheet {
  const assembled = assembleSheet(facts, scheme)
  const findings = checkSheet(assembled.sheet, scheme)
  return { ...assembled, findings, gaps: gapsOf(facts, assembled, findings, scheme) }
}
