import { isFault } from '#core/fault.ts'
import { sparePulse } from '#platform/plug.ts'
import { publishDraft } from './publish-sheet.ts'
import { drawDraft } from './sheets.ts'
import { takeWanted, wantSheet } from './wanted-store.ts'

const EVERY_MS = 20_000
/** The sums of the indicators are being made: what is asked of them waits. */
const FILLING = 'indicators-filling'
const LATER_MS = 30_000

/** Draws what was asked for in the background, one sheet a turn; what cannot be drawn is told in the log and left. */
export const drawWanted = sparePulse('evaluation.drawWanted', EVERY_MS, async (call) => {
  const { runtime, nowMs } = call
  return runtime.db.tx(async (tx) => {
    const wanted = await takeWanted(tx, nowMs)
    if (!wanted) return false
    try {
      const id = await drawDraft({ ...call, db: tx }, wanted)
      if (wanted.publish) await publishDraft({ ...call, db: tx }, id)
    } catch (error) {
      // Refusals come before anything is written.
      if (!isFault(error)) throw error
      if (error.code === FILLING) {
        const { publish, ...key } = wanted
        await wantSheet(tx, key, { publish, notBeforeMs: nowMs + LATER_MS })
        return true
      }
      runtime.log.warn({ ...wanted, code: error.code }, 'a sheet could not be drawn')
    }
    return true
  })
})
