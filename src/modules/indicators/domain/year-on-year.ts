import { HUNDRED, minus, over, times } from '#core/number/exact.ts'
import { toFixedText } from '#core/number/round-exact.ts'
import { readExactText } from './figure-text.ts'

/** The same days a year ago: `2025-03` of `2026-03`. What has no fellow there (29 February, week 53) takes the day or week before. */
export function yearBefore(period: string): string {
  return period.replaceAll(/(\d{4})(-02-29|-W53)?(?=$|[-./])/g, (_, year: string, odd: string | undefined) => {
    const before = String(Number(year) - 1).padStart(4, '0')
    return `${before}${odd === '-02-29' ? '-02-28' : odd === '-W53' ? '-W52' : ''}`
  })
}

export interface YearOnYear {
  /** Points of a percent of rates, else in the unit itself. */
  difference: string
  /** Of counts: in percent of the year before; null where that was nothing. */
  percent: string | null
}

/** This period less the same one a year ago, exact until shown; null where either has no value. */
export function yearOnYear(now: string | null, then: string | null, unit: string): YearOnYear | null {
  const [value, before] = [readExactText(now), readExactText(then)]
  if (value === null || before === null) return null
  const difference = minus(value, before)
  const shown = unit === 'ratio' ? times(difference, HUNDRED) : difference
  const percent = unit === 'count' ? over(times(difference, HUNDRED), before) : null
  return {
    difference: signed(toFixedText(shown, unit === 'count' ? 0 : 2)),
    percent: percent && `${signed(toFixedText(percent, 2))}%`,
  }
}

const signed = (text: string) => (text.startsWith('-') || Number(text) === 0 ? text : `+${text}`)
