import type { ReactNode } from 'react'
import { useWords } from '#ui/language.ts'
import type { Execution } from '../../contract.ts'
import css from './budget.module.css'
import { Money, RateBar } from './money.tsx'

/** The sum of everything shown below. */
export function Totals({ execution, children }: { execution: Execution; children?: ReactNode }) {
  const { t } = useWords()
  const { initial, adjustment, adjusted, executed, remaining, rate } = execution
  const figures = [
    [{ zh: '年初数', en: 'Initial' }, initial],
    [{ zh: '调整', en: 'Adjusted by' }, adjustment],
    [{ zh: '调整后', en: 'Budget' }, adjusted],
    [{ zh: '已执行', en: 'Spent' }, executed],
    [{ zh: '结余', en: 'Left' }, remaining],
  ] as const
  return (
    <div className={css.totals}>
      <dl>
        {figures.map(([title, yuan]) => (
          <div key={title.en}>
            <dt>{t(title)}</dt>
            <dd>
              <Money yuan={yuan} sign={title.en === 'Adjusted by'} />
            </dd>
          </div>
        ))}
        <div className={css.rateFact}>
          <dt>{t({ zh: '执行率', en: 'Rate' })}</dt>
          <dd>
            <RateBar rate={rate} />
          </dd>
        </div>
      </dl>
      {children ? <div className="row">{children}</div> : null}
    </div>
  )
}
