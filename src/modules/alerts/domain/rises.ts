import { dayStartMs } from '#core/time/local.ts'
import { type DayCounts, findRise, type RiseAsk } from './find-rises.ts'
import type { Situation } from './situation.ts'

/** Cases a day of one area (null: the district) and one beginning of categories ('': all). */
export interface DaySeries {
  areaCode: string | null
  category: string
  counts: DayCounts
}

export const seriesSubject = ({ areaCode, category }: Pick<DaySeries, 'areaCode' | 'category'>) =>
  `${category}|${areaCode ?? ''}`

/** Every series that holds more than chance explains; the cases behind are looked up by whoever asks. */
export function findRises(
  series: readonly DaySeries[],
  ask: Omit<RiseAsk, 'leftOut'>,
  leftOutOf: (subject: string) => ReadonlySet<number>,
): Situation[] {
  return series.flatMap((one) => {
    const subject = seriesSubject(one)
    const found = findRise(one.counts, { ...ask, leftOut: leftOutOf(subject) })
    if (found === null) return []
    return [
      {
        subject,
        areaCode: one.areaCode,
        unit: null,
        category: one.category === '' ? null : one.category,
        lon: null,
        lat: null,
        caseIds: [],
        firstMs: dayStartMs(ask.lastDay - ask.days + 1),
        lastMs: dayStartMs(ask.lastDay + 1) - 1,
        ...found,
      },
    ]
  })
}
