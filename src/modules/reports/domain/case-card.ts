import type { Title } from '#core/module-card.ts'
import type { ReportField, SourceCard } from './source-card.ts'

const choice = (id: string, zh: string, en: string, more: Partial<ReportField> = {}): ReportField => ({
  id,
  zh,
  en,
  kind: 'choice',
  privacy: 'open',
  ...more,
})
const flag = (id: string, zh: string, en: string, how?: Title, privacy: ReportField['privacy'] = 'open') => ({
  id,
  zh,
  en,
  kind: 'boolean' as const,
  privacy,
  ...(how ? { how } : {}),
})
const hours = (id: string, zh: string, en: string, how: Title): ReportField => ({
  id,
  zh,
  en,
  kind: 'number',
  privacy: 'open',
  unit: { zh: '小时', en: 'hours' },
  how,
})
const times = (id: string, zh: string, en: string): ReportField => ({
  id,
  zh,
  en,
  kind: 'number',
  privacy: 'open',
  unit: { zh: '次', en: 'times' },
})

/** Cases in plain words; figures of on-time work follow the first due of a case (domain §6.1). */
export const caseCard: SourceCard = {
  id: 'cases',
  zh: '案件',
  en: 'Cases',
  of: { zh: '案件', en: 'cases' },
  unit: { zh: '件', en: 'cases' },
  may: 'cases:view-statistics',
  opens: true,
  times: [
    { id: 'reported', zh: '上报时间', en: 'reported' },
    { id: 'handleDue', zh: '处置到期时间', en: 'handling due' },
    { id: 'totalDue', zh: '全程到期时间', en: 'whole case due' },
    { id: 'done', zh: '处置完成时间', en: 'handling done' },
    { id: 'closed', zh: '结案时间', en: 'closed' },
  ],
  switches: [
    {
      id: 'population',
      zh: '统计范围',
      en: 'Which cases',
      choices: [
        {
          id: 'counted',
          zh: '计数案件',
          en: 'counted',
          said: { zh: '不含作废、转出、并单从案', en: 'without void, referred and merged cases' },
        },
        { id: 'heard', zh: '含并单从案', en: 'with merged ones', said: { zh: '含并单从案', en: 'with merged cases' } },
        { id: 'received', zh: '全部上报', en: 'all reports', said: { zh: '全部上报', en: 'all reports' } },
      ],
    },
    {
      id: 'imported',
      zh: '历史导入',
      en: 'Imported history',
      choices: [
        { id: 'exclude', zh: '不含', en: 'left out', said: { zh: '', en: '' } },
        { id: 'include', zh: '包含', en: 'included', said: { zh: '含历史导入', en: 'imported history included' } },
        { id: 'only', zh: '只看导入', en: 'nothing else', said: { zh: '仅历史导入', en: 'imported history only' } },
      ],
    },
  ],
  fields: [
    choice('street', '街道', 'street', { areaLevel: 'street' }),
    choice('community', '社区', 'community', { privacy: 'small', areaLevel: 'community' }),
    choice('grid', '网格', 'grid', { privacy: 'small', areaLevel: 'grid' }),
    choice('kind', '大类', 'kind of matter'),
    choice('class', '中类', 'class'),
    choice('category', '小类', 'category'),
    choice('channel', '来源', 'channel'),
    choice('appealType', '诉求类型', 'type of appeal'),
    choice('urgency', '紧急程度', 'urgency'),
    choice('variant', '案件种类', 'sort of case'),
    choice('unit', '主办单位', 'lead unit'),
    choice('state', '状态', 'state'),
    choice('closeKind', '结案方式', 'how it was closed'),
    flag('handledInTime', '按期办结率（含延期）', 'handled in time (extensions granted)', {
      zh: '首次处置时限到期的案件中，在到期前办结的；批准的延期计入时限，一旦超期不因后来挂账或延期变为按期',
      en: 'of cases whose first handling due has come, those done before it; granted extensions count, and what was late stays late',
    }),
    flag('handledStrictly', '按期办结率（不计延期）', 'handled in time (no extension)', {
      zh: '分母与含延期的相同，用过延期的不算按期',
      en: 'the same denominator; what used an extension is not in time',
    }),
    flag('totalInTime', '全程按期率', 'closed in time', {
      zh: '首轮全程时限到期的案件中，在到期前结案的',
      en: 'of cases whose first whole-case due has come, those closed before it',
    }),
    flag('open', '在办', 'open'),
    flag('overdue', '超期（在办环节）', 'overdue now', {
      zh: '曾被登记超期，或当前环节已过期限',
      en: 'found overdue, or past the due of the present step',
    }),
    flag('closed', '已结案', 'closed'),
    flag('emergency', '应急', 'emergency'),
    flag('repeated', '重复诉求', 'repeated', {
      zh: '并入他案，或与在办案件是同一事项',
      en: 'merged, or the same matter as an open case',
    }),
    flag('returned', '退单', 'returned', { zh: '有过获准的退单', en: 'a return was granted' }),
    flag('redone', '重办', 'done again', { zh: '回访后重办过', en: 'ordered again after a call-back' }),
    flag('extended', '延期', 'extended', { zh: '首次处置用过延期', en: 'the first handling used an extension' }),
    flag('urged', '催办', 'urged'),
    flag('supervised', '督办', 'supervised'),
    flag(
      'contacted',
      '回访联系率',
      'reached at call-back',
      { zh: '最近一次回访联系到诉求人', en: 'the last call-back reached the appellant' },
      'small',
    ),
    flag(
      'solved',
      '回访解决率',
      'solved by call-back',
      { zh: '最近一次回访中，已答复的里答已解决的', en: 'of those who answered the last call-back: solved' },
      'small',
    ),
    flag(
      'satisfied',
      '回访满意率',
      'satisfied by call-back',
      { zh: '最近一次回访中，已答复的里答满意的', en: 'of those who answered the last call-back: satisfied' },
      'small',
    ),
    hours('acceptHours', '受理用时', 'hours to acceptance', {
      zh: '上报到受理，自然时',
      en: 'from report to acceptance, by the clock on the wall',
    }),
    hours('dispatchHours', '派遣用时', 'hours to dispatch', {
      zh: '上报到派遣，自然时',
      en: 'from report to dispatch, by the clock on the wall',
    }),
    hours('handleHours', '处置用时', 'hours of handling', {
      zh: '最近一次派遣到处置完成，自然时，未扣暂停',
      en: 'from dispatch to done, by the clock on the wall, pauses included',
    }),
    hours('closeHours', '全程用时', 'hours to closing', {
      zh: '上报到结案，自然时，未扣暂停',
      en: 'from report to closing, by the clock on the wall, pauses included',
    }),
    times('urges', '催办次数', 'urges'),
    times('returns', '退单次数', 'returns'),
    { id: 'words', zh: '内容', en: 'words', kind: 'words', privacy: 'open' },
  ],
}
