import { provide, serverPlug } from '#platform/plug.ts'
import { calendarBook } from '../contract.ts'
import card from '../module.ts'
import { openCalendarBook } from './open-calendar-book.ts'
import { seed } from './seed.ts'

export default serverPlug({
  card,
  handlers: [],
  provides: [provide(calendarBook, openCalendarBook)],
  seed,
  start: async (runtime) => {
    const book = runtime.use(calendarBook) as ReturnType<typeof openCalendarBook>
    await book.load(runtime)
    runtime.broadcast.on('clocks.calendarChanged', () => book.load(runtime))
  },
})
