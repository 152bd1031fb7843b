import { caseSight } from '#modules/clocks/contract.ts'
import { handle } from '#platform/plug.ts'
import { listCaseMarks } from '../contract.ts'
import { drawMarks } from './draw-marks.ts'
import { markView } from './mark-view.ts'

/** Drawn from the record as it stands at this moment. */
export const listCaseMarksHandler = handle(listCaseMarks, async (input, call) => {
  const { caseId } = await call.runtime.use(caseSight).mustSee(call, input.id)
  const [drawn] = await drawMarks(call.runtime, call.db, [caseId])
  return { marks: (drawn?.marks ?? []).map((mark) => markView(call.runtime, mark)) }
})
