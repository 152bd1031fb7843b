import type { Title } from '#core/module-card.ts'
import { isBand } from './level-of.ts'
import type { AlarmLevel, Level, Quality, SignCard } from './sign.ts'

export const LEVEL_WORDS: Readonly<Record<Level, Title>> = {
  normal: { zh: '正常', en: 'normal' },
  yellow: { zh: '黄色', en: 'yellow' },
  orange: { zh: '橙色', en: 'orange' },
  red: { zh: '红色', en: 'red' },
}

export const QUALITY_WORDS: Readonly<Record<Quality, Title>> = {
  good: { zh: '实测', en: 'measured' },
  estimated: { zh: '估算', en: 'estimated' },
  simulated: { zh: '模拟', en: 'simulated' },
  stale: { zh: '停更', en: 'not current' },
  missing: { zh: '缺数', en: 'no data' },
}

export const SOURCE_WORDS: Readonly<Record<SignCard['source']['kind'], Title>> = {
  platform: { zh: '本平台统计', en: 'own counts' },
  interface: { zh: '外部接口', en: 'interface' },
  sensor: { zh: '感知设备', en: 'sensors' },
  manual: { zh: '人工填报', en: 'by hand' },
}

/** `45 cm`, `蓝色` */
export function valueText(sign: Pick<SignCard, 'decimals' | 'unit' | 'valueLabels'>, value: number): string {
  const label = sign.valueLabels?.[String(value)]
  if (label) return label
  const text = value.toFixed(sign.decimals)
  return sign.unit === '' || sign.unit === '—' ? text : `${text} ${sign.unit}`
}

/** What a level begins at: `≥ 40 cm`, `≤ 80 %`, `< -15 或 > 40 ℃`. */
export function thresholdText(
  sign: Pick<SignCard, 'direction' | 'thresholds' | 'unit'>,
  level: AlarmLevel,
  or = ' 或 ',
): string {
  const threshold = sign.thresholds[level]
  const unit = sign.unit === '—' || sign.unit === '' ? '' : ` ${sign.unit}`
  if (isBand(threshold)) return `< ${threshold[0]}${or}> ${threshold[1]}${unit}`
  return `${sign.direction === 'lower_is_better' ? '≥' : '≤'} ${threshold}${unit}`
}
