import { binomialTail } from './chance-of-rise.ts'

/** How it went on in the 30 days after an alert, held against what was usual before it. */
export const AFTERWARDS = ['wentOn', 'fell', 'unclear'] as const
export type Afterwards = (typeof AFTERWARDS)[number]
export const SCORE_DAYS = 30
/** Periods of 30 days before the situation that say what is usual. */
export const USUAL_PERIODS = 3

const CLEARLY = 0.05

/**
 * More than usual beyond chance: it went on, so the alarm was right. No more than usual: it fell back. In between nothing can
 * be said. The same exact comparison as for trends.
 */
export function scoreAfterwards(usual: readonly number[], after: number): { afterwards: Afterwards; expected: number } {
  const sum = usual.reduce((all, one) => all + one, 0)
  const expected = sum / Math.max(1, usual.length)
  const chance = binomialTail(after, after + sum, 1 / (usual.length + 1))
  if (after > expected && chance <= CLEARLY) return { afterwards: 'wentOn', expected }
  return { afterwards: after <= expected ? 'fell' : 'unclear', expected }
}

export const VERDICTS = ['right', 'wrong', 'useless'] as const
export type Verdict = (typeof VERDICTS)[number]

export interface Judged {
  /** By hand; null: nobody has said. */
  verdict: Verdict | null
  /** Reckoned; null: not yet 30 days. */
  afterwards: Afterwards | null
  /** A preventive task was finished: that it fell back may be its merit. */
  acted: boolean
}

/** What an alert counts as: a person's word stands above what was reckoned; null where nothing can be said. */
export function countsAs({ verdict, afterwards, acted }: Judged): 'right' | 'wrong' | null {
  if (verdict !== null) return verdict === 'right' ? 'right' : 'wrong'
  if (afterwards === 'wentOn') return 'right'
  return afterwards === 'fell' && !acted ? 'wrong' : null
}

export interface Precision {
  right: number
  wrong: number
  /** Not scored yet, or nothing can be said. */
  open: number
}

export function precisionOf(alerts: readonly Judged[]): Precision {
  const sum: Precision = { right: 0, wrong: 0, open: 0 }
  for (const alert of alerts) sum[countsAs(alert) ?? 'open']++
  return sum
}
