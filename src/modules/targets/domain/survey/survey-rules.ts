import { type Exact, findExact, isMore, ZERO } from '#core/number/exact.ts'

/** A district's rules for surveys and standing rules: `survey-rules.json`. */
export interface SurveyRulesFile {
  /** Fewer answers are shown with a warning and are no measured figure. */
  leastSample: number
  /** Fewer answers are not broken down. */
  leastCell: number
  /** Standard deviations that the interval reaches, as decimal text, and the confidence that this is. */
  z: string
  confidencePercent: number
  /** Wrong codes from one address before it has to wait for the next hour. */
  wrongCodesAnHour: number
  mostCodes: number
  /** Owners of standing rules are told so many days before a review is due. */
  remindDays: number
}

export interface SurveyRules extends Omit<SurveyRulesFile, 'z'> {
  z: Exact
}

/** Throws a sentence that names what is wrong with the data. */
export function readSurveyRules(file: SurveyRulesFile): SurveyRules {
  const wrong = (what: string): never => {
    throw new RangeError(`survey-rules.json: ${what}`)
  }
  const isWhole = (value: unknown, least: number, most: number) =>
    typeof value === 'number' && value % 1 === 0 && value >= least && value <= most
  if (!isWhole(file.leastCell, 3, 50)) wrong('leastCell is a whole number from 3 to 50')
  if (!isWhole(file.leastSample, file.leastCell, 1000)) wrong('leastSample is a whole number from leastCell to 1000')
  if (!isWhole(file.confidencePercent, 50, 99)) wrong('confidencePercent is a whole number from 50 to 99')
  if (!isWhole(file.wrongCodesAnHour, 3, 1000)) wrong('wrongCodesAnHour is a whole number from 3 to 1000')
  if (!isWhole(file.mostCodes, 1, 5000)) wrong('mostCodes is a whole number from 1 to 5000')
  if (!isWhole(file.remindDays, 1, 365)) wrong('remindDays is a whole number from 1 to 365')
  const z = typeof file.z === 'string' ? findExact(file.z) : null
  if (!z || !isMore(z, ZERO)) return wrong('z is a decimal number above zero, as text')
  return { ...file, z }
}
