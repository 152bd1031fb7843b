import type { SeededRandom } from '#core/number/seeded-random.ts'

export const SIMULATED = { days: 730 } as const

/** Counts of days drawn by Knuth's product method; `rateOf` says what is usual on a day. */
export function poissonDays(random: SeededRandom, days: number, rateOf: (day: number) => number): Map<number, number> {
  return new Map(
    Array.from({ length: days }, (_, day) => {
      const floor = Math.exp(-rateOf(day))
      let product = random.next()
      let count = 0
      for (; product > floor; count++) product *= random.next()
      return [day, count]
    }),
  )
}
