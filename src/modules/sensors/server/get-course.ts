import { DAY_MS, HOUR_MS } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { getCourse, type Span } from '../contract.ts'
import { findDevice } from './device-store.ts'
import { instant } from './device-view.ts'
import { daysOf, hoursOf, piecesOf } from './reading-store.ts'
import { sensorFaults } from './sensor-faults.ts'

const PIECE_MS = 300_000
const SPAN: Readonly<Record<Span, { lengthMs: number; pieceMs: number }>> = {
  day: { lengthMs: DAY_MS, pieceMs: PIECE_MS },
  week: { lengthMs: 7 * DAY_MS, pieceMs: HOUR_MS },
  quarter: { lengthMs: 90 * DAY_MS, pieceMs: DAY_MS },
}
const READ = { day: piecesOf, week: hoursOf, quarter: daysOf }

export const getCourseHandler = handle(getCourse, async ({ id, span }, call) => {
  if (!(await findDevice(call.db, call.scope(), id))) throw sensorFaults.notFound()
  const { lengthMs, pieceMs } = SPAN[span]
  const fromMs = call.nowMs - lengthMs
  const points = await READ[span](call.db, id, { fromMs, toMs: call.nowMs })
  return {
    from: instant(fromMs),
    to: instant(call.nowMs),
    pieceMs,
    points: points.map(({ atMs, ...point }) => ({ ...point, at: instant(atMs) })),
  }
})
