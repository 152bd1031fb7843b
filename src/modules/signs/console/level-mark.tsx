import { useWords } from '#ui/language.ts'
import { LEVEL_WORDS, QUALITY_WORDS } from '../domain/say-sign.ts'
import type { Look } from './shown-value.ts'
import css from './signs.module.css'

const WORDS = { ...LEVEL_WORDS, stale: QUALITY_WORDS.stale, missing: QUALITY_WORDS.missing }

/** Shape and colour, and the word where there is room: it must be read without colour too. */
export function LevelMark({ look, word = false }: { look: Look; word?: boolean }) {
  const { t } = useWords()
  return (
    <span className={css.mark} data-look={look} title={t(WORDS[look])}>
      <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
        {SHAPES[look]}
      </svg>
      <span className={word ? undefined : 'said'}>{t(WORDS[look])}</span>
    </span>
  )
}

const ring = <circle cx="7" cy="7" r="5" fill="none" strokeWidth="1.6" strokeDasharray="2.2 1.8" />
const SHAPES = {
  normal: <circle cx="7" cy="7" r="4.5" />,
  yellow: <path d="M7 1.5 13 12.5H1Z" />,
  orange: <path d="M7 .5 13.5 7 7 13.5.5 7Z" />,
  red: <rect x="1.5" y="1.5" width="11" height="11" />,
  stale: ring,
  missing: ring,
} as const
