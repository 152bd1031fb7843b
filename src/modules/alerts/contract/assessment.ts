import { Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { Day, oneOf } from './words.ts'

/** Joint assessment and risk warning: the alerts of a period with their rules, places, classes and cases, as a draft to sign. */
export const makeAssessment = operation({
  name: 'alerts.makeAssessment',
  http: 'POST /alerts/assessment',
  title: { zh: '生成风险研判报告', en: 'Make a risk assessment' },
  may: 'alerts:assess',
  reach: 'area',
  answers: 'file',
  in: Type.Object({ from: Day, to: Day, format: oneOf(['docx', 'pdf']) }),
  out: Type.Unknown(),
})
