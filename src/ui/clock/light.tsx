import { useWords, type Words } from '../language.ts'
import css from './clock.module.css'

export type LightName = 'green' | 'yellow' | 'orange' | 'red' | 'paused' | 'none'

export const LIGHT_WORDS: Record<LightName, Words> = {
  green: { zh: '正常', en: 'on time' },
  yellow: { zh: '过半', en: 'half used' },
  orange: { zh: '临期', en: 'nearly due' },
  red: { zh: '超期', en: 'overdue' },
  paused: { zh: '挂起', en: 'paused' },
  none: { zh: '无时限', en: 'no limit' },
}

/** Shape and colour together, so that it can be read without colour; the word is there for the screen reader or all. */
export function Light({ light, word = false }: { light: LightName; word?: boolean }) {
  const { t } = useWords()
  return (
    <span className={css.light} data-light={light} title={t(LIGHT_WORDS[light])}>
      <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
        {SHAPES[light]}
      </svg>
      <span className={word ? undefined : 'said'}>{t(LIGHT_WORDS[light])}</span>
    </span>
  )
}

const SHAPES = {
  green: <circle cx="7" cy="7" r="5" />,
  yellow: <path d="M7 1.5 13 12.5H1Z" />,
  orange: <path d="M7 .5 13.5 7 7 13.5.5 7Z" />,
  red: <rect x="1.5" y="1.5" width="11" height="11" />,
  paused: <path d="M3 1.5h2.8v11H3zM8.2 1.5H11v11H8.2z" />,
  none: <circle cx="7" cy="7" r="5" fill="none" strokeWidth="1.6" strokeDasharray="2.2 1.8" />,
} as const
