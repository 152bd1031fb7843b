import type { TargetFinding } from './check/check-target.ts'
import type { TargetMeasure } from './target.ts'

/** What is missing in a measure of its kind, in words; null: it is whole. */
export function shapeFault({
  kind,
  op,
  value,
  valueUnit,
  text,
  ref,
}: TargetMeasure): { zh: string; en: string } | null {
  if (kind === 'quantitative' && (op === null || value === null || !valueUnit?.trim()))
    return { zh: '定量指标须有符号、目标值和单位。请补全。', en: 'A number needs operator, value and unit.' }
  if (kind === 'qualitative' && !text?.trim())
    return { zh: '定性指标须写明预期结果。请补全。', en: 'Write what result is expected.' }
  if (kind === 'reference' && (op === null || !ref?.trim()))
    return {
      zh: '参照指标须有符号和参照的依据，如合同金额。请补全。',
      en: 'A reference needs an operator and what it refers to.',
    }
  return null
}

/** Only what belongs to the kind: what was typed before the kind was changed does not stay behind. */
export function measureOfKind(measure: TargetMeasure): TargetMeasure {
  const { kind, op, value, valueUnit, text, ref } = measure
  const none = { op: null, value: null, valueUnit: null, text: null, ref: null }
  if (kind === 'quantitative') return { ...none, kind, op, value, valueUnit: valueUnit?.trim() || null }
  if (kind === 'qualitative') return { ...none, kind, text: text?.trim() || null }
  return { ...none, kind, op, ref: ref?.trim() || null }
}

/** While a target is being set, an empty one and a ceiling above the budget are refused too: nobody could miss them. */
const NEVER_SET: readonly string[] = ['empty-target', 'target-above-budget']

export function isRefused({ kind, severity }: TargetFinding): boolean {
  return severity === 'error' || (severity === 'warning' && NEVER_SET.includes(kind))
}

export const mustBeAcknowledged = (finding: TargetFinding): boolean =>
  finding.severity === 'warning' && !isRefused(finding)
