import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { ENTRY_KINDS, QUESTION_STATES } from '../domain/questions/question.ts'
import { Cursor, Day, Id, Instant, nullable, oneOf, ProjectRef, Sentence, Year } from './words.ts'

export { QUESTION_STATE_NAMES, QUESTION_STATES, type QuestionState } from '../domain/questions/question.ts'

export const QuestionRow = Type.Object({
  id: Id,
  no: Type.String(),
  projectId: nullable<string>(Id),
  projectName: nullable<string>(Type.String()),
  tableKey: nullable<string>(Type.String()),
  year: Type.Integer(),
  /** The figure that it is about, as it was seen when it was asked. */
  figure: nullable<string>(Type.String()),
  state: oneOf(QUESTION_STATES),
  askedByName: Type.String(),
  askedAt: Instant,
  /** By when an answer is expected; null once it was given. */
  answerBy: nullable<string>(Day),
  overdue: Type.Boolean(),
  entries: Type.Array(
    Type.Object({
      kind: oneOf(ENTRY_KINDS),
      text: Type.String(),
      byName: Type.String(),
      byPost: Type.String(),
      at: Instant,
    }),
  ),
  /** What the caller may do with it now. */
  mayAnswer: Type.Boolean(),
  mayFollowUp: Type.Boolean(),
})
export type QuestionRow = Static<typeof QuestionRow>

const filters = {
  state: Type.Optional(oneOf(QUESTION_STATES)),
  /** True: not answered, or over the day. */
  overdue: Type.Optional(Type.Boolean()),
  project: Type.Optional(ProjectRef),
  /** Part of the number or of what was said. */
  text: Type.Optional(Type.String({ maxLength: 60 })),
}

const MAY_READ = 'ledger:view-questions'

/** A deputy sees the own questions, whoever answers sees those about the own units. */
export const listQuestions = operation({
  name: 'ledger.listQuestions',
  http: 'GET /ledger/questions',
  title: { zh: '代表询问', en: 'Questions of deputies' },
  may: MAY_READ,
  reach: 'area',
  in: Type.Object({
    ...filters,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    cursor: Type.Optional(Cursor),
  }),
  out: Type.Object({
    items: Type.Array(QuestionRow),
    next: nullable<string>(Type.String()),
    answerWithinDays: Type.Integer(),
  }),
})

export const getQuestion = operation({
  name: 'ledger.getQuestion',
  http: 'GET /ledger/questions/{id}',
  title: { zh: '查看代表询问', en: 'One question' },
  may: MAY_READ,
  reach: 'area',
  in: Type.Object({ id: Id }),
  out: QuestionRow,
})

export const askQuestion = operation({
  name: 'ledger.askQuestion',
  http: 'PUT /ledger/questions/{id}',
  title: { zh: '对预算提出询问', en: 'Ask about the budget' },
  may: 'ledger:ask',
  reach: 'district',
  in: Type.Object({
    /** A new UUID. */
    id: Id,
    /** A project, or else a table. */
    project: Type.Optional(ProjectRef),
    /** A table of a budget or final account by its number: `budget-05`. */
    table: Type.Optional(Type.String({ pattern: '^(budget|final)-(0[1-9]|10)$' })),
    year: Year,
    figure: Type.Optional(Type.String({ maxLength: 200 })),
    text: Sentence(1000),
  }),
  out: QuestionRow,
})

export const followUpQuestion = operation({
  name: 'ledger.followUpQuestion',
  http: 'POST /ledger/questions/{id}/follow-up',
  title: { zh: '追问', en: 'Follow a question up' },
  may: 'ledger:ask',
  reach: 'own',
  in: Type.Object({ id: Id, text: Sentence(1000) }),
  out: QuestionRow,
})

export const answerQuestion = operation({
  name: 'ledger.answerQuestion',
  http: 'POST /ledger/questions/{id}/answer',
  title: { zh: '答复代表的询问', en: 'Answer a question' },
  may: 'ledger:answer',
  reach: 'area',
  in: Type.Object({ id: Id, text: Sentence(4000) }),
  out: QuestionRow,
})

export const exportQuestions = operation({
  name: 'ledger.exportQuestions',
  http: 'POST /ledger/questions/export',
  title: { zh: '导出代表询问', en: 'Export questions' },
  may: MAY_READ,
  reach: 'area',
  answers: 'file',
  in: Type.Object({ ...filters, format: oneOf(['xlsx', 'csv', 'jsonl'] as const) }),
  out: Type.Unknown(),
})
