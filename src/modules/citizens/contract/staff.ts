import { Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { Id, nullable } from './words.ts'

/** To what the citizen agreed, and how the answer was rated; no names and no numbers. */
export const getCitizenReport = operation({
  name: 'citizens.getCitizenReport',
  http: 'GET /citizen-reports/{caseId}',
  title: { zh: '查看网上诉求的告知与评价', en: 'Consent and rating of a web report' },
  may: 'citizens:view',
  reach: 'area',
  in: Type.Object({ caseId: Id }),
  out: Type.Object({
    report: nullable<{
      consentedAt: string
      consentZh: string
      byWeChat: boolean
      ratings: { at: string; solved: boolean; satisfied: boolean; text: string; asCallback: boolean }[]
    }>(
      Type.Object({
        consentedAt: Type.String(),
        consentZh: Type.String(),
        byWeChat: Type.Boolean(),
        ratings: Type.Array(
          Type.Object({
            at: Type.String(),
            solved: Type.Boolean(),
            satisfied: Type.Boolean(),
            text: Type.String(),
            asCallback: Type.Boolean(),
          }),
        ),
      }),
    ),
  }),
})
