import { useWords } from '#ui/language.ts'
import type { YearRow } from '../../contract.ts'
import css from './budget.module.css'

const STATES = {
  draft: { zh: '编制中', en: 'drafted' },
  adopted: { zh: '已批复', en: 'adopted' },
  closed: { zh: '已结账', en: 'closed' },
} as const

export function YearState({ state, documentNo }: Pick<YearRow, 'state'> & { documentNo?: string | null }) {
  const { t } = useWords()
  return (
    <span className={css.state} data-state={state}>
      {t(STATES[state])}
      {documentNo ? ` ${documentNo}` : ''}
    </span>
  )
}
