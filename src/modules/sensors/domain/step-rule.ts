import type { SensorRule } from './sensor-file.ts'

/** Where the evaluation of one rule stands. `rising`: beyond, not long enough yet; `falling`: back, not long enough yet. */
export interface Standing {
  phase: 'normal' | 'rising' | 'problem' | 'falling'
  sinceMs: number
  lastMs: number
}

export type Turn = { kind: 'begun' | 'ended'; atMs: number; value: number } | null

export type Limits = Pick<SensorRule, 'when' | 'enter' | 'leave' | 'forSeconds' | 'backSeconds'> & {
  /** Of two readings further apart nothing is known between them, so no time is counted. */
  mostGapMs: number
}

/**
 * One reading further. What comes later than a newer one never turns anything by itself; it only shows that a time which
 * is being counted was broken, and the counting begins anew.
 */
export function stepRule(
  limits: Limits,
  before: Standing | undefined,
  { atMs, value }: { atMs: number; value: number },
): { after: Standing; turn: Turn } {
  const was = before ?? { phase: 'normal', sinceMs: atMs, lastMs: atMs }
  const isBeyond = limits.when === 'above' ? value >= limits.enter : value <= limits.enter
  const isBack = !isBeyond && (limits.when === 'above' ? value < limits.leave : value > limits.leave)
  if (atMs < was.lastMs) return { after: brokenBy(was, atMs, isBeyond, isBack), turn: null }
  const isCounted = atMs - was.lastMs <= limits.mostGapMs
  if (was.phase === 'normal' || was.phase === 'rising') {
    if (!isBeyond) return stay('normal', was.phase === 'normal' ? was.sinceMs : atMs, atMs)
    const sinceMs = was.phase === 'rising' && isCounted ? was.sinceMs : atMs
    if (atMs - sinceMs < limits.forSeconds * 1000) return stay('rising', sinceMs, atMs)
    return { after: { phase: 'problem', sinceMs, lastMs: atMs }, turn: { kind: 'begun', atMs: sinceMs, value } }
  }
  if (!isBack) return stay('problem', was.phase === 'problem' ? was.sinceMs : atMs, atMs)
  const sinceMs = was.phase === 'falling' && isCounted ? was.sinceMs : atMs
  if (atMs - sinceMs < limits.backSeconds * 1000) return stay('falling', sinceMs, atMs)
  return { after: { phase: 'normal', sinceMs, lastMs: atMs }, turn: { kind: 'ended', atMs: sinceMs, value } }
}

function stay(phase: Standing['phase'], sinceMs: number, lastMs: number): { after: Standing; turn: Turn } {
  return { after: { phase, sinceMs, lastMs }, turn: null }
}

function brokenBy(was: Standing, atMs: number, isBeyond: boolean, isBack: boolean): Standing {
  const isBroken = atMs > was.sinceMs && ((was.phase === 'rising' && !isBeyond) || (was.phase === 'falling' && !isBack))
  return isBroken ? { ...was, sinceMs: was.lastMs } : was
}
