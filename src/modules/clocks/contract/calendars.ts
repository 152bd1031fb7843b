import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { Day, Instant, nullable } from './words.ts'

const Key = Type.String({ pattern: '^[a-z][a-z0-9_-]{0,40}$' })
const Year = Type.Integer({ minimum: 2000, maximum: 2100 })
const Span = Type.Object({ from: Type.String({ maxLength: 5 }), to: Type.String({ maxLength: 5 }) })
const Spans = Type.Array(Span, { minItems: 1, maxItems: 10 })
const SpanRange = Type.Object({
  from: Type.String({ maxLength: 10 }),
  to: Type.String({ maxLength: 10 }),
  spans: Spans,
})
const Named = Type.Object({ date: Day, name: Type.String({ minLength: 1, maxLength: 20 }) })
const Overrides = Type.Object({
  off: Type.Array(Named, { maxItems: 400 }),
  work: Type.Array(Named, { maxItems: 400 }),
})
const Coverage = Type.Unsafe<'loaded' | 'provisional' | 'missing'>(Type.Enum(['loaded', 'provisional', 'missing']))

export const YearWarning = Type.Object({
  year: Type.Integer(),
  coverage: Type.Unsafe<'missing' | 'provisional'>(Type.Enum(['missing', 'provisional'])),
  daysLeft: Type.Integer(),
  zh: Type.String(),
  en: Type.String(),
})

export const CalendarView = Type.Object({
  key: Type.String(),
  version: Type.Integer(),
  wdMode: Type.Unsafe<'endOfDay' | 'rolling'>(Type.Enum(['endOfDay', 'rolling'])),
  weekly: Type.Array(Type.Integer()),
  spans: Type.Array(Span),
  spansByDate: Type.Array(SpanRange),
  overrides: Overrides,
  years: Type.Array(Type.Object({ year: Type.Integer(), coverage: Coverage, workingDays: Type.Integer() })),
  versions: Type.Array(
    Type.Object({ version: Type.Integer(), changedAt: Instant, changedBy: Type.String(), why: Type.String() }),
  ),
  /** Years without calendar that begin within 60 days. */
  warnings: Type.Array(YearWarning),
})
export type CalendarView = Static<typeof CalendarView>

export const listCalendars = operation({
  name: 'clocks.listCalendars',
  http: 'GET /calendars',
  title: { zh: '工作日历', en: 'Working calendars' },
  may: 'clocks:view-calendar',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({ items: Type.Array(CalendarView) }),
})

export const CalendarDayView = Type.Object({
  date: Day,
  kind: Type.Unsafe<'working' | 'weekend' | 'holiday' | 'outsideCalendar'>(Type.String()),
  /** Of the holiday or the make-up working day. */
  name: nullable<string>(Type.String()),
  /** The district's own date, not the year's. */
  own: Type.Boolean(),
  /** Other hours than the ordinary ones, as `09:00-12:00`. */
  hours: nullable<string>(Type.String()),
})
export type CalendarDayView = Static<typeof CalendarDayView>

export const getCalendarYear = operation({
  name: 'clocks.getCalendarYear',
  http: 'GET /calendars/{key}/years/{year}',
  title: { zh: '一年的工作日历', en: 'One year of a calendar' },
  may: 'clocks:view-calendar',
  reach: 'district',
  in: Type.Object({ key: Key, year: Year, version: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })) }),
  out: Type.Object({
    key: Type.String(),
    version: Type.Integer(),
    year: Type.Integer(),
    coverage: Coverage,
    workingDays: Type.Integer(),
    days: Type.Array(CalendarDayView),
  }),
})

const DayKind = Type.Object({ kind: Type.String(), name: nullable<string>(Type.String()) })
export const DayChange = Type.Object({ date: Day, before: DayKind, after: DayKind })

export const DueMove = Type.Object({
  clockId: Type.String(),
  caseId: Type.String(),
  /** Null in a trial. */
  caseNo: nullable<string>(Type.String()),
  name: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  before: nullable<string>(Instant),
  after: nullable<string>(Instant),
  /** By the calendar alone, where a due that people were told is kept. */
  reckoned: nullable<string>(Instant),
  overdueBefore: nullable<string>(Instant),
  overdueAfter: nullable<string>(Instant),
})
export type DueMove = Static<typeof DueMove>

/** What a change of the calendar does, or would do. */
export const CalendarChange = Type.Object({
  dryRun: Type.Boolean(),
  version: Type.Integer(),
  read: Type.Integer(),
  rejected: Type.Integer(),
  /** At most 200. */
  faults: Type.Array(
    Type.Object({ line: Type.Integer(), code: nullable<string>(Type.String()), zh: Type.String(), en: Type.String() }),
  ),
  changedDays: Type.Integer(),
  /** At most 400. */
  days: Type.Array(DayChange),
  /** In a trial: open clocks that would move, of those looked at. */
  dues: nullable<{ looked: number; open: number; moved: number; first: DueMove[] }>(
    Type.Object({
      looked: Type.Integer(),
      open: Type.Integer(),
      moved: Type.Integer(),
      first: Type.Array(DueMove),
    }),
  ),
  /** The run that reckons open dues again; null in a trial or when nothing changed. */
  runId: nullable<string>(Type.String()),
})
export type CalendarChange = Static<typeof CalendarChange>

export const loadCalendarYear = operation({
  name: 'clocks.loadCalendarYear',
  http: 'POST /calendars/{key}/years/{year}',
  title: { zh: '载入一年的放假安排', en: 'Load a year into a calendar' },
  may: 'clocks:edit-calendar',
  reach: 'district',
  takes: 'file',
  maxBodyBytes: 1024 * 1024,
  in: Type.Object({
    key: Key,
    year: Year,
    /** `true` reads, checks and reckons, and changes nothing. */
    dryRun: Type.Optional(Type.String({ maxLength: 5 })),
    /** `true`: the official notice is not out yet. */
    provisional: Type.Optional(Type.String({ maxLength: 5 })),
    why: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  out: CalendarChange,
})

export const correctCalendar = operation({
  name: 'clocks.correctCalendar',
  http: 'PUT /calendars/{key}',
  title: { zh: '更正工作日历', en: 'Correct a calendar' },
  may: 'clocks:edit-calendar',
  reach: 'district',
  in: Type.Object({
    key: Key,
    dryRun: Type.Optional(Type.Boolean()),
    why: Type.String({ minLength: 2, maxLength: 200 }),
    spans: Type.Optional(Spans),
    spansByDate: Type.Optional(Type.Array(SpanRange, { maxItems: 20 })),
    overrides: Type.Optional(Overrides),
  }),
  out: CalendarChange,
})

export const findMissingYears = operation({
  name: 'clocks.missingYears',
  http: 'GET /calendars/missing-years',
  title: { zh: '缺少日历的年份', en: 'Years without calendar' },
  may: 'clocks:watch-calendar',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({ items: Type.Array(YearWarning) }),
})

export const DuesRun = Type.Object({
  id: Type.String(),
  key: Type.String(),
  version: Type.Integer(),
  state: Type.Unsafe<'waiting' | 'running' | 'done' | 'failed'>(Type.Enum(['waiting', 'running', 'done', 'failed'])),
  cases: Type.Integer(),
  done: Type.Integer(),
  changed: Type.Integer(),
  fault: nullable<string>(Type.String()),
  startedBy: Type.String(),
  startedAt: Instant,
  endedAt: nullable<string>(Instant),
})
export type DuesRun = Static<typeof DuesRun>

export const listDuesRuns = operation({
  name: 'clocks.listDuesRuns',
  http: 'GET /calendar-runs',
  title: { zh: '到期重算记录', en: 'Runs that reckoned dues again' },
  may: 'clocks:watch-calendar',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({ items: Type.Array(DuesRun) }),
})

export const listDueMoves = operation({
  name: 'clocks.listDueMoves',
  http: 'GET /calendar-runs/{id}/moves',
  title: { zh: '重算改动的到期时间', en: 'Dues that a run moved' },
  may: 'clocks:watch-calendar',
  reach: 'district',
  in: Type.Object({
    id: Type.String({ format: 'uuid' }),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    cursor: Type.Optional(Type.String({ maxLength: 60 })),
  }),
  out: Type.Object({ items: Type.Array(DueMove), next: nullable<string>(Type.String()) }),
})
