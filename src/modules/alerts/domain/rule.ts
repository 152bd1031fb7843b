import type { Title } from '#core/module-card.ts'

export const RULE_KINDS = ['repeat', 'appellant', 'rise', 'overdue'] as const
export type RuleKind = (typeof RULE_KINDS)[number]
export const RULE_KIND_NAMES: Readonly<Record<RuleKind, Title>> = {
  repeat: { zh: '同地反复', en: 'Repeated at a place' },
  appellant: { zh: '同人反复', en: 'Repeated by one appellant' },
  rise: { zh: '上升趋势', en: 'Rising trend' },
  overdue: { zh: '超期积压', en: 'Overdue load' },
}

export const ALERT_LEVELS = ['yellow', 'orange', 'red'] as const
export type AlertLevel = (typeof ALERT_LEVELS)[number]
export const ALERT_LEVEL_NAMES: Readonly<Record<AlertLevel, Title>> = {
  yellow: { zh: '黄', en: 'yellow' },
  orange: { zh: '橙', en: 'orange' },
  red: { zh: '红', en: 'red' },
}

/** What counts as one place: the same address, within some metres, or an area. */
export const PLACES = ['address', 'near', 'grid', 'community', 'street', 'district'] as const
export type PlaceBy = (typeof PLACES)[number]
export const PLACE_NAMES: Readonly<Record<PlaceBy, Title>> = {
  address: { zh: '同一地址（楼栋）', en: 'the same address or building' },
  near: { zh: '相距不超过若干米', en: 'within some metres' },
  grid: { zh: '同一网格', en: 'the same grid' },
  community: { zh: '同一社区', en: 'the same community' },
  street: { zh: '同一街道', en: 'the same street' },
  district: { zh: '全区', en: 'the whole district' },
}

/** How like each other the matters must be: codes begin with kind (2 digits), class (4), category (6). */
export const ALIKE = ['any', 'kind', 'class', 'category'] as const
export type Alike = (typeof ALIKE)[number]
export const ALIKE_NAMES: Readonly<Record<Alike, Title>> = {
  any: { zh: '不分类别', en: 'whatever their category' },
  kind: { zh: '同一大类', en: 'of one kind' },
  class: { zh: '同一类', en: 'of one class' },
  category: { zh: '同一小类', en: 'of one category' },
}
export const ALIKE_DIGITS: Readonly<Record<Alike, number>> = { any: 0, kind: 2, class: 4, category: 6 }

/** Which cases a rule looks at; an empty list takes all. */
export interface RuleFilter {
  /** Beginnings of category codes: 20, 2001, 200102. */
  categories: string[]
  areas: string[]
  units: string[]
  /** Literal phrases; one of them stands in the title, the words or the address. */
  words: string[]
}

/** One rule, whole: district data, in versions. */
export interface AlertRule {
  key: string
  zh: string
  en: string
  kind: RuleKind
  enabled: boolean
  level: AlertLevel
  filter: RuleFilter
  place: PlaceBy
  alike: Alike
  /** Cases count together within so many days; of a trend: length of the period that is compared. */
  days: number
  /** At least so many cases; of a trend the least that is worth saying, of a load the least number overdue. */
  atLeast: number
  /** With place `near`: how far apart at most. */
  withinM: number
  /** Of a trend: how often chance alone may look like a rise, per comparison. */
  falseAlarmRate: number
  /** Of a load: overdue cases as percent of all open ones of the unit. */
  overduePercent: number
  /** What the unit is advised to do. */
  advice: string
}
