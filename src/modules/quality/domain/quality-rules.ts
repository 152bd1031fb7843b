import { type Exact, findExact, isMore, ZERO } from '#core/number/exact.ts'

/** An item of the scoring form; what does not apply to a case is left out and the score is reckoned anew of 100. */
export interface FormItem {
  id: string
  zh: string
  en: string
  points: number
  /** What full points ask for, read beside the case. */
  standardZh: string
}
export interface FindingKind {
  id: string
  zh: string
  en: string
  /** Found once, the case has not passed, whatever its points. */
  veto: boolean
}
/** A district's form; every plan keeps the version that it was drawn under. */
export interface QualityForm {
  version: string
  items: readonly FormItem[]
  findings: readonly FindingKind[]
  passMark: number
  leastApplicable: number
}

/** `quality-rules.json`. */
export interface QualityRulesFile {
  form: QualityForm
  /** Stated error in per cent points unless a plan says otherwise. */
  errorPercent: number
  confidencePercent: number
  /** Standard deviations of each confidence that a plan may state, as decimal text. */
  z: Readonly<Record<string, string>>
  leastPerStratum: number
  leastPercent: number
  secondPercent: number
  leastSecond: number
  /** Points between two scores above which a third person scores. */
  thirdOver: number
  /** A stratum whose interval is wider is shown and not ranked, in per cent points. */
  widestRanked: number
  correctionDays: number
}
export type QualityRules = QualityRulesFile

/** Throws a sentence that names what is wrong with the data. */
export function readQualityRules(file: QualityRulesFile): QualityRules {
  const wrong = (what: string): never => {
    throw new RangeError(`quality-rules.json: ${what}`)
  }
  const isWhole = (value: unknown, least: number, most: number) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
  const { form } = file
  if (!form?.version || form.items.length === 0) wrong('form has a version and items')
  if (form.items.some(({ points }) => !isWhole(points, 1, 100))) wrong('points are whole numbers from 1 to 100')
  if (form.items.reduce((sum, { points }) => sum + points, 0) !== 100) wrong('the points of the items sum to 100')
  for (const list of [form.items, form.findings])
    if (new Set(list.map(({ id }) => id)).size < list.length) wrong('ids of items and findings are different')
  if (!isWhole(form.passMark, 1, 100)) wrong('passMark is a whole number from 1 to 100')
  if (!isWhole(form.leastApplicable, 1, 100)) wrong('leastApplicable is a whole number from 1 to 100')
  if (!isWhole(file.errorPercent, 1, 20)) wrong('errorPercent is a whole number from 1 to 20')
  for (const name of ['leastPerStratum', 'leastSecond'] as const)
    if (!isWhole(file[name], 0, 100)) wrong(`${name} is a whole number from 0 to 100`)
  for (const name of ['leastPercent', 'secondPercent', 'thirdOver', 'widestRanked'] as const)
    if (!isWhole(file[name], 0, 100)) wrong(`${name} is a whole number from 0 to 100`)
  if (!isWhole(file.correctionDays, 1, 365)) wrong('correctionDays is a whole number from 1 to 365')
  zOf(file, file.confidencePercent)
  return file
}

/** Throws where the district states no such confidence. */
export function zOf({ z }: Pick<QualityRules, 'z'>, confidencePercent: number): Exact {
  const found = findExact(z[String(confidencePercent)] ?? '')
  if (!found || !isMore(found, ZERO)) throw new RangeError(`quality-rules.json: no z for ${confidencePercent} %`)
  return found
}
