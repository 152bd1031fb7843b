import type { Words } from '#ui/language.ts'
import { otherChannels, rejectReasons, results, returnReasons, skipBases, voidReasons } from '../../domain/enums.ts'
import type { Names } from '../names.ts'

/** Fields of a record line that a reader wants to see, in this order. */
const TEXTS = [
  'text',
  'answer',
  'newFacts',
  'forceReason',
  'noMeasureReason',
  'distanceReason',
  'exemptReason',
  'comment',
] as const
const REASONS: Readonly<Record<string, Words>> = { ...rejectReasons, ...returnReasons, ...skipBases, ...voidReasons }

/** The words of one line of the record: to whom, why, what was said. Never codes. */
export function saidIn(data: unknown, names: Names, t: (words: Words) => string): string[] {
  if (typeof data !== 'object' || data === null) return []
  const line = data as Record<string, unknown>
  const said: string[] = []
  const units = [line.lead, ...(Array.isArray(line.coHandlers) ? line.coHandlers : []), line.order]
    .map((seed) => (typeof seed === 'object' && seed !== null && 'unit' in seed ? names.unit(String(seed.unit)) : null))
    .filter((unit) => unit !== null)
  if (units.length > 0) said.push(`→ ${units.join('、')}`)
  for (const name of ['reason', 'basis'] as const) {
    const value = line[name]
    if (typeof value === 'string') said.push(REASONS[value] ? t(REASONS[value]) : value)
  }
  if (typeof line.result === 'string' && Object.hasOwn(results, line.result))
    said.push(t(results[line.result as keyof typeof results]))
  if (typeof line.otherChannel === 'string' && Object.hasOwn(otherChannels, line.otherChannel))
    said.push(t(otherChannels[line.otherChannel as keyof typeof otherChannels]))
  for (const name of TEXTS) {
    const value = line[name]
    if (typeof value === 'string' && value !== '') said.push(value)
  }
  const { request } = line
  if (typeof request === 'object' && request !== null && 'text' in request) said.push(String(request.text))
  return [...new Set(said)]
}
