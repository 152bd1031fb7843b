import { buildCalendar } from '#core/time/calendar.ts'
import type { CalendarData } from '#core/time/calendar-data.ts'
import { localDay, yearOfDay } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { CALENDAR_CHANGED, type CalendarChange } from '../contract.ts'
import { dayChanges, type YearFault } from '../domain/plan-year.ts'
import { reckonAgain } from '../domain/reckon-again.ts'
import { type CalendarVersion, saveCalendar } from './calendar-store.ts'
import { countOpenClocks, someOpenClocks } from './clock-store.ts'
import { addRun } from './dues-run-store.ts'
import { moveView } from './dues-run-view.ts'
import { keepYears } from './keep-years.ts'
import { isMoved, moveOf, RECKON_DUES } from './reckon-dues.ts'

const MOST_FAULTS = 200
const MOST_DAYS = 400
const MOST_TRIED = 5000
const MOST_SHOWN = 50

export interface WantedChange {
  key: string
  current: CalendarVersion
  next: CalendarData
  dryRun: boolean
  why: string
  read: number
  faults: readonly YearFault[]
}

/** A new version of a calendar and the run that reckons open dues by it; a file with wrong rows is only told about. */
export async function changeCalendar(call: Call, wanted: WantedChange): Promise<CalendarChange> {
  const { key, current, next, faults } = wanted
  const before = buildCalendar(current.data)
  const after = buildCalendar(next)
  const years = [...Object.keys(current.data.years), ...Object.keys(next.years)].map(Number)
  const thisYear = yearOfDay(localDay(call.nowMs))
  const days = dayChanges(before, after, Math.min(thisYear, ...years), Math.max(thisYear + 1, ...years))
  const isChanged = JSON.stringify(next) !== JSON.stringify(current.data)
  const answer: CalendarChange = {
    dryRun: wanted.dryRun,
    version: current.version,
    read: wanted.read,
    rejected: faults.length,
    faults: faults.slice(0, MOST_FAULTS),
    changedDays: days.length,
    days: days.slice(0, MOST_DAYS),
    dues: null,
    runId: null,
  }
  if (wanted.dryRun) return { ...answer, dues: await tryDues(call, next, current.data) }
  if (faults.length > 0 || !isChanged) return answer
  const version = await saveCalendar(call.db, key, next, call.principal.id, wanted.why)
  await keepYears(call.db)
  const runId = call.newId()
  await addRun(call.db, { id: runId, key, version, startedBy: call.principal.id })
  call.note(`calendar-${key}-${version}`, { changedDays: days.length, why: wanted.why })
  call.afterCommit(async () => {
    await call.runtime.broadcast.send(CALENDAR_CHANGED)
    await call.runtime.queueJob(RECKON_DUES, { id: runId }, { key: runId })
  })
  return { ...answer, version, runId }
}

/** What would become of open clocks, of the first thousands of them. */
async function tryDues(call: Call, next: CalendarData, current: CalendarData): Promise<CalendarChange['dues']> {
  const calendar = buildCalendar(next)
  const former = buildCalendar(current)
  const clocks = await someOpenClocks(call.db, MOST_TRIED)
  const moves = clocks.flatMap(({ clock, toldDueMs }) => {
    const after = reckonAgain(clock, { nowMs: call.nowMs, calendar, former, toldDueMs })
    return after && isMoved(clock, after) ? [moveOf('', clock, after, calendar)] : []
  })
  return {
    looked: clocks.length,
    open: await countOpenClocks(call.db),
    moved: moves.length,
    first: moves.slice(0, MOST_SHOWN).map((move) => ({ ...moveView(move), caseNo: null })),
  }
}
