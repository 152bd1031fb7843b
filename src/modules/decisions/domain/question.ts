import type { Title } from '#core/module-card.ts'
import { type Days, sayDays } from './period.ts'

export const IMPORTED = {
  include: { zh: '含历史导入', en: 'imported history included' },
  exclude: { zh: '不含历史导入', en: 'without imported history' },
  only: { zh: '只看历史导入', en: 'imported history only' },
} as const
export type Imported = keyof typeof IMPORTED

/** Which cases a page is of: reported in the period, and whatever has been clicked on it. */
export interface Narrowing {
  /** Street (9), community (12) or grid (15 digits). */
  area?: string
  /** Kind (2), class (4) or category (6 digits). */
  category?: string
  /** The unit in charge. */
  unit?: string
  channel?: string
}
export type Narrowed = keyof Narrowing
export const NARROWED: readonly Narrowed[] = ['area', 'category', 'unit', 'channel']

export const isNarrowed = (narrowing: Narrowing) => NARROWED.some((name) => narrowing[name] !== undefined)

export type AreaLevel = 'street' | 'community' | 'grid'

/** One level below what was chosen. */
export function areaLevelBelow(area: string | undefined): AreaLevel {
  return area === undefined ? 'street' : area.length >= 12 ? 'grid' : 'community'
}

export type CategoryLevel = 'class' | 'category'
export function categoryLevelBelow(category: string | undefined): CategoryLevel {
  return category === undefined || category.length < 4 ? 'class' : 'category'
}

/** Sums over cases; rates are quotients of these, never means of rates. */
export interface Sums {
  received: number
  closed: number
  open: number
  inTime: number
  late: number
  returned: number
  redone: number
  /** Seconds from report to end over the closed ones. */
  closeSeconds: number
}

/** The cases behind a number. */
export const PARTS = {
  received: { zh: '受理', en: 'received' },
  closed: { zh: '已办结', en: 'closed' },
  open: { zh: '在办', en: 'open' },
  inTime: { zh: '按期处置', en: 'handled in time' },
  late: { zh: '处置超期', en: 'handled late' },
  decided: { zh: '处置已见分晓', en: 'handling decided' },
  returned: { zh: '有退单', en: 'returned' },
  redone: { zh: '有重办', en: 'redone' },
} as const satisfies Readonly<Record<string, Title>>
export type Part = keyof typeof PARTS

/** How each figure is reckoned: printed with every table. */
export const DEFINITIONS: readonly Title[] = [
  {
    zh: '受理：期间内上报的案件，不含测试、作废、转出和被并案件',
    en: 'Received: reported in the period; without tests, voided, referred and merged ones',
  },
  {
    zh: '按期率＝按期处置÷处置已见分晓：首次处置时限，曾超期即为超期，未到期的不计',
    en: 'In time = handled in time ÷ decided: by the first time limit of handling; once late stays late, not yet due is neither',
  },
  {
    zh: '退单率、重办率＝有过退单（重办）的案件÷受理；平均用时：上报到结案，只计已办结',
    en: 'Returned, redone: share of the received; mean time: report to end, of closed ones',
  },
]

/** What the page is of, in one sentence. */
export function sayQuestion(days: Days, narrowed: readonly Title[], imported: Imported): Title {
  const [zh, en] = [narrowed.map((one) => one.zh), narrowed.map((one) => one.en)]
  return {
    zh: [`${sayDays(days)} 上报`, ...zh, IMPORTED[imported].zh].join('，'),
    en: [`Reported ${sayDays(days)}`, ...en, IMPORTED[imported].en].join(', '),
  }
}

/** Change in percent, of figures that were not nought. */
export function changeOf(now: number, before: number): number | null {
  return before === 0 ? null : ((now - before) / before) * 100
}

const RISING_LEAST = 5
const RISING_PERCENT = 20
/** Beyond what chance does to a count as large as the one before: two standard deviations of the difference. */
const SIGMAS = 2

/** Received in the period and in the one before. */
export interface Two {
  now: number
  before: number
}

/**
 * Rising: more than it would be had it grown as the whole has (or stayed, where the whole fell): by five, by a fifth, and by
 * more than chance gives. Where the whole had nothing before there is nothing to hold it against.
 */
export function isRising({ now, before }: Two, whole: Two): boolean {
  if (whole.before === 0) return false
  const expected = before * Math.max(1, whole.now / whole.before)
  const more = now - expected
  return more >= RISING_LEAST && more * 100 >= expected * RISING_PERCENT && more > SIGMAS * Math.sqrt(now + expected)
}
