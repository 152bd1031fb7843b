import { useId } from 'react'
import { Choice } from '#ui/form.ts'
import { useWords, type Words } from '#ui/language.ts'
import css from './callback.module.css'
import { type CallResult, openQuestion, type Question, questionsOf } from './result.ts'

const QUESTIONS: Record<Question, { title: Words; one: Words; two: Words }> = {
  reached: {
    title: { zh: '接通情况', en: 'Reached' },
    one: { zh: '接通', en: 'reached' },
    two: { zh: '接通但拒绝回访', en: 'refused to answer' },
  },
  solved: {
    title: { zh: '是否解决', en: 'Solved' },
    one: { zh: '已解决', en: 'solved' },
    two: { zh: '未解决', en: 'not solved' },
  },
  satisfied: {
    title: { zh: '是否满意', en: 'Satisfied' },
    one: { zh: '满意', en: 'satisfied' },
    two: { zh: '不满意', en: 'not satisfied' },
  },
  reasonable: {
    title: { zh: '诉求是否合理', en: 'Reasonable' },
    one: { zh: '合理', en: 'reasonable' },
    two: { zh: '不合理', en: 'unreasonable' },
  },
  contactedInTime: {
    title: { zh: '是否及时联系（可不问）', en: 'Contacted in time (optional)' },
    one: { zh: '及时', en: 'in time' },
    two: { zh: '不及时', en: 'late' },
  },
}

/** What one person is asked, one question after another; the one that is open now is marked. */
export function Questions({
  result,
  answer,
  asked,
}: {
  result: CallResult
  answer(question: Question, digit: 1 | 2): void
  /** It was tried to send: what is missing is shown as a fault. */
  asked: boolean
}) {
  const { t } = useWords()
  const id = useId()
  const now = openQuestion(result)
  if (result.reached === 'no')
    return <p>{t({ zh: '多次未接通，登记为未联系上', en: 'Called in vain: not reached' })}</p>
  return questionsOf(result).map((question) => (
    <div key={question} className={css.question} data-now={question === now}>
      <span id={`${id}-${question}-label`}>{t(QUESTIONS[question].title)}</span>
      <Choice
        id={`${id}-${question}`}
        choices={[
          { value: '1', title: QUESTIONS[question].one },
          { value: '2', title: QUESTIONS[question].two },
        ]}
        value={digitOf(result[question])}
        onChange={(digit) => answer(question, digit === '1' ? 1 : 2)}
        invalid={asked && question === now}
      />
    </div>
  ))
}

function digitOf(answer: CallResult[Question]): string | undefined {
  if (answer === undefined) return undefined
  return answer === 'yes' || answer === true ? '1' : '2'
}
