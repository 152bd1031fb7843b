import type { Reason, ReasonCode } from './compare-reports.ts'

const TEXTS: Readonly<Record<ReasonCode, { zh(value: number): string; en(value: number): string }>> = {
  samePlace: { zh: () => '同一地点', en: () => 'same place' },
  near: { zh: (value) => `相距 ${value} 米`, en: (value) => `${value} m away` },
  sameAddress: { zh: () => '同一地址', en: () => 'same address' },
  sameRoad: { zh: () => '同一条路', en: () => 'same road' },
  sameTime: { zh: (value) => `相隔 ${value} 分钟`, en: (value) => `${value} minutes apart` },
  sameDay: { zh: (value) => `相隔 ${value} 小时`, en: (value) => `${value} hours apart` },
  fewDays: { zh: (value) => `相隔 ${value} 天`, en: (value) => `${value} days apart` },
  sameType: { zh: () => '类别相同', en: () => 'same type' },
  sameGroup: { zh: () => '大类相同', en: () => 'related type' },
  words: { zh: (value) => `用词相近 ${value}%`, en: (value) => `words ${value}% alike` },
  sameUnit: { zh: () => '同一单位办理', en: () => 'same unit' },
  samePerson: { zh: () => '同一来电人', en: () => 'same caller' },
  bothOpen: { zh: () => '同时在办', en: () => 'open at the same time' },
  outlived: { zh: () => '对方办结更晚', en: () => 'the other was carried on' },
}

export const reasonText = ({ code, value = 0 }: Reason, language: 'zh' | 'en'): string => TEXTS[code][language](value)
