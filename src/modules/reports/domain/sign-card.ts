import type { ReportField, SourceCard } from './source-card.ts'

const hours = (id: string, zh: string, en: string): ReportField => ({
  id,
  zh,
  en,
  kind: 'number',
  privacy: 'open',
  unit: { zh: '小时', en: 'hours' },
})
const value = (id: string, zh: string, en: string, how: { zh: string; en: string }): ReportField => ({
  id,
  zh,
  en,
  kind: 'number',
  privacy: 'open',
  how,
})

/** Vital signs day by day; only one sign at a time has values that can be put together. */
export const signCard: SourceCard = {
  id: 'signs',
  zh: '城市体征（日）',
  en: 'Vital signs by day',
  of: { zh: '体征日', en: 'days of signs' },
  unit: { zh: '个', en: '' },
  may: 'signs:view',
  opens: false,
  times: [{ id: 'day', zh: '日期', en: 'day' }],
  switches: [
    {
      id: 'simulated',
      zh: '模拟读数',
      en: 'Simulated readings',
      choices: [
        { id: 'exclude', zh: '不含', en: 'left out', said: { zh: '', en: '' } },
        { id: 'include', zh: '包含', en: 'included', said: { zh: '含模拟读数', en: 'with simulated readings' } },
      ],
    },
  ],
  fields: [
    { id: 'sign', zh: '体征', en: 'sign', kind: 'choice', privacy: 'open' },
    { id: 'domain', zh: '体征域', en: 'domain', kind: 'choice', privacy: 'open' },
    { id: 'street', zh: '街道', en: 'street', kind: 'choice', privacy: 'open', areaLevel: 'street' },
    {
      id: 'alarmed',
      zh: '有告警的日占比',
      en: 'days with an alarm',
      kind: 'boolean',
      privacy: 'open',
      how: { zh: '当日有过橙色或红色', en: 'orange or red at some time of the day' },
    },
    value('mean', '日均值', 'daily mean', {
      zh: '当日读数的平均；单位随体征，请先筛选一个体征',
      en: 'of the readings of a day; in the unit of the sign, so choose one sign first',
    }),
    value('least', '日最小值', 'least of the day', { zh: '当日最小读数', en: 'the smallest reading of a day' }),
    value('most', '日最大值', 'most of the day', { zh: '当日最大读数', en: 'the largest reading of a day' }),
    hours('yellowHours', '黄色时长', 'hours of yellow'),
    hours('orangeHours', '橙色时长', 'hours of orange'),
    hours('redHours', '红色时长', 'hours of red'),
    hours('unknownHours', '无数据时长', 'hours without data'),
  ],
}
