import { isFault } from '#core/fault.ts'
import { type CommandAnswer, requestVerification } from '#modules/cases/contract.ts'
import { SYSTEM } from '#platform/auth/principal.ts'
import type { Call } from '#platform/call.ts'
import { judgeVerification } from './judge-verification.ts'
import { findReported, type ReportedCase } from './reported-store.ts'

const TRIES = 3

/**
 * Has a case that waits for acceptance looked at on the spot, where its rules ask for it; null where nobody is sent.
 * The version that was judged is the one that is changed. Whoever acts in between wins: then it is judged anew.
 */
export async function sendVerifier(call: Call, caseId: string): Promise<CommandAnswer | null> {
  const { log } = call.runtime
  for (let tries = 1; tries <= TRIES; tries++) {
    const found = await findReported(call.db, caseId)
    if (!found) return null
    const verdict = await judgeVerification(call, found)
    if (verdict.to === 'leave') log.info({ caseId, because: verdict.because }, 'verification by rule left to intake')
    if (verdict.to !== 'send') return null
    try {
      return await request(call, found, verdict.verifier)
    } catch (error) {
      if (!isFault(error)) throw error
      log.info({ caseId, code: error.code }, 'verification by rule refused')
      if (error.code !== 'stale-version') return null
    }
  }
  return null
}

async function request({ runtime }: Call, { id, version }: ReportedCase, verifier: string): Promise<CommandAnswer> {
  const answer = await runtime.perform({
    operation: requestVerification,
    input: { id, verifier, text: '按流程规则，受理前先核实。' },
    principal: SYSTEM,
    command: { id: runtime.newId(), bodyHash: '', expectedVersion: version },
  })
  return answer as CommandAnswer
}
