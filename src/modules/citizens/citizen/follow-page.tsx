import { useCallback, useEffect, useState } from 'react'
import { callOperation } from '#ui/call/call-operation.ts'
import { asProblem } from '#ui/call/problem.ts'
import { useWords } from '#ui/language.ts'
import { type Followed, follow } from '../contract.ts'
import { AddForm } from './add-form.tsx'
import css from './citizens.module.css'
import { RateForm } from './rate-form.tsx'
import { dayInWords, timeInWords } from './when.ts'
import { WithdrawForm } from './withdraw-form.tsx'

const STAGES = [
  { zh: '收到', en: 'Received' },
  { zh: '交办', en: 'Passed on' },
  { zh: '办理', en: 'In hand' },
  { zh: '回复', en: 'Answered' },
]

/** One report, opened by its key alone. */
export function FollowPage({ rest: key }: { rest: string }) {
  const { t } = useWords()
  const [shown, setShown] = useState<Followed | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const load = useCallback(() => {
    setProblem(null)
    callOperation(follow, { key }).then(setShown, (thrown) => setProblem(asProblem(thrown).detail))
  }, [key])
  useEffect(load, [load])
  if (problem && !shown)
    return (
      <>
        <p className="problem" role="alert">
          {problem}
        </p>
        <button type="button" onClick={load}>
          {t({ zh: '重试', en: 'Try again' })}
        </button>
        <a className="button" href="#mine">
          {t({ zh: '凭案号查询', en: 'Follow by number' })}
        </a>
      </>
    )
  if (!shown) return <p role="status">{t({ zh: '查询中', en: 'Looking' })}</p>
  return (
    <>
      <Standing shown={shown} />
      {shown.mayRate ? <RateForm reportKey={key} onDone={setShown} /> : null}
      {shown.mayAdd ? <AddForm reportKey={key} onDone={setShown} /> : null}
      <Steps shown={shown} />
      {shown.mayWithdraw ? <WithdrawForm reportKey={key} onDone={setShown} /> : null}
    </>
  )
}

function Standing({ shown }: { shown: Followed }) {
  const { t, language } = useWords()
  return (
    <section aria-live="polite">
      <ol className={css.stages}>
        {STAGES.map((stage, at) => (
          <li key={stage.zh} data-done={at < shown.stage} aria-current={at + 1 === shown.stage ? 'step' : undefined}>
            {t(stage)}
          </li>
        ))}
      </ol>
      <h2>{t(shown.now)}</h2>
      {shown.dueAt ? (
        <p>
          {t({
            zh: `预计 ${dayInWords(shown.dueAt, language)}前答复`,
            en: `Answer expected by ${dayInWords(shown.dueAt, language)}`,
          })}
        </p>
      ) : null}
      {shown.answer ? (
        <>
          <h2>{t({ zh: '给您的答复', en: 'The answer' })}</h2>
          <p className={css.words}>{shown.answer}</p>
        </>
      ) : null}
      {shown.rated ? (
        <p className="good">
          {t({ zh: '您已评价：', en: 'You said: ' })}
          {shown.rated.solved ? t({ zh: '已解决', en: 'solved' }) : t({ zh: '没解决', en: 'not solved' })}，
          {shown.rated.satisfied ? t({ zh: '满意', en: 'satisfied' }) : t({ zh: '不满意', en: 'not satisfied' })}
        </p>
      ) : null}
      <dl className={css.facts}>
        <dt>{t({ zh: '案号', en: 'Number' })}</dt>
        <dd className="number">{shown.caseNo}</dd>
        {shown.unit ? (
          <>
            <dt>{t({ zh: '承办单位', en: 'Unit in charge' })}</dt>
            <dd>{shown.unit}</dd>
          </>
        ) : null}
        <dt>{t({ zh: '您反映的问题', en: 'What you reported' })}</dt>
        <dd className={css.words}>{shown.text}</dd>
        {shown.place ? (
          <>
            <dt>{t({ zh: '地点', en: 'Place' })}</dt>
            <dd>{shown.place}</dd>
          </>
        ) : null}
        {shown.category ? (
          <>
            <dt>{t({ zh: '类别', en: 'About' })}</dt>
            <dd>{t(shown.category)}</dd>
          </>
        ) : null}
      </dl>
    </section>
  )
}

function Steps({ shown }: { shown: Followed }) {
  const { t, language } = useWords()
  return (
    <section>
      <h2>{t({ zh: '每一步', en: 'Every step' })}</h2>
      <ol className={css.steps}>
        {shown.steps.map((step) => (
          <li key={`${step.at}${step.zh}${step.own}`}>
            <time dateTime={step.at}>{timeInWords(step.at, language)}</time>
            {t(step)}
            {step.own ? <div className={css.words}>{step.own}</div> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
