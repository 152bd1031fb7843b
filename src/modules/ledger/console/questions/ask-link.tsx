import { useWords } from '#ui/language.ts'
import { To, writeQuery } from '#ui/navigation.tsx'
import { useMay } from '#ui/session.tsx'

/** From a figure to a question about it; shown to those who may ask. */
export function AskLink({
  project,
  table,
  year,
  figure,
}: {
  /** Id or key of a project, or else the key of a table: `budget-05`. */
  project?: string
  table?: string
  year: number
  /** The figure as it is on the screen, with its name and unit. */
  figure?: string
}) {
  const { t } = useWords()
  if (!useMay('ledger:ask')) return null
  return (
    <To href={`/c/budget-questions${writeQuery({ open: 'new', project, table, year: `${year}`, figure })}`}>
      {t({ zh: '提出询问', en: 'Ask about it' })}
    </To>
  )
}
