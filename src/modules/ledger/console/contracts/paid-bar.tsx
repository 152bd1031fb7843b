import { useWords } from '#ui/language.ts'
import css from '../oversight.module.css'

/** Paid of a price. The width is a style, drawn from the share as the server says it. */
export function PaidBar({ percent }: { percent: string }) {
  const { t } = useWords()
  return (
    <span className={css.bar} title={t({ zh: `已付 ${percent}%`, en: `${percent}% paid` })}>
      <span aria-hidden="true">
        <span style={{ width: `${percent}%` }} />
      </span>
      <span>{percent}%</span>
    </span>
  )
}
