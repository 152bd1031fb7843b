import type { Output } from '#core/operation.ts'
import type { getCase } from '#modules/cases/contract.ts'
import { sentenceTime, useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import css from './board.module.css'

/** What the dispatcher must know to choose: the words of the citizen, the place, and who handed it back. */
export function CaseBrief({
  detail,
  category,
  lastReturner,
}: {
  detail: Output<typeof getCase>
  category: string | null
  lastReturner: string | null
}) {
  const { t, language } = useWords()
  const nowMs = useNow()
  const { case: state } = detail
  return (
    <div className={css.brief}>
      <h2>
        <To href={`/c/cases/${state.id}`}>{state.caseNo.slice(-8)}</To> {state.title}
      </h2>
      <p className={css.words} title={state.text}>
        {state.text}
      </p>
      <p className={css.meta}>
        {[
          category,
          state.place.address ?? t({ zh: '无地址', en: 'no address' }),
          t({
            zh: `${sentenceTime(state.reportedAt, nowMs, language)} 登记`,
            en: `reported ${sentenceTime(state.reportedAt, nowMs, language)}`,
          }),
          lastReturner === null ? null : t({ zh: `${lastReturner} 已退单`, en: `handed back by ${lastReturner}` }),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
    </div>
  )
}
