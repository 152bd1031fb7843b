import type { Title } from '#core/module-card.ts'
import { isBand } from './level-of.ts'
import type { SignCard, Threshold, Thresholds } from './sign.ts'

/** What is wrong with thresholds for this sign; null when nothing is. Yellow must come first, then orange, then red. */
export function checkThresholds(
  sign: Pick<SignCard, 'direction' | 'range'>,
  { yellow, orange, red }: Thresholds,
): Title | null {
  const all = [yellow, orange, red]
  if (all.some((threshold) => isBand(threshold) !== (sign.direction === 'band')))
    return sign.direction === 'band'
      ? {
          zh: '该体征按区间判断，每级要填下限和上限',
          en: 'This sign is judged by a band: give two edges for each level',
        }
      : { zh: '该体征按单一数值判断，每级只填一个数', en: 'This sign is judged by one number for each level' }
  const [low, high] = sign.range
  if (all.flatMap(numbersOf).some((edge) => (low !== null && edge < low) || (high !== null && edge > high)))
    return {
      zh: `阈值应在可能取值 ${low ?? '不限'} 至 ${high ?? '不限'} 之间`,
      en: `Thresholds lie within the possible values, ${low ?? 'any'} to ${high ?? 'any'}`,
    }
  if (isBand(yellow) && isBand(orange) && isBand(red)) {
    const isNested = yellow[0] >= orange[0] && orange[0] >= red[0] && yellow[1] <= orange[1] && orange[1] <= red[1]
    if (yellow[0] >= yellow[1])
      return { zh: '区间的下限应小于上限', en: 'The lower edge of a band is below its upper edge' }
    return isNested
      ? null
      : { zh: '黄色区间应在橙色区间之内，橙色在红色之内', en: 'Yellow lies within orange, and orange within red' }
  }
  const [first, second, third] = all as number[]
  const isRising = first! < second! && second! < third!
  const isFalling = first! > second! && second! > third!
  if (sign.direction === 'lower_is_better')
    return isRising
      ? null
      : { zh: '数值越大越差，应为黄＜橙＜红', en: 'Higher values are worse: yellow is below orange, orange below red' }
  return isFalling
    ? null
    : { zh: '数值越小越差，应为黄＞橙＞红', en: 'Lower values are worse: yellow is above orange, orange above red' }
}

function numbersOf(threshold: Threshold): readonly number[] {
  return isBand(threshold) ? threshold : [threshold]
}
