import type { Title } from '#core/module-card.ts'
import {
  type Exact,
  HUNDRED,
  isLess,
  isMore,
  isZero,
  minus,
  ONE,
  over,
  sizeOf,
  times,
  ZERO,
} from '#core/number/exact.ts'
import { toFixedText } from '#core/number/round-exact.ts'
import { yuanWords } from '../contracts/money-words.ts'

export interface ChangeAgainstBefore {
  /** cost ÷ cost of the year before − 1, as a fraction; null where the base is nothing. */
  change: Exact | null
  direction: 'fallen' | 'risen' | 'same' | 'unknown'
  said: Title
}

/** How a cost moved against the same months of the year before; a share of nothing is said and not reckoned. */
export function changeAgainstBefore(cost: Exact, before: Exact): ChangeAgainstBefore {
  // Payments taken back can make a base negative, of which a share says nothing either.
  const ratio = isMore(before, ZERO) ? over(cost, before) : null
  if (ratio === null)
    return {
      change: null,
      direction: 'unknown',
      said: isZero(before)
        ? {
            zh: `上年同期为 0，不能作除数，不计算变化率。本期${yuanWords(cost)}。`,
            en: `The year before comes to nothing, of which there is no share. This year: ${toFixedText(cost, 2)} yuan.`,
          }
        : {
            zh: `上年同期为${yuanWords(before)}，不是正数，不计算变化率。请核对冲回的支付。`,
            en: `The year before comes to ${toFixedText(before, 2)} yuan, of which there is no share.`,
          },
    }
  const change = minus(ratio, ONE)
  const size = toFixedText(sizeOf(times(change, HUNDRED)), 2)
  const direction = isLess(change, ZERO) ? 'fallen' : isMore(change, ZERO) ? 'risen' : 'same'
  const words = {
    fallen: { zh: `下降${size}%`, en: `fallen by ${size}%` },
    risen: { zh: `上升${size}%`, en: `risen by ${size}%` },
    same: { zh: '与上年相同', en: 'the same' },
  }[direction]
  return {
    change,
    direction,
    said: {
      zh: `${yuanWords(cost)} ÷ ${yuanWords(before)} − 1，${words.zh}`,
      en: `${toFixedText(cost, 2)} ÷ ${toFixedText(before, 2)} − 1: ${words.en}`,
    },
  }
}
