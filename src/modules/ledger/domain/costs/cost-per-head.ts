import type { Title } from '#core/module-card.ts'
import { type Exact, isMore, minus, over } from '#core/number/exact.ts'
import { toFixedText, toText } from '#core/number/round-exact.ts'
import { wanWords, yuanWords } from '../contracts/money-words.ts'
import type { AverageHeads } from './average-heads.ts'

export interface CostPerHead {
  /** Yuan a head; null where it cannot be said. */
  perHead: Exact | null
  verdict: 'within' | 'over' | 'notCompared'
  /** How it was reckoned, or why it was not. */
  said: Title
}

export interface PerHeadFacts {
  /** Yuan, of the months 1 to `through`. */
  cost: Exact
  heads: AverageHeads
  through: number
  /** Yuan a head and year; null where the district sets none. */
  ceiling: Exact | null
}

const SHOWN = 4

/** Cost ÷ average heads, compared with the ceiling only when the year is whole. */
export function costPerHead({ cost, heads, through, ceiling }: PerHeadFacts): CostPerHead {
  const none = (zh: string, en: string): CostPerHead => ({
    perHead: null,
    verdict: 'notCompared',
    said: { zh, en },
  })
  if (heads.average === null) {
    const months = heads.missing
    return none(
      `缺${months.join('、')}月人数，不计算。补登人数后自动得出。`,
      `Heads of month ${months.join(', ')} are missing. Enter them, and it is reckoned.`,
    )
  }
  const perHead = over(cost, heads.average)
  if (perHead === null)
    return none('平均人数为 0，不能作除数，不计算。请核对人数。', 'There are no heads to divide by. Check the heads.')
  const average = toText(heads.average, SHOWN)
  const how = {
    zh: `${yuanWords(cost)} ÷ ${average}人（${heads.total} ÷ ${through}）＝ ${yuanWords(perHead)}/人`,
    en: `${toFixedText(cost, 2)} yuan ÷ ${average} heads (${heads.total} ÷ ${through}) = ${toFixedText(perHead, 2)} yuan a head`,
  }
  if (through < 12)
    return {
      perHead,
      verdict: 'notCompared',
      said: { zh: `${how.zh}；截至${through}月，不与全年上限比较`, en: `${how.en}; to month ${through}, not compared` },
    }
  if (ceiling === null)
    return { perHead, verdict: 'notCompared', said: { zh: `${how.zh}；未设上限`, en: `${how.en}; no ceiling` } }
  const isOver = isMore(perHead, ceiling)
  const gap = isOver ? minus(perHead, ceiling) : minus(ceiling, perHead)
  return {
    perHead,
    verdict: isOver ? 'over' : 'within',
    said: {
      zh: `${how.zh}；上限${wanWords(ceiling)}/人，${isOver ? '超出' : '低'}${yuanWords(gap)}`,
      en: `${how.en}; the ceiling is ${toFixedText(ceiling, 2)}, ${toFixedText(gap, 2)} ${isOver ? 'over it' : 'below it'}`,
    },
  }
}
