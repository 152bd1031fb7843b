import type { ReactNode } from 'react'
import { stateCards } from '#modules/cases/contract.ts'
import { sentenceTime, useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import css from './intake.module.css'
import type { Similar } from './use-matches.ts'

export function useStateName() {
  const { language } = useWords()
  return (state: string) => stateCards[state as keyof typeof stateCards]?.[language] ?? state
}

/** One case that may be the same matter: how alike and why, in which state, since when; what to do with it at its end. */
export function SimilarRow({ item, picked, children }: { item: Similar; picked: boolean; children: ReactNode }) {
  const { t, language } = useWords()
  const nowMs = useNow()
  const stateName = useStateName()
  return (
    <li data-picked={picked}>
      <div>
        <div className={css.matchTitle}>
          <To href={`/c/cases/${item.id}`}>{item.title}</To>
        </div>
        <div className={css.hint}>
          <b>{t({ zh: `相似 ${Math.round(item.score * 100)}%`, en: `${Math.round(item.score * 100)}% alike` })}</b> ·{' '}
          {item.reasons.map((reason) => t(reason)).join(t({ zh: '、', en: ', ' }))}
        </div>
        <div className={css.hint}>
          {stateName(item.state)} · {sentenceTime(item.reportedAt, nowMs, language)}
        </div>
        {item.address ? <div className={css.note}>{item.address}</div> : null}
      </div>
      {item.photoId ? (
        <img
          src={`/api/v1/cases/${item.id}/files/${item.photoId}?size=thumbnail`}
          alt={t({ zh: '现场照片', en: 'Photo of the scene' })}
        />
      ) : null}
      {children}
    </li>
  )
}
