import type { ReactNode } from 'react'
import { useWords, type Words } from '#ui/language.ts'
import css from './budget.module.css'

export interface SheetColumn<Row> {
  id: string
  title: Words
  align?: 'right'
  /** Holds a bar. */
  rate?: true
  /** Long text that may break. */
  wraps?: true
  cell(row: Row): ReactNode
}

/** A small ruled table of a card, with its sum as last line. */
export function SheetTable<Row>({
  label,
  columns,
  rows,
  rowKey,
  isBack,
  total,
  empty,
}: {
  label: Words
  columns: readonly SheetColumn<Row>[]
  rows: readonly Row[]
  rowKey(row: Row): string
  /** Taken back, or takes something back. */
  isBack?(row: Row): boolean
  /** Cells of the sum, by column. */
  total?: Readonly<Record<string, ReactNode>>
  empty: Words
}) {
  const { t } = useWords()
  if (rows.length === 0) return <p className={css['none-yet']}>{t(empty)}</p>
  return (
    <div className={css.scroll}>
      <table className={css.table} aria-label={t(label)}>
        <thead>
          <tr>
            {columns.map(({ id, title, align }) => (
              <th key={id} scope="col" data-align={align}>
                {t(title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} data-back={isBack?.(row) ?? false}>
              {columns.map(({ id, align, rate, wraps, cell }) => (
                <td key={id} data-align={align} data-rate={rate} className={wraps ? css.wrap : undefined}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
          {total && rows.length > 1 ? (
            <tr data-sum="true">
              {columns.map(({ id, align }, at) => (
                <td key={id} data-align={align}>
                  {at === 0 ? t({ zh: '合计', en: 'Total' }) : (total[id] ?? null)}
                </td>
              ))}
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  )
}
