import type { Title } from '#core/module-card.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { LEVEL_WORDS, thresholdText, valueText } from './say-sign.ts'
import type { AlarmLevel, SignCard } from './sign.ts'

export interface Alarm {
  sign: SignCard
  level: AlarmLevel
  value: number
  atMs: number
  sinceMs: number
  /** Name of the street or community; null: the whole district. */
  placeName: string | null
}

const minute = (ms: number) => toRfc3339(ms).slice(0, 16).replace('T', ' ')

/** `【体征红色】积水点最大水深 45 cm（东湖街道）` */
export function alarmTitle({ sign, level, value, placeName }: Alarm): Title {
  const place = placeName ?? '全区'
  return {
    zh: `【体征${LEVEL_WORDS[level].zh}】${sign.zh} ${valueText(sign, value)}（${place}）`,
    en: `${sign.en} is ${LEVEL_WORDS[level].en}: ${value} ${sign.unit} (${placeName ?? 'whole district'})`,
  }
}

/** Sign, value, threshold, time and place, for the case and for whoever is told. */
export function alarmText({ sign, level, value, atMs, sinceMs, placeName }: Alarm): Title {
  return {
    zh: [
      `城市体征 ${sign.code} ${sign.zh} 达到${LEVEL_WORDS[level].zh}。`,
      `数值：${valueText(sign, value)}（${minute(atMs)}）；${LEVEL_WORDS[level].zh}阈值：${thresholdText(sign, level)}。`,
      `位置：${placeName ?? '全区'}。自 ${minute(sinceMs)} 起。来源：${sign.source.zh}。`,
    ].join('\n'),
    en: [
      `Vital sign ${sign.code} ${sign.en} has reached ${LEVEL_WORDS[level].en}.`,
      `Value: ${value} ${sign.unit} (${minute(atMs)}); threshold: ${thresholdText(sign, level, ' or ')}.`,
      `Place: ${placeName ?? 'whole district'}. Since ${minute(sinceMs)}. Source: ${sign.source.zh}.`,
    ].join('\n'),
  }
}
