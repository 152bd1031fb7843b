import type { Output } from '#core/operation.ts'
import { type getCase, results } from '#modules/cases/contract.ts'
import { sentenceTime, useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import css from './callback.module.css'
import { useUnitName } from './unit-name.ts'

export type CaseDetail = Output<typeof getCase>

/** What was asked and what was answered, as far as a call needs it. */
export function CasePart({ detail }: { detail: CaseDetail }) {
  const { t, language } = useWords()
  const nowMs = useNow()
  const unitName = useUnitName()
  const { case: state } = detail
  const lead = state.orders.findLast((order) => order.role === 'lead')
  const said = (at: number | null) => (at === null ? '—' : sentenceTime(at, nowMs, language))
  return (
    <div className={css.part}>
      <h2>
        <To href={`/c/cases/${state.id}`}>{state.caseNo.slice(-8)}</To> {state.title}
      </h2>
      <p>{state.text}</p>
      <p className="meta">
        {t({
          zh: `${said(state.reportedAt)} 反映 · ${unitName(lead?.unit)} ${said(state.at.doneAt)} 办结`,
          en: `reported ${said(state.reportedAt)} · ${unitName(lead?.unit)}, done ${said(state.at.doneAt)}`,
        })}
        {state.result ? ` · ${results[state.result][language]}` : ''}
      </p>
      {state.answer ? <p>{t({ zh: `答复：${state.answer}`, en: `Answer: ${state.answer}` })}</p> : null}
    </div>
  )
}

/** Day of the report in words, for the script. */
export function useReportDay(): (ms: number) => string {
  const { language } = useWords()
  const nowMs = useNow()
  return (ms) => sentenceTime(ms, nowMs, language).split(' ').slice(0, -1).join(' ')
}
