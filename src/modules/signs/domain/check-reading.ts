import type { Title } from '#core/module-card.ts'
import { isInstantMs, parseDateText, parseRfc3339, toRfc3339 } from '#core/time/local.ts'
import type { ReadingQuality, SignCard } from './sign.ts'

/** A row as a program or a file gives it. */
export interface GivenReading {
  /** Code or id of the sign. */
  sign?: unknown
  /** Area code; empty: the whole district. */
  place?: unknown
  at?: unknown
  value?: unknown
  quality?: unknown
}

export interface Reading {
  code: string
  /** Area code; empty text: the whole district. */
  place: string
  atMs: number
  value: number
  quality: ReadingQuality
}

export interface ReadingWorld {
  sign(codeOrId: string): SignCard | null
  isPlace(code: string): boolean
  nowMs: number
  /** A clock outside may be ahead by this much. */
  aheadMs: number
  /** How long readings of a sign are kept: older ones are not taken. */
  keptMs(sign: SignCard): number
}

export type CheckedReading = { ok: true; reading: Reading } | { ok: false; why: Title }

/** One row, in words where it cannot be taken; nothing about one row touches another. */
export function checkReading(given: GivenReading, world: ReadingWorld): CheckedReading {
  const name = textOf(given.sign)
  if (name === '') return no('没有写体征编码', 'The code of the sign is missing')
  const sign = world.sign(name)
  if (!sign) return no(`没有体征“${short(name)}”。编码见体征清单，如 B07`, `There is no sign ${short(name)}`)
  const place = textOf(given.place)
  if (place !== '' && !world.isPlace(place))
    return no(
      `没有区域 ${short(place)}。请填本区街道或社区编码，全区留空`,
      `There is no area ${short(place)} in this district`,
    )
  const atMs = instantOf(given.at)
  if (atMs === null || !isInstantMs(atMs))
    return no(
      '时间看不懂。请按 2026-11-21T09:05:00+08:00 填写',
      'The time cannot be read; write 2026-11-21T09:05:00+08:00',
    )
  if (atMs > world.nowMs + world.aheadMs)
    return no(
      `时间 ${toRfc3339(atMs)} 在将来。请核对设备时钟`,
      `The time ${toRfc3339(atMs)} lies in the future; check the clock`,
    )
  if (atMs < world.nowMs - world.keptMs(sign))
    return no(`时间 ${toRfc3339(atMs)} 太早，已过保存期`, `The time ${toRfc3339(atMs)} is older than what is kept`)
  const value = numberOf(given.value)
  if (value === null)
    return no('数值看不懂。请填数字，缺数不要填 0', 'The value is no number; leave out what is not known')
  const [low, high] = sign.range
  if ((low !== null && value < low) || (high !== null && value > high))
    return no(
      `${sign.zh} ${value}${sign.unit} 超出可能范围 ${low ?? '不限'} 至 ${high ?? '不限'}，按坏数不收`,
      `${sign.en} ${value} is outside what is possible (${low ?? 'any'} to ${high ?? 'any'}), so it is not taken`,
    )
  const quality = qualityOf(given.quality)
  if (quality === null) return no('质量只能是 good（正常）或 estimated（估算）', 'The quality is good or estimated')
  return { ok: true, reading: { code: sign.code, place, atMs, value, quality } }
}

function no(zh: string, en: string): CheckedReading {
  return { ok: false, why: { zh, en } }
}

function textOf(given: unknown): string {
  return typeof given === 'string' || typeof given === 'number' ? String(given).trim() : ''
}

/** RFC 3339 as programs write it, else as offices write dates. */
function instantOf(given: unknown): number | null {
  if (typeof given !== 'string' && typeof given !== 'number') return null
  return (typeof given === 'string' ? parseRfc3339(given.trim()) : null) ?? parseDateText(given)
}

function numberOf(given: unknown): number | null {
  if (typeof given === 'number') return Number.isFinite(given) ? given : null
  if (typeof given !== 'string' || !/^\s*[-+]?\d+(\.\d+)?\s*$/.test(given)) return null
  const value = Number(given)
  return Number.isFinite(value) ? value : null
}

/** Nobody outside may call a reading simulated: only the simulator of a demonstration does. */
function qualityOf(given: unknown): 'good' | 'estimated' | null {
  const text = textOf(given)
  if (text === '' || text === 'good' || text === '正常') return 'good'
  return text === 'estimated' || text === '估算' ? 'estimated' : null
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
