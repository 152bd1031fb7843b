import { useEffect, useRef } from 'react'
import { tableTime } from '#ui/format.ts'
import { Lines } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import type { TryResult } from '../contract.ts'
import css from './alerts.module.css'

const CASES_SHOWN = 12

/** What a rule would have done: how often, when, why, with which cases. */
export function TryView({ result }: { result: TryResult }) {
  const { t } = useWords()
  const { days, fired, looked, items, words } = result
  const box = useRef<HTMLElement>(null)
  // The form is longer than the window: what the trial says must not have to be looked for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer
  useEffect(() => box.current?.scrollIntoView({ block: 'start' }), [result])
  return (
    <section ref={box} className={css.tried} aria-live="polite">
      <h2>
        {t({
          zh: `近 ${days} 日会触发 ${fired} 次（看了 ${looked} 件案件）`,
          en: `In the last ${days} days it would have fired ${fired} times (${looked} cases looked at)`,
        })}
      </h2>
      {words.length > 0 ? (
        <p className="meta">
          {words.map(({ word, cases }) => t({ zh: `“${word}” ${cases} 件`, en: `"${word}" ${cases}` })).join('，')}
        </p>
      ) : null}
      {fired === 0 ? (
        <p className="meta">
          {t({
            zh: '一次也不会触发。可减少件数、放宽范围，或缩短期限再试',
            en: 'Never. Ask for fewer cases or a wider place and try again',
          })}
        </p>
      ) : null}
      <Lines>
        {items.map((item) => (
          <li key={`${item.firedAt}${item.title.zh}`}>
            <span>{t(item.title)}</span>
            <span className="meta">{t(item.explanation)}</span>
            <span className="meta">
              {tableTime(item.firedAt)}
              {item.endedAt ? t({ zh: ` 至 ${tableTime(item.endedAt)}`, en: ` to ${tableTime(item.endedAt)}` }) : ''}
              {item.chainNo > 1 ? t({ zh: `，第 ${item.chainNo} 次`, en: `, time ${item.chainNo}` }) : ''}
            </span>
            <span className="row">
              {item.caseIds.slice(0, CASES_SHOWN).map((id, at) => (
                <To key={id} href={`/c/cases/${id}`}>
                  {t({ zh: `案件 ${at + 1}`, en: `case ${at + 1}` })}
                </To>
              ))}
              {item.caseIds.length > CASES_SHOWN
                ? t({ zh: `等 ${item.caseIds.length} 件`, en: `of ${item.caseIds.length}` })
                : null}
            </span>
          </li>
        ))}
      </Lines>
    </section>
  )
}
