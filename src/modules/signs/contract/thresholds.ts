import { Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { SignVersion } from './board.ts'
import { Code, ThresholdsShape } from './words.ts'

/** A new version of the sign; the values that stand are judged by it at once. Sent with `If-Match` of the version seen. */
export const setThresholds = operation({
  name: 'signs.setThresholds',
  http: 'PUT /signs/{code}/thresholds',
  title: { zh: '修改体征阈值', en: 'Change thresholds' },
  may: 'signs:keep',
  reach: 'district',
  in: Type.Object({
    code: Code,
    thresholds: ThresholdsShape,
    reason: Type.String({ minLength: 2, maxLength: 300, pattern: '\\S' }),
  }),
  out: SignVersion,
})
