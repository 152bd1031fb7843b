import { caseChanged } from '#modules/cases/contract.ts'
import { clockWarned } from '#modules/notices/contract.ts'
import { when } from '#platform/plug.ts'
import { foldMeasures, MEASURE_EVENTS } from '../domain/fold-measures.ts'
import { lockRegister, recordLines, saveMeasures, statesOf } from './measure-store.ts'
import { tellMeasures } from './tell-measures.ts'
import { wantUrge } from './urge-store.ts'
import { watchBy } from './watch-store.ts'

/** What may call for a supervision, or put a case on the key list. */
const WATCHED_EVENTS = ['CheckFailed', 'CallbackDone', 'SupervisionOpened', 'SupervisionClosed', 'Corrected']

/** Keeps the register of a case as its record says, and tells whoever has to answer or was answered. */
export const keepRegister = when(caseChanged, 'supervise.keepRegister', async ({ caseId, events }, call) => {
  if (!events.some((type) => MEASURE_EVENTS.includes(type))) return
  await call.runtime.db.tx(async (tx) => {
    await lockRegister(tx, caseId)
    const measures = foldMeasures(await recordLines(tx, caseId, MEASURE_EVENTS))
    if (measures.length === 0) return
    const before = await statesOf(tx, caseId)
    await saveMeasures(tx, caseId, measures)
    await tellMeasures({ ...call, db: tx }, caseId, measures, before)
  })
})

/** The rules look at it soon; not here, where a case may have gone on meanwhile. */
export const watchCase = when(caseChanged, 'supervise.watchCase', async ({ caseId, events, channel }, call) => {
  if (channel === 'media' || events.some((type) => WATCHED_EVENTS.includes(type)))
    await watchBy(call.db, caseId, call.nowMs)
})

/** Domain §5.3: an urge at orange and red, then daily; and overdue is looked at for supervision. */
export const heedWarning = when(
  clockWarned,
  'supervise.heedWarning',
  async ({ clockId, caseId, clock, level, forMs }, call) => {
    await wantUrge(call.db, { clockId, caseId, clock, level, forMs }, call.nowMs)
    if (level !== 'orange') await watchBy(call.db, caseId, call.nowMs)
  },
)
