import { toRfc3339 } from '#core/time/local.ts'
import { getCase } from '#modules/cases/contract.ts'
import { handle } from '#platform/plug.ts'
import { getCitizenReport } from '../contract.ts'
import { RATING_TEXT } from './add-to-report.ts'
import { ratingsOf } from './rating-store.ts'
import { findConsent } from './report-store.ts'

/** Only of a case that the caller sees; of most cases there is nothing to look up. */
export const getCitizenReportHandler = handle(getCitizenReport, async ({ caseId }, call) => {
  const found = await findConsent(call.db, caseId)
  if (!found) return { report: null }
  await call.call(getCase, { id: caseId })
  const ratings = await ratingsOf(call.db, caseId)
  return {
    report: {
      consentedAt: toRfc3339(found.consentedMs),
      consentZh: found.consentZh,
      byWeChat: found.byWeChat,
      ratings: ratings.map(({ solved, satisfied, textSealed, asCallback, atMs }) => ({
        at: toRfc3339(atMs),
        solved,
        satisfied,
        text: textSealed === null ? '' : call.runtime.secrets.open(textSealed, RATING_TEXT),
        asCallback,
      })),
    },
  }
})
