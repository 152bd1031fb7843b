import { useWords } from '#ui/language.ts'
import type { LedgerFindingRow } from '../../contract.ts'
import css from './budget.module.css'

const SEVERITIES = {
  error: { zh: '不相符', en: 'does not agree' },
  warning: { zh: '须留意', en: 'to look at' },
  note: { zh: '说明', en: 'note' },
} as const

/** What does not add up, each with its difference; nothing here is put right by itself. */
export function Findings({ findings }: { findings: readonly LedgerFindingRow[] }) {
  const { t, language } = useWords()
  return (
    <ul>
      {findings.map((one) => (
        <li key={`${one.project}${one.where}${one.text}`} className={css.finding} data-severity={one.severity}>
          <span>
            <b>{t(SEVERITIES[one.severity])}</b> {language === 'zh' ? one.text : one.textEn}
          </span>
        </li>
      ))}
    </ul>
  )
}
