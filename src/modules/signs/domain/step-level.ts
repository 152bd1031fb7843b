import { heldLevelOf, isWorse, type Judged, levelOf, worse } from './level-of.ts'
import type { Hysteresis, Level } from './sign.ts'

/** Where a sign stands at one place, and how many readings in a row have been back from that level. */
export interface Standing {
  level: Level
  /** Instant at which the level was reached. */
  sinceMs: number
  back: number
  /** The worst that the readings counted in `back` allow. */
  backLevel: Level | null
}

/**
 * A worse level holds at once; a milder one only after `readings` in a row that are far enough back (domain §11).
 * `before` null: nothing is known, the first reading decides alone.
 */
export function stepLevel(
  sign: Judged,
  before: Standing | null,
  reading: { value: number; atMs: number },
  hysteresis: Hysteresis,
): Standing {
  const plain = levelOf(sign, reading.value)
  if (before === null || isWorse(plain, before.level))
    return { level: plain, sinceMs: reading.atMs, back: 0, backLevel: null }
  const held = heldLevelOf(sign, reading.value, hysteresis.backPercent)
  if (!isWorse(before.level, held)) return { ...before, back: 0, backLevel: null }
  const back = before.back + 1
  const backLevel = before.backLevel === null ? held : worse(before.backLevel, held)
  return back >= hysteresis.readings
    ? { level: backLevel, sinceMs: reading.atMs, back: 0, backLevel: null }
    : { ...before, back, backLevel }
}
