import type { IndicatorDefinition } from '#modules/indicators/contract.ts'

/** Figures of the spot checks are scored as indicators are (R125). */
const common: Omit<IndicatorDefinition, 'id' | 'zh' | 'en' | 'unit'> = {
  direction: 'higher',
  form: 'ratio',
  population: 'spotCheck',
  attribution: 'finished',
  family: 'spotCheck',
  zeroDenominator: 'null',
  version: 1,
}

export const QUALITY_PASS_RATE = 'qualityPassRate'
export const QUALITY_SCORE = 'qualityScore'

/** What a scheme may score beside the indicators of cases: results of reported spot checks of the period. */
export const QUALITY_TERMS: readonly IndicatorDefinition[] = [
  { ...common, id: QUALITY_PASS_RATE, zh: '抽查合格率', en: 'spot checks passed', unit: 'ratio' },
  { ...common, id: QUALITY_SCORE, zh: '抽查平均分', en: 'mean score of spot checks', unit: 'points' },
]

export const isQualityTerm = (id: string): boolean => QUALITY_TERMS.some((one) => one.id === id)

const PLANS = {
  zh: '期内完成并通报的质量抽查中随机抽到、评过分的案件（必查的不算）',
  en: 'cases drawn at random and scored in spot checks that lie within the period and are reported',
}

export const QUALITY_SAYINGS: Readonly<Record<string, { zh: string; en: string }>> = {
  [QUALITY_PASS_RATE]: {
    zh: `分母：${PLANS.zh}；分子：其中合格的；口径第 1 版`,
    en: `of ${PLANS.en}, those that passed; version 1`,
  },
  [QUALITY_SCORE]: {
    zh: `分母：${PLANS.zh}；分子：这些案件的得分之和（每件 0 到 100）；口径第 1 版`,
    en: `mean score, 0 to 100, of ${PLANS.en}; version 1`,
  },
}
