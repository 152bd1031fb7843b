import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { CORRECTION_STATES } from '../domain/names.ts'
import { Cursor, Day, Id, Instant, Key, nullable, oneOf, Sentence } from './words.ts'

export const CorrectionRow = Type.Object({
  id: Id,
  entryId: Id,
  planNo: Type.String(),
  caseId: Id,
  caseNo: Type.String(),
  title: Type.String(),
  unit: Type.String(),
  task: Type.String(),
  due: Day,
  state: oneOf(CORRECTION_STATES),
  overdue: Type.Boolean(),
  steps: Type.Array(
    Type.Object({
      kind: oneOf(['asked', 'answered', 'returned', 'accepted'] as const),
      text: Type.String(),
      byName: Type.String(),
      at: Instant,
    }),
  ),
})
export type CorrectionRow = Static<typeof CorrectionRow>

export const listCorrections = operation({
  name: 'quality.listCorrections',
  http: 'GET /quality/corrections',
  title: { zh: '质量整改', en: 'Corrections' },
  may: 'quality:view',
  reach: 'area',
  in: Type.Object({
    state: Type.Optional(oneOf(CORRECTION_STATES)),
    unit: Type.Optional(Key),
    caseId: Type.Optional(Id),
    overdue: Type.Optional(Type.Boolean()),
    text: Type.Optional(Type.String({ maxLength: 60 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    cursor: Type.Optional(Cursor),
  }),
  out: Type.Object({ items: Type.Array(CorrectionRow), next: nullable<string>(Type.String()) }),
})

export const askCorrection = operation({
  name: 'quality.askCorrection',
  http: 'POST /quality/entries/{id}/correction',
  title: { zh: '退回整改', en: 'Return for correction' },
  may: 'quality:keep',
  reach: 'district',
  in: Type.Object({ id: Id, task: Sentence(1000), due: Type.Optional(Day) }),
  out: CorrectionRow,
})

export const answerCorrection = operation({
  name: 'quality.answerCorrection',
  http: 'POST /quality/corrections/{id}/answer',
  title: { zh: '答复整改', en: 'Answer a correction' },
  may: 'quality:correct',
  reach: 'area',
  in: Type.Object({ id: Id, answer: Sentence(2000) }),
  out: CorrectionRow,
})

/** Returned once more with a new day, or accepted. */
export const checkCorrection = operation({
  name: 'quality.checkCorrection',
  http: 'POST /quality/corrections/{id}/check',
  title: { zh: '复查整改', en: 'Check a correction again' },
  may: 'quality:keep',
  reach: 'district',
  in: Type.Object({
    id: Id,
    accepted: Type.Boolean(),
    text: Sentence(1000),
    due: Type.Optional(Day),
  }),
  out: CorrectionRow,
})

export const exportCorrections = operation({
  name: 'quality.exportCorrections',
  http: 'POST /quality/corrections/export',
  title: { zh: '导出整改清单', en: 'Export corrections' },
  may: 'quality:view',
  reach: 'area',
  answers: 'file',
  in: Type.Object({ state: Type.Optional(oneOf(CORRECTION_STATES)), format: oneOf(['xlsx', 'csv', 'jsonl'] as const) }),
  out: Type.Unknown(),
})
