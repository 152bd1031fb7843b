import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import type { CaseFilters } from '#modules/cases/contract.ts'
import type { FigureId, StreetFigureId } from '../domain/figure-id.ts'

export { FIGURE_IDS, type FigureId, STREET_FIGURE_IDS, type StreetFigureId } from '../domain/figure-id.ts'

const nullable = <T>(schema: object) => Type.Unsafe<T | null>({ anyOf: [schema, { type: 'null' }] })
const Instant = Type.String({ format: 'date-time' })
const Words = Type.Object({ zh: Type.String(), en: Type.String() })
type Words = Static<typeof Words>

/**
 * The list behind a number: `cases.listCases` with these filters holds exactly what was counted, and `href` opens it in
 * the console. Both parts are made from one object.
 */
export const ListBehind = Type.Object({
  filters: Type.Unsafe<CaseFilters>(Type.Object({})),
  /** Address in the console, `/c/cases?...`. */
  href: Type.String(),
})
export type ListBehind = Static<typeof ListBehind>

/** One number of the wall with all that has to be said of it. */
export const Figure = Type.Object({
  id: Type.Unsafe<FigureId | StreetFigureId>(Type.String()),
  zh: Type.String(),
  en: Type.String(),
  /** Null: cannot be told now; `why` says so. Percent where `unit` is %. */
  value: nullable<number>(Type.Number()),
  unit: Words,
  /** Of how many a rate is; null for counts. */
  n: nullable<number>(Type.Integer()),
  /** 95 % interval of a rate (Wilson), percent. */
  low: nullable<number>(Type.Number()),
  high: nullable<number>(Type.Number()),
  /** The same weekday a week ago and 52 weeks ago, up to the same time of day; null where it cannot be told. */
  lastWeek: nullable<number>(Type.Number()),
  lastYear: nullable<number>(Type.Number()),
  better: Type.Unsafe<'less' | 'more' | null>({ anyOf: [{ type: 'string' }, { type: 'null' }] }),
  asOf: Instant,
  /** Where there is no value: why, and from where it will come. */
  why: nullable<Words>(Words),
  /** What is counted, in one sentence. */
  definition: Words,
  /** Of a rate: all that it is of. Null where the number is of no list of cases. */
  list: nullable<ListBehind>(ListBehind),
  /** Of a rate: those that failed it; null for counts. */
  failed: nullable<ListBehind>(ListBehind),
  /** Another page of the console that lists it. */
  href: nullable<string>(Type.String()),
})
export type Figure = Static<typeof Figure>

export const DayCount = Type.Object({
  /** `2026-11-21` */
  date: Type.String(),
  count: Type.Integer(),
  /** The same weekday 52 weeks ago; up to the same time of day where the day is not over. */
  lastYear: Type.Integer(),
  isToday: Type.Boolean(),
  list: ListBehind,
})
export type DayCount = Static<typeof DayCount>

/** Cases that wait for one step. */
export const StepCount = Type.Object({
  /** Name of the clock. */
  step: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  open: Type.Integer(),
  soon: Type.Integer(),
  overdue: Type.Integer(),
  list: ListBehind,
  soonList: ListBehind,
  overdueList: ListBehind,
})
export type StepCount = Static<typeof StepCount>

/** A street by how many of its cases ended in time; first those that are enough to be ranked, best first. */
export const StreetRank = Type.Object({
  code: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  /** Label point: lon, lat. */
  point: Type.Unsafe<[number, number]>(Type.Array(Type.Number())),
  /** Null: too few to be ranked. */
  rank: nullable<number>(Type.Integer()),
  rate: nullable<number>(Type.Number()),
  n: Type.Integer(),
  low: nullable<number>(Type.Number()),
  high: nullable<number>(Type.Number()),
  lastWeek: nullable<number>(Type.Number()),
  open: Type.Integer(),
  overdue: Type.Integer(),
  list: ListBehind,
  failed: ListBehind,
})
export type StreetRank = Static<typeof StreetRank>

export const UnitCount = Type.Object({
  unit: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  open: Type.Integer(),
  overdue: Type.Integer(),
  list: ListBehind,
  overdueList: ListBehind,
})
export type UnitCount = Static<typeof UnitCount>

/** A case as the wall names it: no words of a citizen who asked confidentially, no personal data. */
export const WallCase = Type.Object({
  id: Type.String(),
  caseNo: Type.String(),
  title: Type.String(),
  address: nullable<string>(Type.String()),
  state: Type.String(),
  stateWords: Words,
  urgency: Type.String(),
  emergency: Type.Boolean(),
  street: nullable<string>(Type.String()),
  streetWords: nullable<Words>(Words),
  unit: nullable<string>(Type.String()),
  unitWords: nullable<Words>(Words),
  /** Name of the running clock and when it is due. */
  step: nullable<string>(Type.String()),
  stepWords: nullable<Words>(Words),
  due: nullable<string>(Instant),
  overdue: Type.Boolean(),
  reportedAt: Instant,
  lon: nullable<number>(Type.Number()),
  lat: nullable<number>(Type.Number()),
  /** `/c/cases/{id}` */
  href: Type.String(),
})
export type WallCase = Static<typeof WallCase>

/** Open cases of a street by who leads them. */
export const Flow = Type.Object({
  street: Type.String(),
  unit: Type.String(),
  unitWords: Words,
  count: Type.Integer(),
  list: ListBehind,
})
export type Flow = Static<typeof Flow>

/** One matter that was reported more than once. */
export const RepeatedMatter = Type.Object({
  caseId: Type.String(),
  caseNo: Type.String(),
  title: Type.String(),
  state: Type.String(),
  stateWords: Words,
  /** Reports in the period, the first among them if it lies there. */
  count: Type.Integer(),
  lastAt: Instant,
  list: ListBehind,
})
export type RepeatedMatter = Static<typeof RepeatedMatter>

export const OnDuty = Type.Object({
  name: Type.String(),
  /** The post under which the person is named here. */
  post: nullable<Words>(Words),
  unitWords: Words,
  shift: Type.Unsafe<'day' | 'evening' | 'night'>(Type.String()),
  /** Local time of day, `08:30`. */
  startsAt: Type.String(),
  endsAt: Type.String(),
})
export type OnDuty = Static<typeof OnDuty>

export const Picture = Type.Object({
  /** The instant of the snapshot that all counts are of. */
  asOf: Instant,
  /** Rates and comparisons with the past are counted less often; they say when. */
  ratesAsOf: Instant,
  /** How many days rates look back, and of how many cases a rate has to be before it is ranked. */
  rules: Type.Object({ rateDays: Type.Integer(), rankLeast: Type.Integer(), repeatDays: Type.Integer() }),
  /** The installation holds invented cases: shown as 演示数据. */
  demo: Type.Boolean(),
  /** In the order of FIGURE_IDS. */
  figures: Type.Array(Figure),
  received: Type.Array(DayCount),
  steps: Type.Array(StepCount),
  streets: Type.Array(StreetRank),
  units: Type.Array(UnitCount),
  newestRed: Type.Array(WallCase),
  /** Emergencies and critical cases that are open, newest first. */
  pressing: Type.Array(WallCase),
  /** Due before the day shift begins, soonest first. */
  nightHandover: Type.Array(WallCase),
  flows: Type.Array(Flow),
  /** Null where the caller may not see the roster. `leader`: who leads the shift; null: nobody is on the roster. */
  duty: nullable<{ leader: OnDuty | null; roster: OnDuty[]; href: string }>(
    Type.Object({ leader: nullable(OnDuty), roster: Type.Array(OnDuty), href: Type.String() }),
  ),
  /** Of the street that was asked for. */
  street: nullable<{ code: string; zh: string; en: string; figures: Figure[]; repeated: RepeatedMatter[] }>(
    Type.Object({
      code: Type.String(),
      zh: Type.String(),
      en: Type.String(),
      figures: Type.Array(Figure),
      repeated: Type.Array(RepeatedMatter),
    }),
  ),
  /** Parts for which this house has no source yet; nothing is invented in their place. */
  slots: Type.Array(Type.Object({ id: Type.String(), why: Words })),
})
export type Picture = Static<typeof Picture>

/**
 * All figures of the wall for the caller's scope. Counts are of one snapshot of the case store, at most a second old
 * while things change; nothing is counted again before something has changed.
 */
export const getPicture = operation({
  name: 'situation.getPicture',
  http: 'GET /situation/picture',
  title: { zh: '查看态势数字', en: 'Figures of the situation' },
  may: 'situation:view-work',
  reach: 'area',
  in: Type.Object({
    street: Type.Optional(Type.String({ pattern: '^[0-9]{9}$', description: 'code of the street shown by itself' })),
  }),
  out: Picture,
})

/** Happenings after which the picture may be another: ask again, not more than once a second. */
export const PICTURE_TOPICS = ['cases.caseChanged'] as const
