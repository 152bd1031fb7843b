import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { APPEAL_STATES } from '../domain/appeal.ts'
import { Id, Instant, Key, nullable, oneOf, Scope, Sentence } from './words.ts'

const File = Type.Object({ id: Id, name: Type.String(), mime: Type.String(), bytes: Type.Integer() })
const AppealCase = Type.Object({ id: Id, caseNo: Type.String(), title: Type.String() })

export const AppealRow = Type.Object({
  id: Id,
  no: Type.String(),
  sheetId: Id,
  sheetNo: nullable<string>(Type.String()),
  period: Type.String(),
  schemeZh: Type.String(),
  schemeEn: Type.String(),
  /** The version that it speaks against. */
  version: Type.Integer(),
  scope: Type.String(),
  scopeZh: Type.String(),
  scopeEn: Type.String(),
  unit: Type.String(),
  indicator: Key,
  indicatorZh: Type.String(),
  indicatorEn: Type.String(),
  reason: Type.String(),
  /** Cases that it says should not count; of those out of the caller's sight only the number is told. */
  cases: Type.Array(AppealCase),
  hiddenCases: Type.Integer(),
  files: Type.Array(File),
  state: oneOf(APPEAL_STATES),
  byName: Type.String(),
  submittedAt: Instant,
  due: Instant,
  overdue: Type.Boolean(),
  decidedAt: nullable<string>(Instant),
  decidedByName: nullable<string>(Type.String()),
  decision: nullable<string>(Type.String()),
  /** What was changed, in words. */
  changed: Type.Array(Type.String()),
  /** The version of the sheet that came of it. */
  resultVersion: nullable<number>(Type.Integer()),
  /** The caller may decide it now. */
  mayDecide: Type.Boolean(),
  mayWithdraw: Type.Boolean(),
})
export type AppealRow = Static<typeof AppealRow>

export const listAppeals = operation({
  name: 'evaluation.listAppeals',
  http: 'GET /evaluation/appeals',
  title: { zh: '查看考评申诉', en: 'List appeals' },
  may: 'evaluation:view',
  reach: 'area',
  in: Type.Object({
    sheetId: Type.Optional(Id),
    state: Type.Optional(oneOf(APPEAL_STATES)),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
  }),
  out: Type.Object({ items: Type.Array(AppealRow), more: Type.Boolean() }),
})

export const submitAppeal = operation({
  name: 'evaluation.submitAppeal',
  http: 'POST /evaluation/appeals',
  title: { zh: '提出考评申诉', en: 'Appeal against a score' },
  may: 'evaluation:appeal',
  reach: 'area',
  in: Type.Object({
    sheetId: Id,
    scope: Scope,
    indicator: Key,
    reason: Sentence(2000),
    /** Cases that should not count, by id or number. */
    cases: Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 100, uniqueItems: true }),
    /** Uploaded before with `cases.uploadFile`. */
    files: Type.Array(Id, { maxItems: 20, uniqueItems: true }),
  }),
  out: AppealRow,
})

export const withdrawAppeal = operation({
  name: 'evaluation.withdrawAppeal',
  http: 'POST /evaluation/appeals/{id}/withdraw',
  title: { zh: '撤回考评申诉', en: 'Withdraw an appeal' },
  may: 'evaluation:appeal',
  reach: 'area',
  in: Type.Object({ id: Id }),
  out: AppealRow,
})

/** A whole number as text: sums of milliseconds are larger than what is stored as a number elsewhere. */
const Count = Type.String({ pattern: '^(0|[1-9][0-9]{0,14})$' })

export const decideAppeal = operation({
  name: 'evaluation.decideAppeal',
  http: 'POST /evaluation/appeals/{id}/decide',
  title: { zh: '审核考评申诉', en: 'Decide an appeal' },
  may: 'evaluation:decide-appeals',
  reach: 'district',
  in: Type.Object({
    id: Id,
    upheld: Type.Boolean(),
    reason: Sentence(2000),
    /** Upheld: which of the cases are left out of the adjusted figure. */
    exclude: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 100, uniqueItems: true })),
    /** Upheld: the right figure, where it was miscounted. */
    correct: Type.Optional(Type.Object({ numerator: Count, denominator: Type.Optional(Count) })),
  }),
  out: AppealRow,
})

export const getAppealFile = operation({
  name: 'evaluation.getAppealFile',
  http: 'GET /evaluation/appeals/{id}/files/{fileId}',
  title: { zh: '查看申诉材料', en: 'A file of an appeal' },
  may: 'evaluation:view',
  reach: 'area',
  answers: 'file',
  in: Type.Object({ id: Id, fileId: Id }),
  out: Type.Unknown(),
})
