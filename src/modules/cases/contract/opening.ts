import { Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { CommandAnswer, intake, remarks } from './inputs.ts'
import { CaseRef, FileIds, Instant } from './words.ts'

export const report = operation({
  name: 'cases.report',
  http: 'POST /cases',
  title: { zh: '上报、登记', en: 'Report' },
  may: 'cases:report',
  reach: 'district',
  journal: 'own',
  in: Type.Object({
    ...intake,
    sameAs: Type.Optional(CaseRef),
    objectsTo: Type.Optional(CaseRef),
    /** How sure a device or program is of what it reports. */
    confidence: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
    givenDue: Type.Optional(Instant),
    ...remarks,
  }),
  out: CommandAnswer,
})
export const reportSelfHandled = operation({
  name: 'cases.reportSelfHandled',
  http: 'POST /cases/self-handled',
  title: { zh: '自行处置上报', en: 'Report what was put right on the spot' },
  may: 'cases:report-self-handled',
  reach: 'area',
  journal: 'own',
  in: Type.Object({
    ...intake,
    category: Type.String({ pattern: '^[0-9]{6}$' }),
    photosBefore: FileIds,
    photosAfter: FileIds,
    answer: Type.Optional(Type.String({ maxLength: 2000 })),
    ...remarks,
  }),
  out: CommandAnswer,
})
