import { useWords } from '#ui/language.ts'
import type { ReportResult } from '../../contract.ts'
import { formatChange, formatFigure } from '../../domain/format-figure.ts'
import { COMPARISONS, type ReportQuery } from '../../domain/report-query.ts'
import css from './result.module.css'

type Cell = ReportResult['total'][number]

/** Rates of fewer are shown, but nobody is ranked by them. */
export const FEW = 30

/** A figure that was asked to be opened. */
export interface OpenFigure {
  keys: (string | null)[] | null
  measure: number
  title: string
}

/** The report as it is: sorted by a press on a head, every figure opens its rows. */
export function ResultTable({
  result,
  sort,
  onSort,
  onOpen,
}: {
  result: ReportResult
  sort?: ReportQuery['sort']
  onSort?(sort: NonNullable<ReportQuery['sort']>): void
  onOpen?(figure: OpenFigure): void
}) {
  const { t, language } = useWords()
  const { groups, measures, compared } = result
  const head = (by: 'group' | number, label: string) => {
    if (!onSort) return label
    const isSorted = sort?.by === by
    const descending = isSorted ? !sort.descending : by !== 'group'
    return (
      <button type="button" className={css.sort} onClick={() => onSort({ by, descending })}>
        {label}
        {isSorted ? <span aria-hidden>{sort.descending ? ' ↓' : ' ↑'}</span> : null}
      </button>
    )
  }
  const ariaSort = (by: 'group' | number) =>
    sort?.by !== by ? undefined : sort.descending ? ('descending' as const) : ('ascending' as const)
  const figures = (cells: readonly Cell[], keys: (string | null)[] | null, name: string) =>
    cells.flatMap((cell, at) => {
      const measure = measures[at]!
      const isRate = measure.unit.zh === '%'
      const title = `${name} ${t(measure)}`
      return [
        <td key={measure.zh} data-few={isRate && cell.d !== null && cell.d < FEW}>
          <Figure
            cell={cell}
            decimals={measure.decimals}
            title={title}
            {...(onOpen && result.opens && (cell.n ?? 0) + (cell.d ?? 0) > 0
              ? { open: () => onOpen({ keys, measure: at, title }) }
              : {})}
          />
          {isRate && cell.d !== null && !cell.hidden ? (
            <span className={css.of}> / {formatFigure(cell.d, 0)}</span>
          ) : null}
        </td>,
        ...cell.compared.flatMap(({ comparison, value, change, hidden }) => [
          <td key={`${measure.zh}-${comparison}`} className={css.before}>
            {hidden ? <Hidden /> : formatFigure(value, measure.decimals)}
          </td>,
          <td key={`${measure.zh}-${comparison}-change`} className={css.before}>
            {hidden ? '' : formatChange(change, isRate, language)}
          </td>,
        ]),
      ]
    })
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <caption className="said">{t(result.sentence)}</caption>
        <thead>
          <tr>
            {groups.map((group, at) => (
              <th key={group.zh} scope="col" aria-sort={at === 0 ? ariaSort('group') : undefined}>
                {at === 0 ? head('group', t(group)) : t(group)}
              </th>
            ))}
            {groups.length === 0 ? <th scope="col" aria-label={t({ zh: '范围', en: 'of' })} /> : null}
            {measures.flatMap((measure, at) => [
              <th key={measure.zh} scope="col" aria-sort={ariaSort(at)}>
                {head(
                  at,
                  `${t(measure)}${measure.unit.zh ? t({ zh: `（${measure.unit.zh}）`, en: ` (${measure.unit.en})` }) : ''}`,
                )}
              </th>,
              ...compared.flatMap(({ comparison }) => [
                <th key={`${measure.zh}-${comparison}`} scope="col">
                  {t({
                    zh: `${COMPARISONS[comparison].zh}期`,
                    en: comparison === 'year' ? 'year before' : 'period before',
                  })}
                </th>,
                <th key={`${measure.zh}-${comparison}-change`} scope="col">
                  {t(COMPARISONS[comparison])}
                </th>,
              ]),
            ])}
          </tr>
        </thead>
        <tbody>
          {result.rows.map(({ keys, labels, cells }) => (
            <tr key={JSON.stringify(keys)}>
              {labels.map((label, at) => (
                <th key={groups[at]?.zh} scope="row">
                  {t(label)}
                </th>
              ))}
              {labels.length === 0 ? <th scope="row">{t({ zh: '全部', en: 'all' })}</th> : null}
              {figures(cells, keys, labels.map(t).join(' '))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={Math.max(1, groups.length)}>
              {t({ zh: '合计', en: 'Total' })}
            </th>
            {figures(result.total, null, t({ zh: '合计', en: 'Total' }))}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function Figure({ cell, decimals, title, open }: { cell: Cell; decimals: number; title: string; open?: () => void }) {
  if (cell.hidden) return <Hidden />
  const text = formatFigure(cell.value, decimals)
  if (!open || cell.value === null) return text
  return (
    <button type="button" className={css.figure} onClick={open} aria-label={`${title} ${text}`}>
      {text}
    </button>
  )
}

function Hidden() {
  const { t } = useWords()
  return (
    <span
      className={css.hidden}
      title={t({ zh: '不足 5 人，或可由它推算出来，不显示', en: 'fewer than 5 persons, or could be reckoned from it' })}
    >
      {t({ zh: '隐去', en: 'hidden' })}
    </span>
  )
}
