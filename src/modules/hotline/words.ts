import type { Title } from '#core/module-card.ts'
import type { CallOutcome } from './domain/call-times.ts'
import type { FilingOutcome } from './domain/filing.ts'

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

/** Domain §6.1 and §6.2 `fileRate`: which of them are in the rate says `domain/filing.ts`. */
export const FILING_NAMES: Readonly<Record<FilingOutcome, Title>> = {
  filed: { zh: '已立案', en: 'filed' },
  declined: { zh: '不予立案', en: 'declined' },
  pending: { zh: '待定', en: 'to be decided' },
  direct: { zh: '直接答复', en: 'answered directly' },
  rejected: { zh: '不予受理', en: 'rejected' },
  referred: { zh: '转其他渠道', en: 'referred out' },
  merged: { zh: '并入主案', en: 'merged' },
  voided: { zh: '作废撤诉', en: 'voided' },
  other: { zh: '其他办结', en: 'ended otherwise' },
}

export const FILING_RULE: Title = {
  zh: '首次决定为立案的 ÷ 已决定立案与否的。并入主案、转其他渠道、作废的不在统计总体；直接答复、不予受理和待定的尚无立案决定；历史导入和测试不计',
  en: 'filed by the first decision / decided on; merged, referred and void cases are not counted, those without a decision are in neither part; imported history and tests are left out',
}

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
