import { provide, serverPlug } from '#platform/plug.ts'
import { CALENDAR_CHANGED, calendarBook } from '../contract.ts'
import card from '../module.ts'
import { explainClockHandler } from './explain-clock.ts'
import { openCalendarBook } from './open-calendar-book.ts'
import { seed } from './seed.ts'

export default serverPlug({
  card,
  handlers: [explainClockHandler],
  provides: [provide(calendarBook, openCalendarBook)],
  seed,
  start: async (runtime) => {
    const book = runtime.use(calendarBook) as ReturnType<typeof openCalendarBook>
    await book.load(runtime)
    runtime.broadcast.on(CALENDAR_CHANGED, () => book.load(runtime))
  },
})
