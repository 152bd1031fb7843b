import { caseChanged, caseRuleBook } from '#modules/cases/contract.ts'
import { when } from '#platform/plug.ts'
import { findReported } from './reported-store.ts'
import { sendVerifier } from './send-verifier.ts'

const ASKING = ['always', 'publicReports']

/** Where a case's own rules ask for a look at the scene, the house asks for it as soon as it is reported. */
export const verifyByRule = when(
  caseChanged,
  'intake.verifyByRule',
  async ({ caseId, channel, variant, events, state }, call) => {
    if (state !== 'reported' || !events.includes('Reported')) return
    // Most cases are never looked at first: of those nothing is looked up.
    const { verifyBeforeFiling } = call.runtime.use(caseRuleBook).rulesNow({ channel, variant })
    if (!ASKING.includes(verifyBeforeFiling)) return
    const found = await findReported(call.db, caseId)
    // Of a replayed message the place is made up and the time is not now: whoever replays it acts for the house too.
    if (found && !found.place.synthetic) await sendVerifier(call, caseId)
  },
)
