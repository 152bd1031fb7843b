import type { Title } from '#core/module-card.ts'
import { useWords } from '#ui/language.ts'
import css from '../targets.module.css'

/** A state in a frame: its word always, its colour beside it. */
export function StateMark({ state, name }: { state: string; name: Title }) {
  const { t } = useWords()
  return (
    <span className={css.state} data-state={state}>
      {t(name)}
    </span>
  )
}
