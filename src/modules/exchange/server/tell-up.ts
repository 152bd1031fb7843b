import { unitBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import type { Executor } from '#platform/db/database.ts'
import { upMessageOf } from '../domain/up-message.ts'
import { attachmentsOf } from './attachments-of.ts'
import { appendOutbound, beginThread, lockThreadOfCase, threadedAmong } from './outbound-store.ts'
import { findEscalation, getCaseFacts, linesSince } from './record-store.ts'

/** Turns the lines of a case's record that were not told yet into messages up: run again, it finds nothing left. */
export async function tellUp(call: Call, tx: Executor, caseId: string): Promise<void> {
  const thread = await lockThreadOfCase(tx, caseId)
  if (!thread) return
  const lines = await linesSince(tx, caseId, thread.toldSeq)
  const last = lines.at(-1)
  if (!last) return
  const { photosBefore, photosAfter, ...stored } = await getCaseFacts(tx, caseId)
  const attachments = { before: await attachmentsOf(tx, photosBefore), after: await attachmentsOf(tx, photosAfter) }
  const facts = { ...stored, attachments }
  const units = call.runtime.use(unitBook)
  const messages = lines.flatMap((line) => {
    const message = upMessageOf(line, facts, (id) => units.find(id)?.zh ?? id)
    return message ? [{ no: call.newId(), ...message }] : []
  })
  await appendOutbound(tx, thread, messages, last.seq, call.nowMs)
}

/** Most cases are none of the city's business. */
export async function areCitysBusiness(
  told: readonly { caseId: string; events: readonly string[] }[],
  call: Call,
): Promise<boolean[]> {
  const threaded = await threadedAmong(
    call.db,
    told.map(({ caseId }) => caseId),
  )
  return told.map(({ caseId, events }) => events.includes('Escalated') || threaded.has(caseId))
}

/** A case changed. Passed up from a case of our own, it begins a thread that the city answers in. */
export async function tellCaseUp(call: Call, told: { caseId: string; events: readonly string[] }): Promise<void> {
  await call.runtime.db.tx(async (tx) => {
    if (told.events.includes('Escalated')) {
      const escalation = await findEscalation(tx, told.caseId)
      if (escalation)
        await beginThread(
          tx,
          { id: `C:${escalation.caseNo}`, caseId: told.caseId, toldSeq: escalation.seq - 1 },
          call.nowMs,
        )
    }
    await tellUp(call, tx, told.caseId)
  })
}
