import type { Exact } from '#core/number/exact.ts'
import { plus, ZERO } from '#core/number/exact.ts'
import { toFixedText, toText } from '#core/number/round-exact.ts'
import { toRfc3339 } from '#core/time/local.ts'
import type { SheetRow } from '../contract.ts'
import type { AssessedSheet } from '../domain/assess-sheet.ts'
import { exactText } from '../domain/exact-tree.ts'
import type { LoadedSheet } from './load-sheets.ts'

/** The line of a sheet in the list and in the summary table. */
export function sheetRow({ stored, facts, scheme, since }: LoadedSheet, assessed: AssessedSheet): SheetRow {
  const { sheet, scored, findings, gaps } = assessed
  const { budget } = sheet
  const points = (value: Exact | null) => (value === null ? null : toFixedText(value, scheme.scoreRounding.decimals))
  const money = (value: Exact | null | undefined) => (value ? toText(value, 6) : null)
  const count = (severity: 'error' | 'warning' | 'note') => findings.filter((one) => one.severity === severity).length
  return {
    id: stored.id,
    kind: facts.about.kind,
    name: facts.about.name,
    projectKey: stored.projectKey,
    unit: stored.unit,
    year: stored.year,
    scheme: stored.scheme,
    state: stored.state,
    edition: stored.edition,
    moneyUnit: scheme.unit,
    initial: money(budget?.initial),
    adjustment: money(budget?.adjustment),
    adjusted: money(budget?.adjusted),
    executed: money(budget?.executed),
    rate: budget?.executionRate.printed ?? null,
    executionScore: points(scored.execution.rounded),
    scores: classScores(assessed).map(({ level1, score, weight }) => ({
      level1,
      score: points(score),
      weight: toText(weight),
    })),
    total: points(scored.total.rounded),
    exactTotal: scored.total.exact && exactText(scored.total.exact),
    findings: { error: count('error'), warning: count('warning'), note: count('note') },
    gaps: gaps.length,
    sinceSigned: since,
    deviation: sheet.deviationReasons,
    submittedByName: stored.submittedByName,
    reviewedByName: stored.reviewedByName,
    signedByName: stored.signedByName,
    savedByName: stored.savedByName,
    savedAt: stored.savedMs === null ? null : toRfc3339(stored.savedMs),
  }
}

/** Points of each first-level class, rounded rows added; null where one row has none yet. */
function classScores({ scored }: AssessedSheet): { level1: string; score: Exact | null; weight: Exact }[] {
  const names = [...new Set(scored.indicators.map(({ indicator }) => indicator.level1 ?? ''))]
  return names.map((level1) => {
    const rows = scored.indicators.filter(
      ({ indicator, judgement, exact }) =>
        (indicator.level1 ?? '') === level1 && (judgement.verdict !== 'withdrawn' || exact !== null),
    )
    const isWhole = rows.every((row) => row.rounded !== null)
    return {
      level1,
      score: isWhole ? rows.reduce((total, row) => plus(total, row.rounded!), ZERO) : null,
      weight: rows.reduce((total, row) => plus(total, row.weight ?? ZERO), ZERO),
    }
  })
}
