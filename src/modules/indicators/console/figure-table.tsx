import { useWords } from '#ui/language.ts'
import { EmptyState } from '#ui/page.ts'
import type { Basis, FigureRow, IndicatorCard } from '../contract.ts'
import { isFewer, showFigure, showPart } from '../domain/show-figure.ts'
import css from './indicators.module.css'

/** By area, unit or channel: the figure of one basis with its parts, the other basis beside it; small samples marked. */
export function FigureTable({
  card,
  rows,
  basis,
  smallSample,
  head,
  onOpen,
}: {
  card: IndicatorCard
  rows: readonly FigureRow[]
  basis: Basis
  smallSample: number
  head: string
  onOpen(row: FigureRow, part: 'numerator' | 'denominator'): void
}) {
  const { t } = useWords()
  const mine = rows.filter((row) => row.basis === basis && row.id === card.id)
  const other = new Map(rows.filter((row) => row.basis !== basis).map((row) => [`${row.id} ${row.scope}`, row]))
  const roles = rows.filter((row) => row.basis === basis && row.id !== card.id && row.scope === '*')
  const isMs = card.form === 'mean' || card.form === 'percentile'
  const opens = card.form !== 'combination'
  if (mine.length === 0)
    return (
      <EmptyState>{t({ zh: '这个指标不按此分组核算。换一种分组', en: 'Not reckoned by this grouping' })}</EmptyState>
    )
  const part = (row: FigureRow, which: 'numerator' | 'denominator') => {
    const text = showPart(row[which], isMs && which === 'numerator')
    return opens && row[which] !== null && row[which] !== '0' ? (
      <button type="button" className={css.open} onClick={() => onOpen(row, which)}>
        {text}
      </button>
    ) : (
      text
    )
  }
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col" className={css.number}>
              {basis === 'raw' ? t({ zh: '原始', en: 'Raw' }) : t({ zh: '剔除后', en: 'Adjusted' })}
            </th>
            <th scope="col" className={css.number}>
              {isMs ? t({ zh: '小时', en: 'hours' }) : t({ zh: '分子', en: 'numerator' })}
            </th>
            <th scope="col" className={css.number}>
              {t({ zh: '分母 n', en: 'denominator n' })}
            </th>
            <th scope="col" className={css.number}>
              {basis === 'raw' ? t({ zh: '剔除后', en: 'Adjusted' }) : t({ zh: '原始', en: 'Raw' })}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...mine, ...roles].map((row) => {
            const few = isFewer(row.denominator, smallSample)
            return (
              <tr key={`${row.id} ${row.scope}`}>
                <th scope="row">{row.id === card.id ? t(row.label) : t(roleWords(row.id))}</th>
                <td className={css.number} data-few={few}>
                  {showFigure(row.value, card.unit)}
                  {few ? <span className={css.few}>{t({ zh: '小样本', en: 'few' })}</span> : null}
                </td>
                <td className={css.number}>{part(row, 'numerator')}</td>
                <td className={css.number}>{part(row, 'denominator')}</td>
                <td className={css.number}>
                  {showFigure(other.get(`${row.id} ${row.scope}`)?.value ?? null, card.unit)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

const roleWords = (id: string) =>
  id.endsWith('@co')
    ? { zh: '另列：协办工单', en: 'apart: co-handlers' }
    : { zh: '另列：下派工单', en: 'apart: lower orders' }
