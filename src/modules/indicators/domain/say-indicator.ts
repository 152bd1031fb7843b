import type { Title } from '#core/module-card.ts'
import { ATTRIBUTION_NAMES } from './attribution-names.ts'
import type { IndicatorDefinition, Selection } from './definition.ts'

export interface SaidRule {
  label: Title
  text: Title
  /** As it is reckoned, in the language of the definitions. */
  rule: string | null
}

const POPULATIONS: Readonly<Record<string, Title>> = {
  received: { zh: '测试、演练以外的全部上报', en: 'every report but tests and drills' },
  counted: {
    zh: '全部上报，去掉作废、转出和并入他案的（主案算一次）',
    en: 'reports less those voided, referred, and merged into others',
  },
  heard: {
    zh: '全部上报，去掉作废和转出的；并入他案的也算，因为每位诉求人都要答复',
    en: 'reports less those voided and referred; merged ones stay, since each appellant is answered',
  },
}

const ZEROS: Readonly<Record<string, Title>> = {
  null: { zh: '分母为零时没有数值，显示“—”，不参加排名', en: 'nothing to divide by: no value, shown as —, not ranked' },
  none: { zh: '计数，没有分母', en: 'a count, without a denominator' },
  full: { zh: '分母为零时算 100%', en: 'nothing to divide by counts as 100 %' },
  zero: { zh: '分母为零时算 0', en: 'nothing to divide by counts as 0' },
}

/** What a reader must know of a figure to believe it. */
export function sayIndicator(
  definition: IndicatorDefinition,
  numerator: string,
  denominator: string | null,
): SaidRule[] {
  const { attribution, population, zeroDenominator, family, version, form, p, roles, note, evidence } = definition
  const en = (selection: Selection | undefined) => (selection ? ruleOf(selection) : '')
  const dates = attribution.split(' / ').map((one) => ATTRIBUTION_NAMES[one] ?? { zh: one, en: one })
  const said: SaidRule[] = [
    {
      label: form === 'count' ? { zh: '计数', en: 'Counts' } : { zh: '分子', en: 'Numerator' },
      text: { zh: numerator, en: en(definition.numerator) || numerator },
      rule: definition.numerator ? ruleOf(definition.numerator) : null,
    },
  ]
  if (denominator !== null || definition.denominator)
    said.push({
      label: { zh: '分母', en: 'Denominator' },
      text: { zh: denominator ?? '', en: en(definition.denominator) || (denominator ?? '') },
      rule: definition.denominator ? ruleOf(definition.denominator) : null,
    })
  said.push(
    {
      label: { zh: '范围', en: 'Population' },
      text: POPULATIONS[population] ?? { zh: population, en: population },
      rule: population,
    },
    {
      label: { zh: '归期', en: 'Date' },
      text: { zh: dates.map(({ zh }) => zh).join('；'), en: dates.map((one) => one.en).join('; ') },
      rule: attribution,
    },
    {
      label: { zh: '剔除', en: 'Exclusions' },
      text: {
        zh: '原始值不剔除；调整值去掉已批准剔除的案件或工单，分子分母同时去掉',
        en: 'none in the raw figure; the adjusted one leaves out what was approved, above and below the line',
      },
      rule: `* | ${definition.id} | ${family}`,
    },
    {
      label: { zh: '分母为零', en: 'Zero rule' },
      text: ZEROS[zeroDenominator] ?? { zh: zeroDenominator, en: zeroDenominator },
      rule: zeroDenominator,
    },
  )
  if (form === 'percentile')
    said.push({
      label: { zh: '取位', en: 'Rank' },
      text: {
        zh: p === 50 ? '居中的值；偶数个时取中间两个的平均' : `由小到大第 ⌈${p}%×个数⌉ 个`,
        en:
          p === 50
            ? 'the middle value; of an even number the mean of the two in the middle'
            : `the ⌈${p} % of n⌉-th smallest`,
      },
      rule: `p${p}`,
    })
  if (roles && roles.length > 1)
    said.push({
      label: { zh: '工单', en: 'Orders' },
      text: {
        zh: '只算主办工单；协办、下派的另列，不与主办相加',
        en: 'lead orders; co-handlers and lower orders apart, never added',
      },
      rule: roles.join(', '),
    })
  said.push({
    label: { zh: '版本', en: 'Version' },
    text: { zh: `口径第 ${version} 版`, en: `version ${version} of the definition` },
    rule: evidence ?? null,
  })
  // Notes are in one language; a reader of the other has the words above.
  if (note && /[\u4e00-\u9fff]/.test(note))
    said.push({ label: { zh: '说明', en: 'Note' }, text: { zh: note, en: note }, rule: null })
  return said
}

const ruleOf = ({ of, where, measure, weights }: Selection): string =>
  [`${of}〔${where}〕`, measure && `Σ ${measure}`, weights && JSON.stringify(weights)].filter(Boolean).join(' · ')
