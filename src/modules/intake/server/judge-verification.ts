import { caseRuleBook, verifiersOnDuty } from '#modules/cases/contract.ts'
import { catalogueBook } from '#modules/catalogue/contract.ts'
import type { Call } from '#platform/call.ts'
import {
  type AskedView,
  askedByRule,
  type VerificationVerdict,
  verificationByRule,
} from '../domain/verification-by-rule.ts'
import type { ReportedCase } from './reported-store.ts'
import { findVerificationPast } from './verification-store.ts'

/** What the case's own rules ask for before acceptance. */
export function askedViewOf({ runtime }: Call, found: ReportedCase): AskedView {
  const rules = runtime.use(caseRuleBook)
  return {
    verifyBeforeFiling: rules.rulesOf(found).verifyBeforeFiling,
    fromPublic: rules.isFromPublic(found),
    pictured: found.photos.before.length > 0,
  }
}

/** What comes of it now; most cases are decided by the rules in memory alone. */
export async function judgeVerification(call: Call, found: ReportedCase): Promise<VerificationVerdict> {
  const view = askedViewOf(call, found)
  if (askedByRule(view) === null) return { to: 'nothing' }
  const { runtime, nowMs } = call
  const { areaCode, status } = found.place
  const located = status === 'resolved' && areaCode ? areaCode : null
  return verificationByRule({
    ...view,
    ...(await findVerificationPast(call.db, found.id)),
    verification: runtime.use(caseRuleBook).rulesOf(found).verification,
    emergency: found.flags.emergency,
    seemsEmergency: seemsEmergency(call, found),
    imported: found.flags.imported,
    located: located !== null,
    verifiers: located === null ? [] : runtime.use(verifiersOnDuty)(located, nowMs),
  })
}

/** The likeliest category of its words is one of emergencies: whoever reports a missing manhole cover names no category. */
function seemsEmergency({ runtime }: Call, { category, channel, title, text }: ReportedCase): boolean {
  if (category !== null) return false
  const catalogue = runtime.use(catalogueBook)
  const [likeliest] = catalogue.suggest(`${title}\n${text}`, { channel, limit: 1 })
  return likeliest !== undefined && (catalogue.category(likeliest.code)?.emergency ?? false)
}
