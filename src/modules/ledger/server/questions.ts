import { localDate, localDay, yearOfDay } from '#core/time/local.ts'
import { notify } from '#modules/notices/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import {
  answerQuestion,
  askQuestion,
  followUpQuestion,
  getQuestion,
  listQuestions,
  type QuestionRow,
} from '../contract.ts'
import { answerDay, type EntryKind, refuseEntry } from '../domain/questions/question.ts'
import { centreOf } from './centre-of.ts'
import { refused } from './contract-faults.ts'
import { getCostRules } from './cost-rules.ts'
import { ledgerFaults } from './ledger-faults.ts'
import { readMoment, writeMoment } from './moment-cursor.ts'
import { questionFaults } from './question-faults.ts'
import { questionRow, sightOf } from './question-row.ts'
import {
  addEntry,
  addQuestion,
  listQuestionRows,
  lockQuestion,
  nextQuestionNumber,
  type StoredQuestion,
  setQuestionState,
} from './question-store.ts'
import { findSeenProject } from './sight-store.ts'

const PAGE = 50
const ANY = { id: null, state: null, overdue: null, projectId: null, text: null, before: null }

export const listQuestionsHandler = handle(listQuestions, async (input, call) => {
  const limit = input.limit ?? PAGE
  const rows = await listQuestionRows(call.db, {
    ...(await questionFilters(call, input)),
    before: readMoment(input.cursor),
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const { answerWithinDays } = await getCostRules(call)
  return {
    items: shown.map((row) => questionRow(call, row)),
    next: rows.length > limit && last ? writeMoment({ atMs: last.saidMs, id: last.id }) : null,
    answerWithinDays,
  }
})

interface Filters {
  state?: string
  overdue?: boolean
  project?: string
  text?: string
}

export async function questionFilters(call: Call, input: Filters) {
  const project = input.project === undefined ? null : await findSeenProject(call.db, input.project, call.scope())
  if (input.project !== undefined && !project) throw ledgerFaults.projectNotFound()
  return {
    ...ANY,
    sight: sightOf(call),
    today: localDate(call.nowMs),
    state: input.state ?? null,
    overdue: input.overdue ?? null,
    projectId: project?.id ?? null,
    text: input.text?.trim() || null,
  }
}

export const getQuestionHandler = handle(getQuestion, ({ id }, call) => questionAnswer(call, id))

async function getStored(call: Call, id: string): Promise<StoredQuestion> {
  const query = { ...ANY, sight: sightOf(call), today: localDate(call.nowMs), id, limit: 1 }
  const [row] = await listQuestionRows(call.db, query)
  if (!row) throw questionFaults.notFound()
  return row
}

async function questionAnswer(call: Call, id: string): Promise<QuestionRow> {
  return questionRow(call, await getStored(call, id))
}

export const askQuestionHandler = handle(askQuestion, async (input, call) => {
  if ((input.project === undefined) === (input.table === undefined)) throw questionFaults.aboutWhat()
  const project = input.project === undefined ? null : await findSeenProject(call.db, input.project, call.scope())
  if (input.project !== undefined && !project) throw ledgerFaults.projectNotFound()
  if (await lockQuestion(call.db, input.id)) throw questionFaults.asked()
  const year = yearOfDay(localDay(call.nowMs))
  const no = `询〔${year}〕${await nextQuestionNumber(call.db, year)}号`
  const { id: byId, name: byName } = call.principal
  await addQuestion(call.db, {
    id: input.id,
    no,
    projectId: project?.id ?? null,
    tableKey: input.table ?? null,
    year: input.year,
    figure: input.figure?.trim() || null,
    byId,
    byName,
    answerBy: answerDay(localDate(call.nowMs), (await getCostRules(call)).answerWithinDays),
    nowMs: call.nowMs,
  })
  await say(call, input.id, 'question', input.text, 1)
  const stored = await getStored(call, input.id)
  await tellAnswerers(call, stored, { zh: '代表提出询问', en: 'A deputy asks' })
  call.note(input.id, { no })
  return questionRow(call, stored)
})

export const followUpQuestionHandler = handle(followUpQuestion, async ({ id, text }, call) => {
  const before = await turn(call, id, 'followUp')
  await say(call, id, 'followUp', text, before.entries.length + 1)
  const answerBy = answerDay(localDate(call.nowMs), (await getCostRules(call)).answerWithinDays)
  await setQuestionState(call.db, id, 'followedUp', answerBy, call.nowMs)
  const stored = await getStored(call, id)
  await tellAnswerers(call, stored, { zh: '代表追问', en: 'A deputy follows up' })
  return questionRow(call, stored)
})

export const answerQuestionHandler = handle(answerQuestion, async ({ id, text }, call) => {
  const before = await turn(call, id, 'answer')
  await say(call, id, 'answer', text, before.entries.length + 1)
  await setQuestionState(call.db, id, 'answered', null, call.nowMs)
  await call.runtime.use(notify).notify(call, {
    to: { personIds: [before.askedBy] },
    kind: 'reply',
    title: { zh: `${before.no} 已答复`, en: `${before.no} was answered` },
    text: { zh: text, en: text },
    link: `/c/budget-questions?open=${id}`,
    dedupeKey: `question:${id}:${before.entries.length + 1}`,
  })
  return questionAnswer(call, id)
})

/** The question as nobody else can add to it meanwhile, if it is this caller's turn. */
async function turn(call: Call, id: string, kind: EntryKind): Promise<StoredQuestion> {
  await lockQuestion(call.db, id)
  const stored = await getStored(call, id)
  const refusal = refuseEntry(stored.entries, { kind, byId: call.principal.id })
  if (refusal) throw refused(refusal)
  call.note(id, { no: stored.no })
  return stored
}

async function say(call: Call, questionId: string, kind: EntryKind, text: string, n: number): Promise<void> {
  const { id: byId, name: byName, posts } = call.principal
  const byPost = posts.find((held) => held.permissions.has(call.operation.may))?.post ?? ''
  await addEntry(call.db, { questionId, n, kind, text: text.trim(), byId, byName, byPost, nowMs: call.nowMs })
}

/** Who answers: of the unit whose project it is, or of the centre. */
async function tellAnswerers(call: Call, question: StoredQuestion, what: { zh: string; en: string }): Promise<void> {
  const asked = question.entries.at(-1)?.text ?? ''
  await call.runtime.use(notify).notify(call, {
    to: { posts: ['financeOfficer', 'leader'], unit: question.unit ?? centreOf(call) },
    kind: 'general',
    title: {
      zh: `${what.zh} ${question.no}，请于 ${question.answerBy} 前答复`,
      en: `${what.en}: ${question.no}, to be answered by ${question.answerBy}`,
    },
    text: { zh: asked, en: asked },
    link: `/c/budget-questions?open=${question.id}`,
    dedupeKey: `question:${question.id}:${question.entries.length}`,
  })
}
