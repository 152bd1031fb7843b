import type { Title } from '#core/module-card.ts'
import { HUNDRED, isLess } from '#core/number/exact.ts'
import { shareOf } from './actual-value.ts'
import type { AssembledSheet } from './assemble-sheet.ts'
import { bandOf, bandText, isInBand } from './band.ts'
import type { Finding } from './check/finding.ts'
import { findingKey } from './finding-key.ts'
import { rowDuties } from './row-duties.ts'
import type { Scheme } from './scheme.ts'
import type { ScoredIndicator } from './score-sheet.ts'
import type { ActualFacts, RowWords, SheetFacts, TargetFacts } from './sheet-facts.ts'

export type GapField =
  | 'actual'
  | 'evidence'
  | 'share'
  | 'reason'
  | 'measure'
  | 'offTarget'
  | 'executionReason'
  | 'useOfResults'
  | 'finding'
  | 'score'

/** One thing that keeps a sheet from being submitted, and where it is mended. */
export interface Gap {
  targetId: string | null
  field: GapField
  text: Title
}

/** All that is missing, row by row, then for the sheet (R188: nothing missed without a reason). */
export function gapsOf(
  facts: SheetFacts,
  { scored }: AssembledSheet,
  findings: readonly Finding[],
  scheme: Scheme,
): Gap[] {
  const gaps = facts.targets.flatMap((target, at) =>
    target.withdrawn
      ? []
      : rowGaps(
          target,
          facts.actuals.find((one) => one.targetId === target.id) ?? null,
          facts.rows.find((one) => one.targetId === target.id),
          scored.indicators[at]!,
          scheme,
        ),
  )
  const { exact: points, weight } = scored.execution
  if (points && weight && isLess(points, weight) && facts.texts.executionReason.trim() === '')
    gaps.push(
      sheetGap('executionReason', '预算执行未得满分，没有写明原因。', 'Execution lost points without a reason.'),
    )
  if (facts.texts.useOfResults.trim() === '')
    gaps.push(sheetGap('useOfResults', '没有写结果应用。', 'The use of results is missing.'))
  const answered = new Set(facts.acknowledgements.map(({ key }) => key))
  for (const finding of findings)
    if (finding.severity === 'error' && !answered.has(findingKey(finding)))
      gaps.push({
        targetId: targetOf(facts, finding),
        field: 'finding',
        text: { zh: `疑点未处理：${finding.text}`, en: `A finding is open: ${finding.text}` },
      })
  if (scheme.scored && scored.total.exact === null && gaps.length === 0)
    gaps.push(
      sheetGap(
        'score',
        '算不出总分：全年预算数为零或没有登记。',
        'No total can be reckoned: the budget is nothing or unknown.',
      ),
    )
  return gaps
}

/** The row that a finding is about; null: the sheet as a whole. */
export function targetOf({ targets }: Pick<SheetFacts, 'targets'>, { indicator }: Pick<Finding, 'indicator'>) {
  return targets.find((target) => indicator !== null && target.level3 === indicator)?.id ?? null
}

function rowGaps(
  target: TargetFacts,
  actual: ActualFacts | null,
  words: RowWords | undefined,
  row: ScoredIndicator,
  scheme: Scheme,
): Gap[] {
  const name = target.level3
  const gap = (field: GapField, zh: string, en: string): Gap => ({
    targetId: target.id,
    field,
    text: { zh: `${name}：${zh}`, en: `${name}: ${en}` },
  })
  if (row.judgement.verdict === 'missing' || !actual) return [gap('actual', '没有实际完成值。', 'no actual value.')]
  const gaps: Gap[] = []
  if (actual.source === 'typed' && actual.note.trim() === '' && actual.evidence === 0)
    gaps.push(gap('evidence', '没有写明依据。', 'what proves it is missing.'))
  if (scheme.scored && row.judgement.share === null) {
    const share = shareOf(actual, words)
    const band = target.kind === 'quantitative' ? null : bandOf(scheme, row.judgement.verdict)
    if (share === null || (band && !isInBand(band, share, HUNDRED)))
      gaps.push(
        gap(
          'share',
          band ? `得分比例须在 ${bandText(band)} 之间。` : '无法按公式计分，须填得分比例。',
          band ? `the share must lie in ${bandText(band)}.` : 'no formula gives the points: give the share.',
        ),
      )
  }
  const duties = rowDuties(row)
  if (duties.reason && !words?.reason.trim())
    gaps.push(gap('reason', '未得满分，没有写明原因。', 'why it lost points.'))
  if (duties.reason && !words?.measure.trim())
    gaps.push(gap('measure', '未得满分，没有写改进措施。', 'what is done about it.'))
  if (duties.offTarget && !words?.offTarget.trim())
    gaps.push(
      gap('offTarget', '与目标相差超过 30%，须说明目标是否偏低。', 'more than 30 % off: was the target too low?'),
    )
  return gaps
}

const sheetGap = (field: GapField, zh: string, en: string): Gap => ({ targetId: null, field, text: { zh, en } })
