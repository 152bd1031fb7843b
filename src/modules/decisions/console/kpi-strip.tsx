import { count, percent } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import type { Decisions } from '../contract.ts'
import { PARTS, type Part, type Sums } from '../domain/question.ts'
import { NO_SUMS } from '../domain/rank-lines.ts'
import css from './decisions.module.css'
import { changeText, decided, inTimeText, meanText } from './figure-text.ts'

interface Kpi {
  title: { zh: string; en: string }
  value: string
  of: string
  part: Part | null
  beside: (sums: Sums) => string
}

/** The figures of the whole, each beside the period before and the year before, each with its cases. */
export function KpiStrip({ page, onOpen }: { page: Decisions; onOpen(part: Part): void }) {
  const { t, language } = useWords()
  const { total } = page
  const other = (comparison: 'before' | 'year') =>
    page.compared.find((one) => one.comparison === comparison)?.total ?? NO_SUMS
  const items = t({ zh: '件', en: '' })
  const shareOf = (name: 'returned' | 'redone') => (sums: Sums) => percent(sums[name], sums.received)
  const kpis: Kpi[] = [
    {
      title: PARTS.received,
      value: count(total.received),
      of: items,
      part: 'received',
      beside: (sums) => changeText(total.received, sums.received),
    },
    {
      title: PARTS.closed,
      value: count(total.closed),
      of: `${percent(total.closed, total.received)}`,
      part: 'closed',
      beside: (sums) => percent(sums.closed, sums.received),
    },
    { title: PARTS.open, value: count(total.open), of: items, part: 'open', beside: (sums) => count(sums.open) },
    {
      title: { zh: '按期率', en: 'In time' },
      value: inTimeText(total),
      of: `/ ${count(decided(total))}${items}`,
      part: 'decided',
      beside: inTimeText,
    },
    { title: PARTS.late, value: count(total.late), of: items, part: 'late', beside: (sums) => count(sums.late) },
    {
      title: { zh: '平均用时', en: 'Mean time' },
      value: meanText(total, language),
      of: `/ ${count(total.closed)}${items}`,
      part: 'closed',
      beside: (sums) => meanText(sums, language),
    },
    {
      title: { zh: '退单率', en: 'Returned' },
      value: percent(total.returned, total.received),
      of: `${count(total.returned)}${items}`,
      part: 'returned',
      beside: shareOf('returned'),
    },
    {
      title: { zh: '重办率', en: 'Redone' },
      value: percent(total.redone, total.received),
      of: `${count(total.redone)}${items}`,
      part: 'redone',
      beside: shareOf('redone'),
    },
  ]
  return (
    <ul className={css.kpis} data-count={kpis.length}>
      {kpis.map(({ title, value, of, part, beside }) => (
        <li key={title.zh}>
          <span className={css.grey}>{t(title)}</span>
          <button type="button" className={css.kpi} disabled={part === null} onClick={() => part && onOpen(part)}>
            {value}
            <small>{of}</small>
          </button>
          <span className={css.grey}>
            {t({ zh: `环比期 ${beside(other('before'))}`, en: `before ${beside(other('before'))}` })}
          </span>
          <span className={css.grey}>
            {t({ zh: `同比期 ${beside(other('year'))}`, en: `year ago ${beside(other('year'))}` })}
          </span>
        </li>
      ))}
    </ul>
  )
}
