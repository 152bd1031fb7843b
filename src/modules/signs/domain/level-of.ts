import { type AlarmLevel, type Band, LEVELS, type Level, type SignCard, type Threshold } from './sign.ts'

export const ALARMS: readonly AlarmLevel[] = ['red', 'orange', 'yellow']

export type Judged = Pick<SignCard, 'direction' | 'thresholds' | 'range'>

export const isBand = (threshold: Threshold): threshold is Band => typeof threshold !== 'number'

/** How bad `value` is by the thresholds alone: at or above, at or below, or outside the band (domain §11). */
export function levelOf(sign: Judged, value: number): Level {
  return ALARMS.find((level) => isReached(sign, sign.thresholds[level], value, 0)) ?? 'normal'
}

/** As `levelOf`, but a level holds on until the value is back behind its threshold by the margin. */
export function heldLevelOf(sign: Judged, value: number, backPercent: number): Level {
  return ALARMS.find((level) => isReached(sign, sign.thresholds[level], value, backPercent)) ?? 'normal'
}

export function worse(one: Level, other: Level): Level {
  return LEVELS.indexOf(one) >= LEVELS.indexOf(other) ? one : other
}

export function isWorse(one: Level, other: Level): boolean {
  return LEVELS.indexOf(one) > LEVELS.indexOf(other)
}

function isReached(sign: Judged, threshold: Threshold, value: number, backPercent: number): boolean {
  if (isBand(threshold)) {
    const [low, high] = threshold
    const half = (high - low) / 2
    return (
      value < low + marginOf(sign, low, half, backPercent) || value > high - marginOf(sign, high, half, backPercent)
    )
  }
  const [lowest, highest] = sign.range
  // With a margin the very edge is back far enough; without, the edge itself alarms.
  if (sign.direction === 'higher_is_better') {
    const margin = marginOf(sign, threshold, highest === null ? null : highest - threshold, backPercent)
    return margin === 0 ? value <= threshold : value < threshold + margin
  }
  const margin = marginOf(sign, threshold, lowest === null ? null : threshold - lowest, backPercent)
  return margin === 0 ? value >= threshold : value > threshold - margin
}

/**
 * How far back is far enough: the percentage of the threshold, but of no more than what lies between it and the best
 * possible value, else a rate that alarms at 98 % could never come back. A threshold of 0 takes the distance between
 * yellow and red for its size.
 */
function marginOf({ thresholds }: Judged, threshold: number, room: number | null, backPercent: number): number {
  const { yellow, red } = thresholds
  const span = isBand(yellow) || isBand(red) ? 0 : Math.abs(yellow - red)
  const size = Math.abs(threshold) || span
  const measure = Math.min(size || Number.POSITIVE_INFINITY, room ?? Number.POSITIVE_INFINITY)
  return Number.isFinite(measure) ? (Math.max(measure, 0) * backPercent) / 100 : 0
}
