import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { AUDIENCES, LONGEST_TEXT, MOST_QUESTIONS, QUESTION_KINDS, SURVEY_PHASES } from '../domain/survey/survey.ts'
import { Cursor, FORMATS, Id, Instant, nullable, oneOf, Sentence, Text, Unit, Year } from './words.ts'

export const SurveyQuestion = Type.Object({ kind: oneOf(QUESTION_KINDS), text: Sentence(100) })

export const SurveyFormula = Type.Object({
  /** Place of the question that is counted, from 1. */
  question: Type.Integer({ minimum: 1, maximum: MOST_QUESTIONS }),
  kind: oneOf(['share', 'mean'] as const),
  /** Choices that count as satisfied; of a share only. */
  satisfied: Type.Array(Type.String({ maxLength: 3 }), { maxItems: 5, uniqueItems: true }),
})

const PostId = Type.String({ pattern: '^[a-z][A-Za-z0-9]{1,39}$' })

/** What the maker writes. */
const Written = {
  title: Sentence(60),
  intro: Text(300),
  year: Year,
  projectId: Type.Optional(Id),
  targetId: Type.Optional(Id),
  audience: oneOf(AUDIENCES),
  /** Of colleagues: holders of these posts, in these units; no unit means all. */
  posts: Type.Array(PostId, { maxItems: 20, uniqueItems: true }),
  units: Type.Array(Unit, { maxItems: 100, uniqueItems: true }),
  questions: Type.Array(SurveyQuestion, { minItems: 1, maxItems: MOST_QUESTIONS }),
  formula: SurveyFormula,
  opensAt: Instant,
  endsAt: Instant,
  copiedFrom: Type.Optional(Id),
}

/** One line of the list: no answers in it but how many there are. */
export const SurveyRow = Type.Object({
  id: Id,
  unit: Type.String(),
  year: Type.Integer(),
  title: Type.String(),
  audience: oneOf(AUDIENCES),
  phase: oneOf(SURVEY_PHASES),
  opensAt: Instant,
  endsAt: Instant,
  closedAt: nullable<string>(Instant),
  /** Who was asked and who has answered, as numbers. */
  asked: Type.Integer(),
  answered: Type.Integer(),
  /** Percent, of a closed one; null where there are too few answers to say. */
  figure: nullable<string>(Type.String()),
  usable: nullable<boolean>(Type.Boolean()),
  byName: Type.String(),
  version: Type.Integer(),
})
export type SurveyRow = Static<typeof SurveyRow>

const Choice = Type.Object({ choice: Type.String(), count: Type.Integer(), percent: Type.String() })

export const SurveyResult = Type.Object({
  n: Type.Integer(),
  asked: Type.Integer(),
  /** Percent with one decimal. */
  responseRate: nullable<string>(Type.String()),
  figure: Type.Unsafe<{
    value: string
    shown: string
    n: number
    satisfied: number | null
    low: string
    high: string
  } | null>({
    anyOf: [
      Type.Object({
        value: Type.String(),
        shown: Type.String(),
        n: Type.Integer(),
        satisfied: nullable<number>(Type.Integer()),
        low: Type.String(),
        high: Type.String(),
      }),
      { type: 'null' },
    ],
  }),
  /** May stand as a measured figure: enough people have answered. */
  usable: Type.Boolean(),
  questions: Type.Array(
    Type.Object({
      kind: oneOf(QUESTION_KINDS),
      text: Type.String(),
      n: Type.Integer(),
      /** Null where so few have answered that it would tell who. */
      choices: nullable<Static<typeof Choice>[]>(Type.Array(Choice)),
      texts: nullable<string[]>(Type.Array(Type.String())),
    }),
  ),
  batches: Type.Array(
    Type.Object({
      /** Null: places too small to stand alone, put together. */
      batch: nullable<string>(Type.String()),
      n: Type.Integer(),
      value: nullable<string>(Type.String()),
    }),
  ),
})
export type SurveyResult = Static<typeof SurveyResult>

export const SurveyDetail = Type.Object({
  ...SurveyRow.properties,
  intro: Type.String(),
  projectId: nullable<string>(Id),
  projectName: nullable<string>(Type.String()),
  targetId: nullable<string>(Id),
  targetName: nullable<string>(Type.String()),
  posts: Type.Array(Type.String()),
  units: Type.Array(Type.String()),
  questions: Type.Array(SurveyQuestion),
  formula: SurveyFormula,
  copiedFrom: nullable<string>(Id),
  why: nullable<string>(Type.String()),
  notHandedOut: Type.Integer(),
  /** Places where codes are handed out, with how many were printed and how many are used. */
  codes: Type.Array(Type.Object({ batch: Type.String(), made: Type.Integer(), used: Type.Integer() })),
  /** Of a closed survey only: nobody watches a count grow. */
  result: nullable<SurveyResult>(SurveyResult),
  rules: Type.Object({
    leastSample: Type.Integer(),
    leastCell: Type.Integer(),
    confidencePercent: Type.Integer(),
    mostCodes: Type.Integer(),
  }),
})
export type SurveyDetail = Static<typeof SurveyDetail>

export const listSurveys = operation({
  name: 'targets.listSurveys',
  http: 'GET /surveys',
  title: { zh: '查看满意度调查', en: 'Surveys' },
  may: 'targets:view',
  reach: 'area',
  in: Type.Object({
    year: Type.Optional(Year),
    phase: Type.Optional(oneOf(['draft', 'open', 'closed', 'withdrawn'] as const)),
    /** Those that may feed this target, or its project. */
    targetId: Type.Optional(Id),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    cursor: Type.Optional(Cursor),
  }),
  out: Type.Object({ items: Type.Array(SurveyRow), next: nullable<string>(Type.String()) }),
})

export const getSurvey = operation({
  name: 'targets.getSurvey',
  http: 'GET /surveys/{id}',
  title: { zh: '查看一项满意度调查', en: 'One survey' },
  may: 'targets:view',
  reach: 'area',
  in: Type.Object({ id: Id }),
  out: SurveyDetail,
})

export const saveSurvey = operation({
  name: 'targets.saveSurvey',
  http: 'PUT /surveys/{id}',
  title: { zh: '编写满意度调查', en: 'Write a survey' },
  may: 'targets:survey',
  reach: 'area',
  in: Type.Object({
    /** A new UUID makes a draft. */
    id: Id,
    ...Written,
  }),
  out: SurveyDetail,
})

/** From here on the questions stand; colleagues who are asked get a line in their inbox. */
export const openSurvey = operation({
  name: 'targets.openSurvey',
  http: 'POST /surveys/{id}/open',
  title: { zh: '发布满意度调查', en: 'Open a survey' },
  may: 'targets:survey',
  reach: 'area',
  in: Type.Object({ id: Id }),
  out: SurveyDetail,
})

/** To all who have not answered; who they are is not shown to anybody. At most once a day. */
export const remindSurvey = operation({
  name: 'targets.remindSurvey',
  http: 'POST /surveys/{id}/remind',
  title: { zh: '提醒未答的同事', en: 'Remind those who have not answered' },
  may: 'targets:survey',
  reach: 'area',
  in: Type.Object({ id: Id }),
  out: Type.Object({ reminded: Type.Integer() }),
})

/** One-time codes for a place; shown in this file alone, once. */
export const makeSurveyCodes = operation({
  name: 'targets.makeSurveyCodes',
  http: 'POST /surveys/{id}/codes',
  title: { zh: '制作一次性答题码', en: 'Make one-time codes' },
  may: 'targets:survey',
  reach: 'area',
  answers: 'file',
  in: Type.Object({
    id: Id,
    /** Where they are handed out. */
    batch: Type.String({ minLength: 1, maxLength: 30, pattern: '^\\S(.*\\S)?$' }),
    count: Type.Integer({ minimum: 1, maximum: 1000 }),
    /** Address of this installation as citizens reach it, for the slips. */
    site: Type.String({ maxLength: 100, pattern: '^https?://[A-Za-z0-9.:\\[\\]-]+$' }),
    format: oneOf(['html', 'xlsx'] as const),
  }),
  out: Type.Unknown(),
})

export const closeSurvey = operation({
  name: 'targets.closeSurvey',
  http: 'POST /surveys/{id}/close',
  title: { zh: '结束满意度调查', en: 'Close a survey' },
  may: 'targets:survey',
  reach: 'area',
  in: Type.Object({
    id: Id,
    /** Needed before its end. */
    why: Type.Optional(Text(200)),
    /** Codes that were printed and not handed out: nobody was asked with them. */
    notHandedOut: Type.Optional(Type.Integer({ minimum: 0, maximum: 5000 })),
  }),
  out: SurveyDetail,
})

export const withdrawSurvey = operation({
  name: 'targets.withdrawSurvey',
  http: 'POST /surveys/{id}/withdraw',
  title: { zh: '作废满意度调查', en: 'Withdraw a survey' },
  may: 'targets:survey',
  reach: 'area',
  in: Type.Object({ id: Id, why: Sentence(200) }),
  out: SurveyDetail,
})

export const exportSurvey = operation({
  name: 'targets.exportSurvey',
  http: 'GET /surveys/{id}/export',
  title: { zh: '导出调查结果', en: 'Export a result' },
  may: 'targets:view',
  reach: 'area',
  answers: 'file',
  in: Type.Object({ id: Id, format: Type.Optional(oneOf(FORMATS)) }),
  out: Type.Unknown(),
})

export const Questionnaire = Type.Object({
  id: Id,
  title: Type.String(),
  intro: Type.String(),
  unit: Type.String(),
  questions: Type.Array(SurveyQuestion),
  endsAt: Instant,
  phase: oneOf(SURVEY_PHASES),
  answered: Type.Boolean(),
})
export type Questionnaire = Static<typeof Questionnaire>

export const listMySurveys = operation({
  name: 'targets.listMySurveys',
  http: 'GET /my-surveys',
  title: { zh: '我要答的问卷', en: 'Surveys that ask me' },
  may: 'signedIn',
  reach: 'own',
  in: Type.Object({}),
  out: Type.Object({ items: Type.Array(Type.Object({ id: Id, title: Type.String(), endsAt: Instant })) }),
})

export const getQuestionnaire = operation({
  name: 'targets.getQuestionnaire',
  http: 'GET /my-surveys/{id}',
  title: { zh: '打开问卷', en: 'Open a questionnaire' },
  may: 'signedIn',
  reach: 'own',
  in: Type.Object({ id: Id }),
  out: Questionnaire,
})

const Answer = Type.Unsafe<string | null>({ type: ['string', 'null'], maxLength: LONGEST_TEXT * 2 })

/** Once each. Journalled by its handler: neither the answers nor a hash of them may lie beside the name. */
export const answerSurvey = operation({
  name: 'targets.answerSurvey',
  http: 'POST /my-surveys/{id}/answer',
  title: { zh: '交问卷', en: 'Hand in a questionnaire' },
  may: 'signedIn',
  reach: 'own',
  journal: 'own',
  maxBodyBytes: 16 * 1024,
  in: Type.Object({ id: Id, answers: Type.Array(Answer, { minItems: 1, maxItems: MOST_QUESTIONS }) }),
  out: Type.Object({ done: Type.Boolean() }),
})

const Code = Type.String({ maxLength: 40 })

/** The page for service users: asks for a code, or shows the questions to whoever brings one. */
export const showSurveyPage = operation({
  name: 'targets.showSurveyPage',
  http: 'GET /s',
  title: { zh: '满意度问卷页', en: 'Page of a survey' },
  may: 'public',
  reach: 'own',
  answers: 'page',
  in: Type.Object({ code: Type.Optional(Code) }),
  out: Type.Unknown(),
})

const Field = Type.Optional(Type.String({ maxLength: LONGEST_TEXT * 2 }))

export const answerByCode = operation({
  name: 'targets.answerByCode',
  http: 'POST /s',
  title: { zh: '凭答题码交问卷', en: 'Answer with a code' },
  may: 'public',
  reach: 'own',
  journal: 'own',
  maxBodyBytes: 16 * 1024,
  takes: 'form',
  answers: 'page',
  in: Type.Object({ code: Code, q1: Field, q2: Field, q3: Field, q4: Field, q5: Field }),
  out: Type.Unknown(),
})
