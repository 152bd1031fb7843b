import { useWords } from '#ui/language.ts'
import type { MonitoredSubject } from '../../contract.ts'
import { sayMoney } from '../../domain/say-money.ts'
import css from '../targets.module.css'

/** Share of the year that has gone by the end of each quarter. */
const GONE = ['25', '50', '75', '100']

/** Money spent up to the day beside the part of the year that has gone; straight from the ledger. */
export function ExecutionLine({
  subject,
  quarter,
  asOf,
}: {
  subject: MonitoredSubject
  quarter: number
  asOf: string
}) {
  const { t } = useWords()
  const { budget, executed, ratePercent } = subject
  if (budget === null || executed === null)
    return subject.projectId === null ? null : (
      <p className="meta">{t({ zh: '台账里没有本年预算', en: 'The ledger has no budget of the year' })}</p>
    )
  const gone = GONE[quarter - 1]
  return (
    <div className={css.bar} style={{ maxWidth: 560 }}>
      <span>
        <span>{t({ zh: `预算执行（截至 ${asOf}，元）`, en: `Spent by ${asOf} (yuan)` })}</span>
        <span className={css.money}>
          {sayMoney(executed)} / {sayMoney(budget)} <b>{ratePercent === null ? '—' : `${ratePercent}%`}</b>{' '}
          <span className="meta">{t({ zh: `时间进度 ${gone}%`, en: `${gone}% of the year` })}</span>
        </span>
      </span>
      <div className={css.track} aria-hidden="true">
        <i style={{ width: `min(${ratePercent ?? '0'}%, 100%)` }} />
      </div>
    </div>
  )
}
