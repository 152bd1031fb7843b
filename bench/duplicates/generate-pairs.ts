import { seededRandom } from '../../src/core/number/seeded-random.ts'
import { CHINESE, type CityWords, ENGLISH } from './city-words.ts'

export interface Row {
  id: string
  opened: string
  closed: string
  title: string
  group: string
  type: string
  unit: string
  address: string
  lon: string
  lat: string
  body: string
}

export interface Pair {
  id: string
  parent: string
  level: Level
}

/** How differently the second report of one matter is put. */
const LEVELS = {
  easy: { metres: 5, hours: 0.5, otherType: 0.05, otherAddress: 0.1, noPlace: 0, keptWords: 0.8 },
  middle: { metres: 25, hours: 8, otherType: 0.2, otherAddress: 0.35, noPlace: 0.03, keptWords: 0.5 },
  hard: { metres: 70, hours: 72, otherType: 0.35, otherAddress: 0.6, noPlace: 0.1, keptWords: 0.3 },
} as const
export type Level = keyof typeof LEVELS

const DAY_MS = 86_400_000
const START_MS = Date.UTC(2024, 0, 1)
const METRES_PER_DEGREE = 111_195

/** A year of reports of an invented city, some of which repeat another: same matter, other words, place and time. */
export function generatePairs(
  language: 'en' | 'zh',
  rows: number,
  pairs: number,
  seed: number,
): { rows: Row[]; pairs: Pair[] } {
  const words = language === 'zh' ? CHINESE : ENGLISH
  const dice = seededRandom(seed, `duplicates-${language}`)
  const normal = () => Math.sqrt(-2 * Math.log(1 - dice.next())) * Math.cos(2 * Math.PI * dice.next())
  const roads = makeRoads(words, dice)
  const made = Array.from({ length: rows - pairs }, (_, at) => {
    const type = words.types[Math.floor(dice.next() ** 2 * words.types.length)]!
    const road = roads[Math.floor(dice.next() ** 1.7 * roads.length)]!
    const number = 1 + Math.floor(dice.next() ** 1.3 * 300)
    const openedMs = START_MS + dice.next() * 365 * DAY_MS
    const along = (number / 300 - 0.5) * 2200
    return {
      key: at,
      type,
      road,
      number,
      openedMs,
      closedMs: dice.chance(0.12) ? null : openedMs + (0.5 + dice.next() ** 3 * 400) * 3_600_000,
      east: road.east + along * Math.cos(road.turn),
      north: road.north + along * Math.sin(road.turn),
      said: sentence(type.said, words, dice, 1),
      hasPlace: !dice.chance(0.03),
    }
  })
  const out = made.map((one) => toRow(one, words, one.road, one.number))
  const labels: Pair[] = []
  const used = new Set<number>()
  const names = Object.keys(LEVELS) as Level[]
  while (labels.length < pairs) {
    const at = dice.whole(0, made.length - 1)
    if (used.has(at)) continue
    used.add(at)
    const level = names[labels.length % names.length]!
    const noise = LEVELS[level]
    const parent = made[at]!
    const others = words.types.filter(({ group }) => group === parent.type.group)
    const type = dice.chance(noise.otherType) ? dice.pick(others) : parent.type
    const laterMs = -Math.log(1 - dice.next()) * noise.hours * 3_600_000
    const openedMs = parent.openedMs + Math.min(laterMs, 29 * DAY_MS)
    const otherAddress = dice.chance(noise.otherAddress)
    const child = {
      ...parent,
      key: made.length + labels.length,
      type,
      openedMs,
      closedMs: dice.chance(0.1) ? null : openedMs + (0.2 + dice.next() * 20) * 3_600_000,
      east: parent.east + normal() * noise.metres,
      north: parent.north + normal() * noise.metres,
      said: sentence(type.said, words, dice, noise.keptWords, parent.said),
      hasPlace: !dice.chance(noise.noPlace),
    }
    const number = otherAddress ? Math.max(1, parent.number + dice.whole(-8, 8)) : parent.number
    const row = toRow(child, words, parent.road, number)
    if (otherAddress && dice.chance(0.2)) row.address = ''
    out.push(row)
    labels.push({ id: row.id, parent: toId(parent.key), level })
  }
  return { rows: out, pairs: labels }
}

interface Road {
  name: string
  east: number
  north: number
  turn: number
}

type Dice = ReturnType<typeof seededRandom>

function makeRoads(words: CityWords, dice: Dice): Road[] {
  return words.roadNames.flatMap((name) =>
    words.roadEnds.map((end) => ({
      name: words.joined(name, end),
      east: (dice.next() - 0.5) * 16_000,
      north: (dice.next() - 0.5) * 16_000,
      turn: dice.next() * Math.PI,
    })),
  )
}

/** Some words of what was said before, the rest anew. */
function sentence(stock: readonly string[], words: CityWords, dice: Dice, kept: number, before?: string): string {
  const old = before === undefined ? [] : before.split(words.gap === '' ? '，' : ', ').filter(() => dice.chance(kept))
  const fresh = Array.from({ length: before === undefined ? 3 : 2 }, () => dice.pick(stock))
  return [...new Set([...old, ...fresh, dice.pick(words.manner)])].join(words.gap === '' ? '，' : ', ')
}

interface Made {
  key: number
  type: CityWords['types'][number]
  openedMs: number
  closedMs: number | null
  east: number
  north: number
  said: string
  hasPlace: boolean
}

function toRow(one: Made, words: CityWords, road: Road, number: number): Row {
  const lat = words.centre[1] + one.north / METRES_PER_DEGREE
  const lon = words.centre[0] + one.east / (METRES_PER_DEGREE * Math.cos((words.centre[1] * Math.PI) / 180))
  return {
    id: toId(one.key),
    opened: timeText(one.openedMs),
    closed: one.closedMs === null ? '' : timeText(one.closedMs),
    title: one.type.name,
    group: one.type.group,
    type: one.type.name,
    unit: one.type.unit,
    address: words.address(road.name, number),
    lon: one.hasPlace ? lon.toFixed(6) : '',
    lat: one.hasPlace ? lat.toFixed(6) : '',
    body: one.said,
  }
}

const toId = (key: number) => `g${String(key).padStart(6, '0')}`
const timeText = (ms: number) => new Date(Math.round(ms / 1000) * 1000).toISOString().slice(0, 19).replace('T', ' ')
