import { localDay, OFFSET_MS } from '#core/time/local.ts'
import type { SignCard } from './sign.ts'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

export type Simulated = Pick<SignCard, 'code' | 'typical' | 'range' | 'decimals'>

/** A stretch of every so many days in which the demonstration shows something else than the typical value. */
export interface Episode {
  code: string
  /** Area code; left out: the whole district. */
  place?: string
  /** Every how many days it comes; the first at a day whose number divides. */
  everyDays: number
  fromHour: number
  hours: number
  /** What the sign rises (or falls) to; left out: nothing is reported, so that the sign grows stale. */
  value?: number
}

/**
 * The made-up value of a sign at an instant: mean + amplitude * cos(2 pi (hour - peakHour) / 24) + noise * standard normal,
 * cut to the range and rounded. The same sign, place and instant give the same value at any time and on any machine.
 * Null: an episode in which it says nothing.
 */
export function typicalValue(
  sign: Simulated,
  place: string,
  atMs: number,
  episodes: readonly Episode[],
): number | null {
  const { mean, dailyAmplitude, noise, peakHour } = sign.typical
  const hour = hourOf(atMs)
  const episode = episodes.find((one) => one.code === sign.code && (one.place ?? '') === place && isIn(one, atMs))
  if (episode && episode.value === undefined) return null
  const wave = dailyAmplitude * Math.cos((2 * Math.PI * (hour - peakHour)) / 24)
  const usual = mean + wave + noise * normal(`${sign.code}|${place}|${Math.floor(atMs / MINUTE_MS)}`)
  const value = episode?.value === undefined ? usual : rise(usual, episode.value, episode, hour)
  const [low, high] = sign.range
  const cut = Math.min(high ?? Number.POSITIVE_INFINITY, Math.max(low ?? Number.NEGATIVE_INFINITY, value))
  const factor = 10 ** sign.decimals
  // -0 is no reading
  return Math.round(cut * factor) / factor || 0
}

/** Readings come at whole multiples of the refresh, counted from local midnight. */
export function lastSlotMs(refreshMinutes: number, atMs: number): number {
  const step = refreshMinutes * MINUTE_MS
  return Math.floor((atMs + OFFSET_MS) / step) * step - OFFSET_MS
}

function hourOf(ms: number): number {
  return (((ms + OFFSET_MS) / HOUR_MS) % 24) + (ms + OFFSET_MS < 0 ? 24 : 0)
}

function isIn({ everyDays, fromHour, hours }: Episode, atMs: number): boolean {
  const hour = hourOf(atMs)
  return localDay(atMs) % everyDays === 0 && hour >= fromHour && hour < fromHour + hours
}

/** Up within the first quarter, down within the last. */
function rise(usual: number, to: number, { fromHour, hours }: Episode, hour: number): number {
  const share = (hour - fromHour) / hours
  const weight = Math.min(1, share * 4, (1 - share) * 4)
  return usual + (to - usual) * weight
}

/** Standard normal from a text: two uniform numbers by FNV-1a and an avalanche, then Box-Muller; cut at two sigma, within which a usual value alarms nobody. */
function normal(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  const one = (mixed(hash) + 0.5) / 0x1_0000_0000
  const two = mixed(hash ^ 0x9e3779b9) / 0x1_0000_0000
  const value = Math.sqrt(-2 * Math.log(one)) * Math.cos(2 * Math.PI * two)
  return Math.max(-2, Math.min(2, value))
}

function mixed(seed: number): number {
  let hash = seed
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
