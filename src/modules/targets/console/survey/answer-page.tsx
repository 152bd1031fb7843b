import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useCommand, useOperation } from '#ui/call.ts'
import { sentenceTime, useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To, usePathPart } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page, ProblemNotice } from '#ui/page.ts'
import { answerSurvey, getQuestionnaire, listMySurveys, type Questionnaire } from '../../contract.ts'
import { CHOICE_NAMES, choicesOf, LONGEST_TEXT, type Question } from '../../domain/survey/survey.ts'
import css from './survey.module.css'

/** A colleague answers: one paper, without a name. */
export default function AnswerPage() {
  const id = usePathPart('surveyId')
  return <AnswerOne key={id} id={id} />
}

function AnswerOne({ id }: { id: string }) {
  const { t } = useWords()
  const reading = useOperation(getQuestionnaire, { id }, { forgetful: true })
  const [done, setDone] = useState(false)
  return (
    <Page title={reading.data?.title ?? t({ zh: '问卷', en: 'Questionnaire' })}>
      <Loaded reading={reading} lines={8}>
        {(found) =>
          done || found.answered ? (
            <HandedIn />
          ) : found.phase === 'running' ? (
            <Paper survey={found} onDone={() => setDone(true)} />
          ) : (
            <EmptyState>
              {found.phase === 'waiting'
                ? t({ zh: '问卷还没开始，到开始时间再来。', en: 'This questionnaire has not begun.' })
                : t({ zh: '这次调查已结束，谢谢关注。', en: 'This survey is over.' })}
            </EmptyState>
          )
        }
      </Loaded>
    </Page>
  )
}

/** Thanks, and what else waits. */
function HandedIn() {
  const { t } = useWords()
  const { data } = useOperation(listMySurveys, {})
  const [next] = data?.items ?? []
  return (
    <EmptyState
      action={
        next ? (
          <To href={`/c/answer/${next.id}`}>{t({ zh: `还有一份：${next.title}`, en: `One more: ${next.title}` })}</To>
        ) : null
      }
    >
      {t({
        zh: '已交卷，谢谢。答卷不记名，交后查不到也改不了。',
        en: 'Handed in, thank you. It bears no name and cannot be found again.',
      })}
    </EmptyState>
  )
}

function Paper({ survey, onDone }: { survey: Questionnaire; onDone(): void }) {
  const { t, language } = useWords()
  const nowMs = useNow()
  // What has been chosen is answered again as new: nothing of it is asked of the server.
  const send = useCommand(answerSurvey)
  const [answers, setAnswers] = useState<(string | null)[]>(() => survey.questions.map(() => null))
  const [asked, setAsked] = useState(false)
  const missing = survey.questions.flatMap(({ kind }, at) => (kind !== 'text' && !answers[at] ? [at] : []))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (missing.length > 0) return
    if (await send.run({ id: survey.id, answers })) onDone()
  }
  const until = sentenceTime(survey.endsAt, nowMs, language)
  return (
    <form className={css.paper} onSubmit={(event) => void submit(event)}>
      {survey.intro ? <p>{survey.intro}</p> : null}
      <p className="meta">
        {t({
          zh: `不记名：只记交没交过，不记答了什么。每人一份，${until} 前有效。`,
          en: `No names: what you answer is not kept with who you are. One each, until ${until}.`,
        })}
      </p>
      {survey.questions.map((question, at) => (
        <Asked
          // biome-ignore lint/suspicious/noArrayIndexKey: questions have no name but their place
          key={at}
          question={question}
          place={at + 1}
          value={answers[at] ?? null}
          missing={asked && missing.includes(at)}
          change={(value) => setAnswers(answers.map((one, other) => (other === at ? value : one)))}
        />
      ))}
      {asked && missing.length > 0 ? (
        <p className={css.warn} role="alert">
          {t({
            zh: `第 ${missing.map((at) => at + 1).join('、')} 题还没有选择。`,
            en: `Choose an answer to question ${missing.map((at) => at + 1).join(', ')}.`,
          })}
        </p>
      ) : null}
      <ProblemNotice problem={send.problem} />
      <div>
        <Button type="primary" size="large" htmlType="submit" loading={send.busy}>
          {t({ zh: '交卷', en: 'Hand in' })}
        </Button>
      </div>
    </form>
  )
}

function Asked({
  question,
  place,
  value,
  missing,
  change,
}: {
  question: Question
  place: number
  value: string | null
  missing: boolean
  change(value: string): void
}) {
  const { t } = useWords()
  return (
    <fieldset className={css.ask} data-missing={missing}>
      <legend>
        {place}. {question.text}
        {question.kind === 'text' ? <span className="meta"> {t({ zh: '可不填', en: 'may stay empty' })}</span> : null}
      </legend>
      {question.kind === 'text' ? (
        <Input.TextArea
          value={value ?? ''}
          maxLength={LONGEST_TEXT}
          autoSize={{ minRows: 3, maxRows: 8 }}
          onChange={(event) => change(event.target.value)}
          placeholder={t({ zh: '请不要写姓名和电话', en: 'Please write no names or numbers' })}
          aria-label={question.text}
        />
      ) : (
        <div className={css.picks}>
          {choicesOf(question.kind).map((choice) => (
            <label key={choice}>
              <input type="radio" name={`q${place}`} checked={value === choice} onChange={() => change(choice)} />
              {t(CHOICE_NAMES[choice]!)}
            </label>
          ))}
        </div>
      )}
    </fieldset>
  )
}
