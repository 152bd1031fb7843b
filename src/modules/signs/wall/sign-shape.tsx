import type { BoardSign } from '../contract.ts'
import css from './sign-shape.module.css'

export type Look = 'normal' | 'yellow' | 'orange' | 'red' | 'none'

/** What is stale or missing has no level, and looks like none. */
export function lookOf({ level }: Pick<BoardSign, 'level'>): Look {
  return level ?? 'none'
}

/** The shapes of the levels; what is normal stays small, so that the others lead. */
export function SignShape({ look }: { look: Look }) {
  return (
    <svg className={css.shape} data-look={look} viewBox="0 0 14 14" aria-hidden="true">
      {SHAPES[look]}
    </svg>
  )
}

const SHAPES = {
  normal: <circle cx="7" cy="7" r="3" />,
  yellow: <path d="M7 1.5 13 12.5H1Z" />,
  orange: <path d="M7 .5 13.5 7 7 13.5.5 7Z" />,
  red: <rect x="1.2" y="1.2" width="11.6" height="11.6" />,
  none: <circle cx="7" cy="7" r="5" fill="none" strokeWidth="1.6" strokeDasharray="2.2 1.8" />,
} as const
