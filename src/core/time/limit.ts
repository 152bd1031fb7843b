/** Natural or working, by minute, hour or day (domain §5.2). */
export type LimitUnit = 'NM' | 'NH' | 'ND' | 'WM' | 'WH' | 'WD'

export interface Limit {
  n: number
  unit: LimitUnit
}

/** Longest limit that a person may enter (domain §5.2). */
export const LONGEST_LIMIT = 3650

interface UnitWords {
  zh: string
  one: string
  many: string
}

const WORDS: Record<LimitUnit, UnitWords> = {
  NM: { zh: '自然分钟', one: 'natural minute', many: 'natural minutes' },
  NH: { zh: '自然时', one: 'natural hour', many: 'natural hours' },
  ND: { zh: '自然日', one: 'natural day', many: 'natural days' },
  WM: { zh: '工作分钟', one: 'working minute', many: 'working minutes' },
  WH: { zh: '工作时', one: 'working hour', many: 'working hours' },
  WD: { zh: '工作日', one: 'working day', many: 'working days' },
}

export const LIMIT_UNITS = Object.keys(WORDS) as readonly LimitUnit[]

const UNIT_BY_WORD = new Map<string, LimitUnit>(
  LIMIT_UNITS.flatMap((unit) => {
    const { zh, one, many } = WORDS[unit]
    return [unit.toLowerCase(), zh, zh.replace('时', '小时'), one, many].map((word) => [word, unit] as const)
  }),
)

/** Reads '4WH', '4个工作时', '4 working hours'; null unless n is a whole number from 1 to 3650 and the unit is known. */
export function parseLimit(text: string): Limit | null {
  const match = /^\s*([1-9]\d{0,3})\s*个?\s*([^\d\s]+(?: [a-z]+)?)\s*$/i.exec(text)
  if (!match) return null
  const n = Number(match[1])
  const unit = UNIT_BY_WORD.get((match[2] ?? '').toLowerCase())
  return unit === undefined || n > LONGEST_LIMIT ? null : { n, unit }
}

/** '4WH' */
export function formatLimit(limit: Limit): string {
  return `${limit.n}${limit.unit}`
}

/** '4个工作时' */
export function formatLimitZh(limit: Limit): string {
  return `${limit.n}个${WORDS[limit.unit].zh}`
}

/** '4 working hours' */
export function formatLimitEn(limit: Limit): string {
  const { one, many } = WORDS[limit.unit]
  return `${limit.n} ${limit.n === 1 ? one : many}`
}
