import { port } from '#core/port.ts'
import type { WorkCalendar } from '#core/time/calendar.ts'
import type { Clock } from '../domain/clock.ts'

/** The calendar in force; reckoning with it needs no query. */
export interface CalendarBook {
  calendar(): WorkCalendar
  version(): number
}
export const calendarBook = port<CalendarBook>('clocks.calendarBook')

/** Sent through `runtime.broadcast` when a calendar has a new version, and when dues have been reckoned again by it. */
export const CALENDAR_CHANGED = 'clocks.calendarChanged'
export const DUES_RECKONED = 'clocks.duesReckoned'

/** Setting of the installation that says which years the calendar in force knows. */
export const CALENDAR_YEARS = 'clocks.calendarYears'
export type CalendarYears = Record<string, { provisional: boolean }>

/** What caused a change of a clock: a line of the case's record. */
export interface ClockCause {
  /** Line of the record. */
  seq: number
  zh: string
  en: string
  /** Number of the request that it belongs to within its case, or the number that the request carries. */
  requestNo: string | null
  person: string | null
  post: string | null
}

/** Which rule gave a clock its limit. */
export interface LimitSource {
  from:
    | 'category'
    | 'ownerless'
    | 'tier'
    | 'stepTable'
    | 'switch'
    | 'givenDate'
    | 'order'
    | 'rework'
    | 'fallback'
    | 'other'
  zh: string
  en: string
  /** Version of the rules and tables that it stands in. */
  version: string
}

/** What a case knows of its clocks' reasons. */
export interface ClockReasons {
  caseNo: string
  /** The rules that the case was reported under, which it keeps. */
  rulesVersion: string
  causeAt(atMs: number): ClockCause | null
  sourceOf(clock: Clock): LimitSource
}

/** Cases come after clocks: they say who may see one, and why its clocks run as they do. `call` is the server's Call. */
export interface CaseSight {
  /** Refuses as not found what the caller may not see. */
  mustSee(call: object, caseIdOrNo: string): Promise<{ caseId: string }>
  reasonsOf(call: object, caseId: string): Promise<ClockReasons>
}
export const caseSight = port<CaseSight>('clocks.caseSight')

/** Cases keep columns drawn from their clocks; only they can write clocks anew outside a command. */
export interface CaseClocks {
  /**
   * Lets `change` look at the open clocks of a case while nobody else can change them, and writes those that it gives
   * back with all that the case draws from them. `call` is the server's Call.
   */
  rewrite(call: object, caseId: string, change: (open: readonly Clock[]) => Clock[]): Promise<{ caseNo: string } | null>
}
export const caseClocks = port<CaseClocks>('clocks.caseClocks')
