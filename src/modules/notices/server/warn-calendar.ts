import { calendarWarnings } from '#core/time/calendar-warnings.ts'
import { DAY_MS } from '#core/time/local.ts'
import { calendarBook } from '#modules/clocks/contract.ts'
import type { Call } from '#platform/call.ts'
import { job } from '#platform/plug.ts'
import { notify } from '../contract.ts'

const AHEAD_MS = 60 * DAY_MS

/** A year that is counted Monday to Friday for want of a calendar, said sixty days ahead and once a week (domain §5.1). */
export const warnCalendar = job('notices.warnCalendar', (_payload, call) => warnOfCalendar(call), '40 8 * * *')

export async function warnOfCalendar(call: Call): Promise<void> {
  const { runtime, nowMs } = call
  const warnings = calendarWarnings(runtime.use(calendarBook).calendar(), nowMs, nowMs + AHEAD_MS)
  const week = Math.floor(nowMs / (7 * DAY_MS))
  for (const warning of warnings) {
    const [kind, year] = warning.split(':')
    if (kind !== 'calendar-missing') continue
    await runtime.use(notify).notify(call, {
      to: { posts: ['sysAdmin', 'dutyChief'] },
      kind: 'general',
      title: { zh: `${year} 年的工作日历还没有载入`, en: `The working calendar of ${year} is missing` },
      text: {
        zh: `没有日历的年份按周一至周五计，节假日和调休不算，时限会算错。请在 ${year} 年之前载入。`,
        en: `Without it Monday to Friday are counted, holidays are not left out, and deadlines come out wrong. Load it before ${year}.`,
      },
      link: '/c/calendars',
      dedupeKey: `${warning}:${week}`,
    })
  }
}
