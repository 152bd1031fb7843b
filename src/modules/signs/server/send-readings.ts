import { handle } from '#platform/plug.ts'
import { sendReadings } from '../contract.ts'
import { takeRows } from './take-rows.ts'

export const sendReadingsHandler = handle(sendReadings, async ({ readings }, call) => {
  const rows = readings.map((given, row) => ({ row, given }))
  const { received, saved, known, refusedCount, refused } = await takeRows(call, call.db, rows, false)
  call.note('readings', { received, saved, known, refused: refusedCount })
  return { received, saved, known, refusedCount, refused }
})
