import type { IndicatorDefinition } from '#modules/indicators/contract.ts'

const ATTRIBUTIONS: Readonly<Record<string, readonly [string, string]>> = {
  reported: ['按上报时间', 'by time of report'],
  due: ['按到期时间', 'by due time'],
  finished: ['按办结时间', 'by time of completion'],
  event: ['按发生时间', 'by time of event'],
  periodEnd: ['按期末状态', 'as at the end of the period'],
}

/** In one line: which elements are counted, over which, by which date, in which version; conditions as they are defined. */
export function sayDefinition(definition: IndicatorDefinition): { zh: string; en: string } {
  const { form, numerator, denominator, terms, version, note } = definition
  const dates = definition.attribution.split(' / ').map((one) => ATTRIBUTIONS[one] ?? [one, one])
  const zhDate = dates.map(([zh]) => zh).join('／')
  const enDate = dates.map(([, en]) => en).join(' / ')
  const said = (part: typeof numerator) => (part ? `${part.of}〔${part.where}〕` : '')
  if (form === 'combination') {
    const parts = (terms ?? []).map(({ id, weight }) => `${id}×${weight}`).join('＋')
    return {
      zh: `合成：${parts}，满分 100；第 ${version} 版`,
      en: `combined of ${parts}, 100 at most; version ${version}`,
    }
  }
  if (!denominator)
    return {
      zh: `计 ${said(numerator)}，${zhDate}；第 ${version} 版`,
      en: `counts ${said(numerator)}, ${enDate}; version ${version}${note ? `; ${note}` : ''}`,
    }
  return {
    zh: `分子 ${form === 'share' ? '其中' : ''}${said(numerator)}；分母 ${said(denominator)}；${zhDate}；第 ${version} 版`,
    en: `numerator ${said(numerator)}; denominator ${said(denominator)}; ${enDate}; version ${version}${note ? `; ${note}` : ''}`,
  }
}
