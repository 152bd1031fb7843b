import { port } from '#core/port.ts'
import type { WorkCalendar } from '#core/time/calendar.ts'

export { type Applied, applyEffects } from './domain/apply-effects.ts'
export { type Attention, type AttentionLevel, attentionAfter } from './domain/attention.ts'
export type { Clock, ClockOwner, ClockResult } from './domain/clock.ts'
export type { ClockEffect, ClockSubject, ClockTerm, KeptClock } from './domain/clock-effect.ts'
export { clockLight } from './domain/clock-light.ts'
export type { ClockCard, ClockName, SubjectKind } from './domain/clock-name.ts'
export { clockCards, clockNames } from './domain/clock-name.ts'

/** The calendar in force; reckoning with it needs no query. */
export interface CalendarBook {
  calendar(): WorkCalendar
  version(): number
}
export const calendarBook = port<CalendarBook>('clocks.calendarBook')
