import { useWords } from '#ui/language.ts'
import { DUE_WORDS } from '../words.ts'
import css from './community.module.css'

interface Due {
  state: keyof typeof DUE_WORDS
  on: string | null
}

const SHAPES = { none: '', later: '●', soon: '▲', due: '◆' } as const

/** Whether somebody is to be visited: shape, word and day; a colour alone says nothing. */
export function DueMark({ due, short = false }: { due: Due; short?: boolean }) {
  const { t } = useWords()
  if (due.state === 'none') return <span className={css.quiet}>{short ? '—' : t(DUE_WORDS.none)}</span>
  return (
    <span className={css.due} data-due={due.state} title={due.on ?? undefined}>
      <b aria-hidden="true">{SHAPES[due.state]}</b> {t(DUE_WORDS[due.state])}
      {due.on ? <small> {t({ zh: `应访 ${due.on.slice(5)}`, en: `by ${due.on.slice(5)}` })}</small> : null}
    </span>
  )
}
