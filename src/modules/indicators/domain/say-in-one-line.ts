import type { Title } from '#core/module-card.ts'
import { ATTRIBUTION_NAMES } from './attribution-names.ts'
import type { IndicatorDefinition } from './definition.ts'

/** What a figure counts, in one line for those who print it: the parts in words, their date, the version. */
export function sayInOneLine(
  { form, version, attribution, terms = [], numerator, denominator }: IndicatorDefinition,
  words: { numerator: string; denominator: string | null },
  nameOf: (id: string) => Title,
): Title {
  if (form === 'combination') {
    const parts = (language: 'zh' | 'en') =>
      terms.map(({ id, weight }) => `${nameOf(id)[language]}×${weight}`).join('＋')
    return {
      zh: `合成：${parts('zh')}，满分 100；口径第 ${version} 版`,
      en: `combined: ${parts('en')}, 100 at most; version ${version}`,
    }
  }
  const dates = attribution.split(' / ').map((one) => ATTRIBUTION_NAMES[one] ?? { zh: one, en: one })
  const rule = (part: typeof numerator) => (part ? `${part.of}〔${part.where}〕` : '')
  const end = {
    zh: `${dates.map(({ zh }) => zh).join('；')}；口径第 ${version} 版`,
    en: `${dates.map(({ en }) => en).join('; ')}; version ${version}`,
  }
  if (words.denominator === null)
    return { zh: `计数：${words.numerator}；${end.zh}`, en: `counts ${rule(numerator)}; ${end.en}` }
  return {
    zh: `分母：${words.denominator}；分子：${words.numerator}；${end.zh}`,
    en: `numerator ${rule(numerator)}; denominator ${rule(denominator)}; ${end.en}`,
  }
}
