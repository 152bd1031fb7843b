import { provide, serverPlug } from '#platform/plug.ts'
import { CALENDAR_CHANGED, calendarBook } from '../contract.ts'
import card from '../module.ts'
import { explainClockHandler } from './explain-clock.ts'
import { fillAttention } from './fill-attention.ts'
import { keepYears } from './keep-years.ts'
import { correctCalendarHandler, loadCalendarYearHandler } from './load-calendar-year.ts'
import { openCalendarBook } from './open-calendar-book.ts'
import { findMissingYearsHandler, getCalendarYearHandler, listCalendarsHandler } from './read-calendars.ts'
import { listDueMovesHandler, listDuesRunsHandler } from './read-dues-runs.ts'
import { reckonDues } from './reckon-dues.ts'
import { seed } from './seed.ts'

export default serverPlug({
  card,
  handlers: [
    explainClockHandler,
    listCalendarsHandler,
    getCalendarYearHandler,
    loadCalendarYearHandler,
    correctCalendarHandler,
    findMissingYearsHandler,
    listDuesRunsHandler,
    listDueMovesHandler,
  ],
  jobs: [fillAttention, reckonDues],
  provides: [provide(calendarBook, openCalendarBook)],
  seed,
  start: async (runtime) => {
    const book = runtime.use(calendarBook) as ReturnType<typeof openCalendarBook>
    await book.load(runtime)
    await keepYears(runtime.db)
    runtime.broadcast.on(CALENDAR_CHANGED, () => book.load(runtime))
  },
})
