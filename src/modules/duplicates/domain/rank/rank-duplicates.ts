import { hashText } from '../cluster/hash-text.ts'
import { folded } from '../cluster/message-terms.ts'
import { compareReports, type ReadyReport, type Reason, scaleOf, scoreOf } from './compare-reports.ts'
import { readAddress } from './read-address.ts'
import type { Report } from './report.ts'

export interface Candidate {
  /** Place in the input. */
  at: number
  /** 0 to 1. */
  score: number
  reasons: Reason[]
}

export interface RankRule {
  withinMs: number
  most: number
}

const RANK_RULE: RankRule = { withinMs: 30 * 86_400_000, most: 10 }

const BITS = 22
/** So few were chosen already: a small table is filled in no time, and each is compared with all. */
const FEW = 1000
const BITS_OF_FEW = 18
const LONGEST_WORDS = 600
const MOST_TERMS = 40
/** Cells a few hundred metres wide; a report is compared with those of its own and the eight around it. */
const CELL_DEGREES = 0.006
const METRES_PER_DEGREE = 111_195
/** Of one road or rare word so many of the nearest in time are looked at: an avenue of a city has thousands. */
const MOST_OF_KEY = 120
const MOST_OF_OWN_CELL = 500
const MOST_OF_CELL_BESIDE = 150
const RARE_TERMS = 4
/** Among a handful of reports what stands in two of them still tells: they were chosen because they share it. */
const RARE_AMONG = 50

/** Ranks for each report the others opened within the time before or after: the best first, equal ones by their order. */
export function openRanking(
  reports: readonly Report[],
  rule: RankRule = RANK_RULE,
): { candidatesOf(at: number): Candidate[] } {
  const ready = makeReady(reports)
  const order = [...ready.keys()].sort((a, b) => ready[a]!.openedMs - ready[b]!.openedMs || a - b)
  const keys = new Map<string, number[]>()
  const keysOf = ready.map((report) => searchKeys(report))
  for (const at of order) for (const key of keysOf[at]!.own) entry(keys, key).push(at)
  const listsFor = (at: number): [readonly number[], number][] =>
    reports.length <= FEW
      ? [[order, reports.length]]
      : keysOf[at]!.asked.map((key) => [keys.get(key) ?? [], mostOf(key, keysOf[at]!.own)])
  return {
    candidatesOf(at) {
      const own = ready[at]!
      const seen = new Set<number>([at])
      const found: { at: number; odds: number }[] = []
      for (const [list, most] of listsFor(at)) {
        for (const other of around(list, ready, own.openedMs, rule.withinMs, most)) {
          if (seen.has(other)) continue
          seen.add(other)
          found.push({ at: other, odds: compareReports(own, ready[other]!, awayM(own, ready[other]!), null) })
        }
      }
      found.sort((a, b) => b.odds - a.odds || a.at - b.at)
      return found.slice(0, rule.most).map(({ at: other, odds }) => {
        const reasons: Reason[] = []
        compareReports(own, ready[other]!, awayM(own, ready[other]!), reasons)
        return { at: other, score: scoreOf(odds), reasons }
      })
    },
  }
}

function makeReady(reports: readonly Report[]): ReadyReport[] {
  const bits = reports.length <= FEW ? BITS_OF_FEW : BITS
  const counts = new Uint32Array(1 << bits)
  const points = new Map<string, number>()
  for (const report of reports) {
    for (const term of termsOf(report, bits)) counts[term]!++
    if (report.lon !== null && report.lat !== null) {
      const point = pointKey(report.lon, report.lat)
      points.set(point, (points.get(point) ?? 0) + 1)
    }
  }
  const total = reports.length
  return reports.map((report) => {
    const weighed = [...termsOf(report, bits)]
      .map((term): [number, number] => [term, Math.log((total + RARE_AMONG) / counts[term]!)])
      .filter(([, weight]) => weight > 0.05)
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, MOST_TERMS)
    const length = Math.sqrt(weighed.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1
    const sorted = weighed.sort((a, b) => a[0] - b[0])
    return {
      ...report,
      read: readAddress(report.address),
      scaleM: scaleOf(report.type),
      terms: Uint32Array.from(sorted, ([term]) => term),
      weights: Float32Array.from(sorted, ([, weight]) => weight / length),
      atPoint: report.lon === null || report.lat === null ? 0 : points.get(pointKey(report.lon, report.lat))! - 1,
    }
  })
}

const WORD = /\p{Script=Han}+|[\p{Letter}\p{Number}]+/gu

/** Pairs of Han characters and whole words of other scripts, by number. */
function termsOf({ words }: Report, bits: number): Set<number> {
  const found = new Set<number>()
  for (const [run] of folded(words.slice(0, LONGEST_WORDS)).matchAll(WORD)) {
    if (!/^\p{Script=Han}/u.test(run)) found.add(hashText(run.slice(0, 24), bits))
    else for (let at = 0; at + 2 <= run.length; at++) found.add(hashText(run.slice(at, at + 2), bits))
  }
  return found
}

const mostOf = (key: string, own: readonly string[]) =>
  key[0] !== 'c' ? MOST_OF_KEY : own.includes(key) ? MOST_OF_OWN_CELL : MOST_OF_CELL_BESIDE

function searchKeys(report: ReadyReport): { own: string[]; asked: string[] } {
  const { roads: named, from } = report.read
  const roads = named.flatMap((road) => (from === null ? [`r${road}`] : [`r${road}`, `a${road} ${from}`]))
  const rare = [...report.terms.keys()]
    .sort((a, b) => report.weights[b]! - report.weights[a]! || a - b)
    .slice(0, RARE_TERMS)
    .map((at) => `t${report.terms[at]}`)
  if (report.lon === null || report.lat === null) return { own: [...roads, ...rare, 'n'], asked: [...roads, ...rare] }
  const [x, y] = [Math.floor(report.lon / CELL_DEGREES), Math.floor(report.lat / CELL_DEGREES)]
  const cells: string[] = []
  for (const dx of [0, -1, 1]) for (const dy of [0, -1, 1]) cells.push(`c${x + dx}/${y + dy}`)
  return { own: [`c${x}/${y}`, ...roads, ...rare], asked: [...cells, ...roads, ...rare] }
}

/** Those of a list sorted by time that lie nearest in time. */
function around(
  list: readonly number[],
  ready: readonly ReadyReport[],
  openedMs: number,
  withinMs: number,
  most: number,
): number[] {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (ready[list[middle]!]!.openedMs < openedMs) low = middle + 1
    else high = middle
  }
  const gap = (place: number) =>
    place < 0 || place >= list.length ? Number.POSITIVE_INFINITY : Math.abs(ready[list[place]!]!.openedMs - openedMs)
  const found: number[] = []
  let [before, after] = [low - 1, low]
  while (found.length < most) {
    const takesBefore = gap(before) < gap(after)
    const place = takesBefore ? before : after
    if (gap(place) > withinMs) break
    found.push(list[place]!)
    if (takesBefore) before--
    else after++
  }
  return found
}

function awayM(a: Report, b: Report): number | null {
  if (a.lon === null || a.lat === null || b.lon === null || b.lat === null) return null
  const north = (a.lat - b.lat) * METRES_PER_DEGREE
  const east = (a.lon - b.lon) * METRES_PER_DEGREE * Math.cos((a.lat * Math.PI) / 180)
  return Math.hypot(north, east)
}

const pointKey = (lon: number, lat: number) => `${lon.toFixed(5)},${lat.toFixed(5)}`

function entry(map: Map<string, number[]>, key: string): number[] {
  const found = map.get(key)
  if (found) return found
  const list: number[] = []
  map.set(key, list)
  return list
}
