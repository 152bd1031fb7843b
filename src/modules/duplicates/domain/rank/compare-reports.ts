import { LIKENESS_WEIGHTS as W } from './likeness-weights.ts'
import type { ReadAddress } from './read-address.ts'
import { type Report, STILL_OPEN } from './report.ts'

/** A report made ready for comparing. */
export interface ReadyReport extends Report {
  read: ReadAddress
  /** Words by number, sorted, with weights by rarity. */
  terms: Uint32Array
  weights: Float32Array
  /** Metres within which people place the one thing they mean. */
  scaleM: number
  /** How many others lie at the very same point, in all the time: an address for want of a better one says little. */
  atPoint: number
}

export type ReasonCode =
  | 'samePlace'
  | 'near'
  | 'sameAddress'
  | 'sameRoad'
  | 'sameTime'
  | 'sameDay'
  | 'fewDays'
  | 'sameType'
  | 'sameGroup'
  | 'words'
  | 'sameUnit'
  | 'samePerson'
  | 'bothOpen'
  | 'outlived'

export interface Reason {
  code: ReasonCode
  /** Metres, minutes, days or hundredths, as the code says. */
  value?: number
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Metres within which two people who mean one thing place it, by what they report. */
export interface ScaleRule {
  /** Words of the type, in lower case. */
  words: readonly string[]
  metres: number
}

const SCALES: readonly ScaleRule[] = [
  {
    words: ['residential', 'bed bug', 'housing', 'heat', 'unit', 'apartment', '漏水', '楼道', '电梯', '房屋'],
    metres: 25,
  },
  { words: ['sign', 'light', 'pothole', 'tree', 'hydrant', 'graffiti', '井盖', '路灯', '树'], metres: 40 },
  { words: ['noise', 'odor', 'smell', 'smoke', 'party', '噪', '异味', '油烟', '扬尘'], metres: 120 },
  { words: ['animal', 'dog', 'lost', 'found', 'coyote', '犬', '动物'], metres: 90 },
  { words: ['outage', 'flood', 'power', 'water main', '停水', '停电', '积水', '停气'], metres: 300 },
]
const USUAL_METRES = 60

export function scaleOf(type: string): number {
  const plain = type.toLowerCase()
  return SCALES.find(({ words }) => words.some((word) => plain.includes(word)))?.metres ?? USUAL_METRES
}

/**
 * The one measure of likeness: while a report is typed, beside a case, after an import and for files. How far the odds speak for
 * `b` being the case that `a` repeats: each part is a logarithm of odds, so that an unknown part adds nothing. The reasons are
 * added where there is a list for them.
 */
export function compareReports(a: ReadyReport, b: ReadyReport, awayM: number | null, reasons: Reason[] | null): number {
  return (
    W.prior +
    ofPlace(a, b, awayM, reasons) +
    ofTime(a, b, reasons) +
    ofType(a, b, reasons) +
    ofWords(a, b, reasons) +
    ofUnit(a, b, reasons) +
    ofPerson(a, b, reasons)
  )
}

/** From 0 to 1, to a thousandth. */
export const scoreOf = (odds: number) => Math.round(1000 / (1 + Math.exp(-odds))) / 1000

function ofPlace(a: ReadyReport, b: ReadyReport, awayM: number | null, reasons: Reason[] | null): number {
  const { here, fall, least, crowd, samePointM, unknown, addressAlone } = W.place
  const address = ofAddress(a.read, b.read, reasons)
  if (awayM === null) return address * addressAlone + unknown
  const scale = Math.max(a.scaleM, b.scaleM)
  const distance = here - fall * Math.log1p((awayM / scale) ** 2)
  const isHere = awayM < samePointM
  if (isHere) reasons?.unshift({ code: 'samePlace' })
  else if (awayM <= 5 * scale) reasons?.unshift({ code: 'near', value: Math.round(awayM) })
  const others = isHere ? crowd * Math.log1p(Math.min(a.atPoint, b.atPoint)) : 0
  return Math.max(distance, least) + address - others
}

function ofAddress(a: ReadAddress, b: ReadAddress, reasons: Reason[] | null): number {
  const { same, nearNumber, nearNumbers, sameRoad, roadAlone, otherRoad } = W.address
  const isShared = a.roads.some((road) => b.roads.includes(road))
  if (a.roads.length === 0 || b.roads.length === 0) return 0
  if (!isShared) return otherRoad
  const isCrossing = a.roads.length > 1 && b.roads.length > 1
  if (isCrossing && a.roads.every((road) => b.roads.includes(road))) {
    reasons?.push({ code: 'sameAddress' })
    return same
  }
  if (a.from === null || b.from === null || a.to === null || b.to === null) {
    reasons?.push({ code: 'sameRoad' })
    return roadAlone
  }
  const gap = Math.max(0, a.from - b.to, b.from - a.to)
  reasons?.push({ code: gap === 0 ? 'sameAddress' : 'sameRoad' })
  return gap === 0 ? same : gap <= nearNumbers ? nearNumber : sameRoad
}

function ofTime(a: Report, b: Report, reasons: Reason[] | null): number {
  const { at, fall, scaleHours, stillOpen, idleFall, idleHours } = W.time
  const gapMs = Math.abs(a.openedMs - b.openedMs)
  if (gapMs <= HOUR_MS) reasons?.push({ code: 'sameTime', value: Math.round(gapMs / MINUTE_MS) })
  else if (gapMs <= DAY_MS) reasons?.push({ code: 'sameDay', value: Math.round(gapMs / HOUR_MS) })
  else if (gapMs <= 7 * DAY_MS) reasons?.push({ code: 'fewDays', value: Math.round(gapMs / DAY_MS) })
  const [earlier, later] = a.openedMs <= b.openedMs ? [a, b] : [b, a]
  const idleMs = earlier.endedMs === null ? null : later.openedMs - earlier.endedMs
  const isOpen = idleMs !== null && idleMs <= 0
  if (isOpen) reasons?.push({ code: 'bothOpen' })
  const open =
    idleMs === null ? 0 : idleMs <= HOUR_MS ? stillOpen : -idleFall * Math.log1p(idleMs / (idleHours * HOUR_MS))
  const falling = fall * Math.log1p(gapMs / (scaleHours * HOUR_MS))
  return at - falling + open + ofOutliving(a, b, reasons)
}

/** A repetition is ended soon; the case that it repeats is carried on. Of several alike that one is meant. */
function ofOutliving(a: Report, b: Report, reasons: Reason[] | null): number {
  const { open, most, perHour } = W.outlived
  if (a.endedMs === null || a.endedMs === STILL_OPEN || (b.endedMs !== null && b.endedMs <= a.endedMs)) return 0
  reasons?.push({ code: 'outlived' })
  return b.endedMs === null ? open : Math.min(most, perHour * Math.log1p((b.endedMs - a.endedMs) / HOUR_MS))
}

function ofType(a: Report, b: Report, reasons: Reason[] | null): number {
  if (a.type === '' || b.type === '') return 0
  if (a.type === b.type) {
    reasons?.push({ code: 'sameType' })
    return W.type.same
  }
  if (a.group !== '' && a.group === b.group) {
    reasons?.push({ code: 'sameGroup' })
    return W.type.group
  }
  return W.type.other
}

function ofUnit(a: Report, b: Report, reasons: Reason[] | null): number {
  if (a.unit === '' || a.unit !== b.unit) return 0
  reasons?.push({ code: 'sameUnit' })
  return W.sameUnit
}

function ofPerson(a: Report, b: Report, reasons: Reason[] | null): number {
  if (!a.callers?.some((caller) => b.callers?.includes(caller))) return 0
  reasons?.push({ code: 'samePerson' })
  return W.samePerson
}

function ofWords(a: ReadyReport, b: ReadyReport, reasons: Reason[] | null): number {
  if (a.terms.length === 0 || b.terms.length === 0) return 0
  let [i, j, alike] = [0, 0, 0]
  while (i < a.terms.length && j < b.terms.length) {
    const difference = a.terms[i]! - b.terms[j]!
    if (difference === 0) alike += a.weights[i++]! * b.weights[j++]!
    else if (difference < 0) i++
    else j++
  }
  if (alike >= W.words.said) reasons?.push({ code: 'words', value: Math.round(alike * 100) })
  return W.words.alike * alike + W.words.none
}
