import { isFault } from '#core/fault.ts'
import { accept, caseChanged, caseRuleBook } from '#modules/cases/contract.ts'
import { likeCases } from '#modules/duplicates/contract.ts'
import { SYSTEM } from '#platform/auth/principal.ts'
import type { Call } from '#platform/call.ts'
import { when } from '#platform/plug.ts'
import { automaticAcceptance } from '../domain/automatic-acceptance.ts'
import { askedViewOf } from './judge-verification.ts'
import { findReported } from './reported-store.ts'

const BEGINS = ['Reported', 'Verified']

/** Where a district's rules say so, a complete report that nothing resembles is accepted without waiting for a person. */
export const acceptAutomatically = when(
  caseChanged,
  'intake.acceptAutomatically',
  async ({ caseId, channel, variant, events, state }, call) => {
    if (state !== 'reported' || !events.some((event) => BEGINS.includes(event))) return
    // Most cases are never accepted by the house: of those nothing is looked up.
    if (call.runtime.use(caseRuleBook).rulesNow({ channel, variant }).autoAccept === 'off') return
    const found = await findReported(call.db, caseId)
    // A replay acts out its cases itself, at times of its own.
    if (!found || found.place.synthetic) return
    const rules = call.runtime.use(caseRuleBook).rulesOf(found)
    if (rules.autoAccept === 'off') return
    const acceptance = automaticAcceptance({
      ...rules,
      ...askedViewOf(call, found),
      confidence: found.confidence ?? null,
      verified: found.verification?.result ?? null,
      hasSimilar: await hasSimilar(call, caseId),
    })
    if (acceptance) await acceptNow(call, caseId, acceptance)
  },
)

/** As likely as a merge is proposed at (domain §4.4); what is only a little alike is no reason to wait. */
async function hasSimilar(call: Call, id: string): Promise<boolean> {
  return (await call.runtime.use(likeCases).findFor(call, id)).some(({ open, likely }) => open && likely)
}

/** What the rules refuse (parts missing, somebody was faster) is left to the intake officer. */
async function acceptNow({ runtime }: Call, id: string, acceptance: { byRule: string } | { confidence: number }) {
  try {
    await runtime.perform({
      operation: accept,
      input: { id, duplicatesChecked: true, ...acceptance },
      principal: SYSTEM,
      command: { id: runtime.newId(), bodyHash: '', expectedVersion: null },
    })
  } catch (error) {
    if (!isFault(error)) throw error
    runtime.log.info({ caseId: id, code: error.code }, 'not accepted automatically')
  }
}
