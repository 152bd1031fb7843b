import { Button } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import type { Problem, Reading } from '../call.ts'
import { clockTime } from '../format.ts'
import { useWords } from '../language.ts'
import css from './states.module.css'

/** Why there is nothing, and the next step: `今日无待派遣。已派 86 件`. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={css.empty} role="status">
      <p>{children}</p>
      {action}
    </div>
  )
}

/** What was refused or failed, the way out, and the number to name when asking for help. */
export function ProblemNotice({
  problem,
  fields,
  retry,
  close,
}: {
  problem: Problem | null
  /** Those that are not said elsewhere; without it what is wrong with the input is listed whole. */
  fields?: Problem['fields']
  retry?: () => void
  close?: () => void
}) {
  const { t } = useWords()
  if (!problem) return null
  const number = problem.reference && !problem.detail.includes(problem.reference) ? problem.reference : null
  return (
    <div className={css.problem} role="alert">
      <div>
        <p>{problem.detail}</p>
        {problem.wayOut ? <p>{problem.wayOut}</p> : null}
        {(fields ?? fieldsToList(problem)).map((field) => (
          <p key={field.field}>{`${field.field}：${field.detail}`}</p>
        ))}
        {number ? <p>{t({ zh: `编号 ${number}`, en: `Reference ${number}` })}</p> : null}
      </div>
      {retry && problem.mayRetry ? (
        <Button size="small" onClick={retry}>
          {t({ zh: '重试', en: 'Try again' })}
        </Button>
      ) : null}
      {close ? (
        <Button size="small" type="text" onClick={close}>
          {t({ zh: '收起', en: 'Hide' })}
        </Button>
      ) : null}
    </div>
  )
}

/** A refusal by a rule says all in its sentence; only a list of what is wrong with the input adds to it. */
function fieldsToList({ code, fields }: Problem): Problem['fields'] {
  return code === 'invalid-input' ? fields : []
}

/** Thin bar over content that is asked for again; shown only when it takes longer than people notice. */
export function RefreshBar({ active }: { active: boolean }) {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    if (!active) return setShown(false)
    const timer = setTimeout(() => setShown(true), 300)
    return () => clearTimeout(timer)
  }, [active])
  return <div className={css.bar} data-active={shown} aria-hidden="true" />
}

/** First load: lines where content will be; words after three seconds. */
export function Skeleton({ lines = 6 }: { lines?: number }) {
  const { t } = useWords()
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 3000)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className={css.skeleton} aria-busy="true">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move
        <div key={line} className={css.bone} style={{ width: `${92 - ((line * 17) % 40)}%` }} />
      ))}
      {slow ? <p>{t({ zh: '读取较慢，仍在等待', en: 'This takes longer than usual' })}</p> : null}
    </div>
  )
}

/** One panel's life: skeleton, problem, content. Each panel of a page fails alone and keeps what it last showed. */
export function Loaded<T>({
  reading,
  lines,
  children,
}: {
  reading: Reading<T>
  lines?: number
  children(data: T): ReactNode
}) {
  const { data, problem, loading } = reading
  if (data !== undefined)
    return (
      <>
        <RefreshBar active={reading.refreshing} />
        {problem ? <StaleNotice reading={reading} /> : null}
        {children(data)}
      </>
    )
  if (problem) return <ProblemNotice problem={problem} retry={reading.reload} />
  return loading ? <Skeleton {...(lines === undefined ? {} : { lines })} /> : null
}

function StaleNotice<T>({ reading }: { reading: Reading<T> }) {
  const { t } = useWords()
  const at = clockTime(reading.answeredAtMs)
  return (
    <div className={css.stale} role="status">
      <span>
        {t({
          zh: `◌ 停更：显示 ${at} 的数据。${reading.problem?.detail ?? ''}`,
          en: `◌ Not current: this is as of ${at}. ${reading.problem?.detail ?? ''}`,
        })}
      </span>
      <Button size="small" onClick={reading.reload}>
        {t({ zh: '重试', en: 'Try again' })}
      </Button>
    </div>
  )
}

/** A value older than three times its refresh: greyed, with the time it stopped; never shown as normal. */
export function Stale({ sinceMs, children }: { sinceMs: number | null; children: ReactNode }) {
  const { t } = useWords()
  if (sinceMs === null) return <>{children}</>
  const at = clockTime(sinceMs)
  return (
    <span className={css.staleValue}>
      ◌ {children} <small>{t({ zh: `停更 ${at}`, en: `as of ${at}` })}</small>
    </span>
  )
}
