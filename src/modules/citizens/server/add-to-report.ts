import { isFault } from '#core/fault.ts'
import { getCase, submitCallback, supplement, withdraw } from '#modules/cases/contract.ts'
import { writeJournal } from '#platform/audit/journal.ts'
import type { Call } from '#platform/call.ts'
import type { Executor } from '#platform/db/database.ts'
import { handle } from '#platform/plug.ts'
import { addFacts, rateAnswer, withdrawReport } from '../contract.ts'
import { mayRateIn } from '../domain/plain-steps.ts'
import { acceptUploads, registerUploads } from './accept-uploads.ts'
import { asCitizen } from './as-citizen.ts'
import { citizenFaults } from './citizen-faults.ts'
import { citizenRoom } from './citizen-room.ts'
import { getByKey } from './find-by-key.ts'
import { followedOf } from './followed.ts'
import { addFactsOnce, addRating } from './rating-store.ts'
import { DAY, refuseMoreThan } from './refuse-more-than.ts'
import type { StoredReport } from './report-store.ts'

export const RATING_TEXT = 'citizens.rating.text'

/** What the citizen writes holds no answer in the journal: asked again, it is looked up again. */
function journal(tx: Executor, call: Call, { caseId }: StoredReport): Promise<void> {
  return writeJournal(tx, { ...call.journalEntry(null, caseId), commandId: null, bodyHash: null })
}

export const addFactsHandler = handle(addFacts, async ({ key, id, text, uploads = [] }, call) => {
  const found = await getByKey(call, key)
  const { runtime } = call
  if (text.trim() === '') throw citizenFaults.textEmpty()
  await refuseMoreThan(call, runtime.use(citizenRoom).rules().factsADayACase, 'facts', found.caseId, DAY)
  const pictures = await acceptUploads(call, uploads).catch((error) => {
    // Sent again after its answer was lost: the pictures have been taken already.
    if (isFault(error) && error.code === 'upload-incomplete') return null
    throw error
  })
  await runtime.db.tx(async (tx) => {
    if (!(await addFactsOnce(tx, id, found.caseId, call.nowMs))) return
    if (pictures === null) throw citizenFaults.uploadIncomplete()
    const photos = await registerUploads(tx, call, pictures, uploads, found.appellantId)
    const facts = { id: found.caseId, text: text.trim(), ...(photos.length > 0 ? { photos } : {}) }
    await asCitizen(call, found.appellantId, supplement, facts, tx)
    await journal(tx, call, found)
  })
  return followedOf(call, found)
})

export const withdrawReportHandler = handle(withdrawReport, async ({ key, reason }, call) => {
  const found = await getByKey(call, key)
  const { case: state } = await asCitizen(call, found.appellantId, getCase, { id: found.caseId })
  if (state.withdrawn.length === 0)
    await call.runtime.db.tx(async (tx) => {
      const wish = { id: found.caseId, ...(reason?.trim() ? { reason: reason.trim() } : {}) }
      await asCitizen(call, found.appellantId, withdraw, wish, tx)
      await journal(tx, call, found)
    })
  return followedOf(call, found)
})

export const rateAnswerHandler = handle(rateAnswer, async ({ key, solved, satisfied, text }, call) => {
  const found = await getByKey(call, key)
  const { caseId, appellantId } = found
  const { case: state } = await asCitizen(call, appellantId, getCase, { id: caseId })
  if (!mayRateIn(state.state, state.closeKind)) throw citizenFaults.notRatable()
  const said = text?.trim() || null
  await call.runtime.db.tx(async (tx) => {
    const asCallback = state.state === 'callback' && (await callBack(call, found, { solved, satisfied, said }, tx))
    const isFirst = await addRating(tx, {
      caseId,
      round: state.round,
      leg: state.leg,
      solved,
      satisfied,
      textSealed: said === null ? null : call.runtime.secrets.seal(said, RATING_TEXT).cipher,
      asCallback,
      atMs: call.nowMs,
    })
    if (!isFirst) throw citizenFaults.notRatable()
    await journal(tx, call, found)
  })
  return followedOf(call, found)
})

/** The rating is the call-back where the rules let it be; where others must be called with it, it is kept beside the case. */
async function callBack(
  call: Call,
  { caseId, appellantId }: StoredReport,
  { solved, satisfied, said }: { solved: boolean; satisfied: boolean; said: string | null },
  tx: Executor,
): Promise<boolean> {
  const result = { id: caseId, contacted: true, solved, satisfied, ...(said === null ? {} : { comment: said }) }
  try {
    await asCitizen(call, appellantId, submitCallback, result, tx)
    return true
  } catch (error) {
    if (isFault(error) && error.status === 422) return false
    throw error
  }
}
