import type { Title } from '#core/module-card.ts'
import type { CallOutcome } from './domain/call-times.ts'

export const words = {
  calls: { zh: '话务', en: 'Calls' },
  clearFilters: { zh: '清除筛选', en: 'Clear filters' },
} as const satisfies Record<string, Title>

export const OUTCOME_NAMES: Readonly<Record<CallOutcome, Title>> = {
  ringing: { zh: '振铃中', en: 'ringing' },
  answered: { zh: '已接听', en: 'answered' },
  selfServed: { zh: '自助办结', en: 'self-service' },
  abandoned: { zh: '未接通', en: 'given up' },
}

export const SESSION_KIND_NAMES = {
  summerHotline: { zh: '夏令热线', en: 'summer hotline' },
  liveBroadcast: { zh: '现场直播', en: 'live broadcast' },
  other: { zh: '其他专场', en: 'other' },
} as const satisfies Record<string, Title>

/** What each rate is called and of what it is: domain §6.2, R033, R061. */
export const RATE_WORDS = {
  connectRate: {
    zh: '接通率',
    en: 'Calls answered',
    definition: {
      zh: '人工接听和自助办结的来电 ÷ 进入排队的来电；排队不足 5 秒就挂断的不计，仍在振铃的不计',
      en: 'answered by a person or resolved by self-service / queued calls; given up before 5.000 s and still ringing in neither',
    },
  },
  answer15Rate: {
    zh: '15秒接听率',
    en: 'Answered within 15 s',
    definition: {
      zh: '等待不超过 15.000 秒接听的 ÷（全部接听的 ＋ 等满 15 秒才挂断的）',
      en: 'answered with wait <= 15.000 s / (answered + given up with wait >= 15.000 s)',
    },
  },
  registeredRate: {
    zh: '来电登记率',
    en: 'Calls registered',
    definition: {
      zh: '登记为案件的人工接听来电 ÷ 人工接听来电',
      en: 'answered calls that became a case / answered calls',
    },
  },
  lineRate: {
    zh: '线路接通率',
    en: 'Lines reachable',
    definition: {
      zh: '各线路可用的秒数 ÷ 应可用的秒数；没有报告中断即为可用，不满一秒的中断按一秒计',
      en: 'seconds in which lines worked / seconds in which they should; a part of a second down counts as one',
    },
  },
  numberRate: {
    zh: '码号接通率',
    en: 'Numbers reachable',
    definition: {
      zh: '号码至少有一条线路可用的秒数 ÷ 应可用的秒数',
      en: 'seconds in which at least one line of the number worked / seconds in which it should',
    },
  },
} as const satisfies Record<string, Title & { definition: Title }>
