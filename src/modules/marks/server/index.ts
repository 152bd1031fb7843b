import { provide, serverPlug } from '#platform/plug.ts'
import card from '../module.ts'
import { listCaseMarksHandler } from './list-case-marks.ts'
import { listMarksHandler } from './list-marks.ts'
import { markLimitsBook, openMarkLimits } from './mark-limits-port.ts'
import { sweepMarks } from './sweep-marks.ts'

export default serverPlug({
  card,
  handlers: [listCaseMarksHandler, listMarksHandler],
  pulses: [sweepMarks],
  provides: [provide(markLimitsBook, openMarkLimits)],
  start: (runtime) => runtime.use(markLimitsBook).load(),
})
