import { toText } from '#core/number/round-exact.ts'
import type { FindingLine, SheetImportAnswer } from '../contract.ts'
import { checkSheets } from '../domain/check/check-sheets.ts'
import type { Finding, Severity } from '../domain/check/finding.ts'
import type { Scheme } from '../domain/scheme.ts'
import type { SheetSet } from '../domain/sheet.ts'

const MOST_FINDINGS = 200
const GRAVEST: readonly Severity[] = ['error', 'warning', 'note']

/** The sheets of a set one by one, and what is odd about them, the gravest first. */
export function checkedSet(
  set: SheetSet,
  scheme: Scheme,
): Pick<SheetImportAnswer, 'sheets' | 'findings'> & { first: FindingLine[] } {
  const findings = checkSheets(set, scheme)
  const nameOf = (id: string) => set.sheets.find((sheet) => sheet.id === id)?.name ?? (id === '*' ? '全套' : id)
  const gravest = GRAVEST.flatMap((severity) => findings.filter((one) => one.severity === severity))
  return {
    sheets: set.sheets.map((sheet) => ({
      id: sheet.id,
      name: sheet.name ?? sheet.id,
      kind: sheet.kind,
      indicators: sheet.indicators.length,
      total: sheet.total.printed && toText(sheet.total.printed),
      findings: countOf(findings.filter(({ project }) => project === sheet.id)),
    })),
    findings: countOf(findings),
    first: gravest
      .slice(0, MOST_FINDINGS)
      .map(({ project, where, severity, text }) => ({ sheet: nameOf(project), where, severity, text })),
  }
}

const countOf = (findings: readonly Finding[]) => {
  const count = (severity: Severity) => findings.filter((one) => one.severity === severity).length
  return { error: count('error'), warning: count('warning'), note: count('note') }
}
