import { isFault } from '#core/fault.ts'
import { localDate } from '#core/time/local.ts'
import { unitBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import { type Html, html } from '#platform/http/html.ts'
import type { PageAnswer } from '#platform/http/page-answer.ts'
import { handle } from '#platform/plug.ts'
import { answerByCode, showSurveyPage } from '../contract.ts'
import { readCode, writeCode } from '../domain/survey/one-time-code.ts'
import { CHOICE_NAMES, choicesOf, LONGEST_TEXT, phaseOf, type Question } from '../domain/survey/survey.ts'
import { ballotFor, handIn } from './answer-survey.ts'
import { countMiss, type FoundCode, findCode, findMisses, markUsed } from './survey-code-store.ts'
import { surveyFaults } from './survey-faults.ts'
import { surveyRulesBook } from './survey-rules-book.ts'
import { findSurvey, type StoredSurvey } from './survey-store.ts'

const TITLE = '满意度问卷'
const EVERYWHERE = { all: true, areas: [], units: [] }

interface Opened {
  code: string
  found: FoundCode
  survey: StoredSurvey
}

/** Without a code it asks for one; with one it shows the questions. A citizen needs neither account nor script. */
export const showSurveyPageHandler = handle(showSurveyPage, async ({ code }, call): Promise<PageAnswer> => {
  if (!code?.trim()) return { title: TITLE, body: askForCode() }
  const opened = await openByCode(call, code)
  return 'page' in opened ? opened.page : { title: opened.survey.title, body: questionsOf(call, opened, []) }
})

export const answerByCodeHandler = handle(
  answerByCode,
  async ({ code, q1, q2, q3, q4, q5 }, call): Promise<PageAnswer> => {
    const opened = await openByCode(call, code)
    if ('page' in opened) return opened.page
    const { survey, found } = opened
    const answers = [q1, q2, q3, q4, q5]
    try {
      const ballot = ballotFor(survey, answers, call.nowMs)
      // No line in the journal: nobody is known who could be named there.
      await call.runtime.db.tx(async (tx) => {
        if (!(await markUsed(tx, found.codeIndex))) throw surveyFaults.answered()
        await handIn(tx, survey, found.batch, ballot, call.nowMs)
      })
    } catch (error) {
      if (!isFault(error)) throw error
      return {
        title: survey.title,
        status: error.status,
        body: html`<p class="problem" role="alert">${error.text.zh}</p>${questionsOf(call, opened, answers)}`,
      }
    }
    return {
      title: '已收到，谢谢',
      body: html`<section><p>您的答卷已收到。答卷不记名，这个答题码不再有效。</p></section>`,
    }
  },
)

/** The survey of a code, or the page that says why there is none. Wrong codes are counted by where they come from. */
async function openByCode(call: Call, typed: string): Promise<Opened | { page: PageAnswer }> {
  const { secrets } = call.runtime
  const [address = ''] = secrets.indexes(call.ip ?? 'local', 'targets.survey.address')
  const { wrongCodesAnHour } = call.runtime.use(surveyRulesBook).rules()
  const told = (status: number, text: string, form = true) => ({
    page: {
      title: TITLE,
      status,
      body: html`<p class="problem" role="alert">${text}</p>${form ? askForCode() : null}`,
    },
  })
  if ((await findMisses(call.db, address, call.nowMs)) >= wrongCodesAnHour)
    return told(429, '输错的次数太多。请一小时后再试，或向发放单位要一个新码。', false)
  const code = readCode(typed)
  const found = code === null ? null : await findCode(call.db, secrets.indexes(code, CODE_PURPOSE))
  if (code === null || !found) {
    await countMiss(call.db, address, call.nowMs)
    return told(404, '没有这个答题码。请对照纸条重新输入，不分大小写。')
  }
  const survey = await findSurvey(call.db, found.surveyId, EVERYWHERE)
  if (found.used || !survey) return told(409, '这个答题码已经用过。每个码只能交一份，谢谢您的参与。', false)
  const phase = phaseOf(survey, call.nowMs)
  if (phase === 'waiting') return told(409, `问卷从 ${localDate(survey.opensMs)} 起可以作答，请到时再来。`, false)
  if (phase !== 'running') return told(409, '这次调查已经结束。感谢您的关注。', false)
  return { code, found, survey }
}

export const CODE_PURPOSE = 'targets.survey.code'

function askForCode(): Html {
  return html`<form method="get" action="/s"><section>
<label for="code" class="ask">请输入答题码</label>
<p class="note">纸条上的 12 位字母和数字，不分大小写，横线可不输。</p>
<input type="text" id="code" name="code" maxlength="20" autocomplete="off" autocapitalize="characters" required>
</section><button>打开问卷</button></form>`
}

function questionsOf(call: Call, { survey, code }: Opened, answers: readonly (string | undefined)[]): Html {
  const unit = call.runtime.use(unitBook).find(survey.unit)?.zh ?? ''
  return html`<p>${survey.intro}</p><p class="note">${unit}组织。不记名，不用登录，约一分钟。</p>
<form method="post" action="/s"><input type="hidden" name="code" value="${writeCode(code)}">
${survey.questions.map((question, at) => field(question, at + 1, answers[at]))}
<button>交问卷</button></form>`
}

function field({ kind, text }: Question, place: number, answer: string | undefined): Html {
  const name = `q${place}`
  if (kind === 'text')
    return html`<section><label for="${name}" class="ask">${place}. ${text}</label><p class="note">可不填，最多 ${LONGEST_TEXT} 字。请不要写姓名和电话。</p>
<textarea id="${name}" name="${name}" rows="4" maxlength="${LONGEST_TEXT}">${answer ?? ''}</textarea></section>`
  return html`<fieldset><legend>${place}. ${text}</legend><div>${choicesOf(kind).map(
    (choice) =>
      html`<label class="pick"><input type="radio" name="${name}" value="${choice}" required${answer === choice ? CHECKED : null}>${CHOICE_NAMES[choice]!.zh}</label>`,
  )}</div></fieldset>`
}

const CHECKED = html` checked`
