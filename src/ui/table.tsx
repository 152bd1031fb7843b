import { Button } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useKeys } from './keys/use-keys.ts'
import { useWords, type Words } from './language.ts'
import css from './table.module.css'

export interface Column<Row> {
  id: string
  title: Words
  /** CSS width; one column without takes what is left. */
  width?: string
  align?: 'right'
  cell(row: Row): ReactNode
  /** What a pointer resting on the cell reads when its text is cut. */
  hint?(row: Row): string
  /** Shown only where the table is wide. */
  wide?: boolean
  /** On a phone: `lead` has a line of its own, `no` is left out. */
  phone?: 'lead' | 'no'
}

export interface TableProps<Row> {
  /** Said to screen readers. */
  label: string
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  rowKey(row: Row): string
  /** The row that is open or chosen. */
  current?: string | null
  /** The row under the keyboard has moved. */
  onMove?(row: Row): void
  /** A new number puts the keyboard on the current row, e.g. on the next one after an action. */
  focusOn?: number
  /** Enter or click. */
  onOpen?(row: Row): void
  /** O or double click: to its own page. */
  onVisit?(row: Row): void
  selected?: ReadonlySet<string>
  onSelect?(row: Row): void
  rowMark?(row: Row): 'new' | 'gone' | undefined
  empty: ReactNode
  more?: { has: boolean; loading: boolean; load(): void }
  /** Letters J, K, O, X and arrows act from anywhere on the page; false for a second table of a page. */
  keys?: boolean
}

/** Dense rows of 32 px. The table is one tab stop: arrows move between rows, Enter opens, O visits, X selects. */
export function Table<Row>(props: TableProps<Row>) {
  const { rows, columns, rowKey, current = null, keys = true } = props
  const { t } = useWords()
  const body = useRef<HTMLTableSectionElement>(null)
  const [stop, setStop] = useState<string | null>(current)
  // A row that has left must not take the tab stop with it.
  const found = rows.findIndex((row) => rowKey(row) === (stop ?? current))
  const index = Math.max(found, 0)
  useEffect(() => {
    if (current !== null) setStop(current)
  }, [current])

  const { focusOn = 0 } = props
  useEffect(() => {
    if (focusOn > 0) body.current?.querySelector<HTMLElement>('tr[tabindex="0"]')?.focus()
  }, [focusOn])

  const moveTo = (next: number) => {
    const at = Math.max(0, Math.min(rows.length - 1, next))
    const row = rows[at]
    if (!row) return
    setStop(rowKey(row))
    const line = body.current?.children[at] as HTMLElement | undefined
    line?.focus()
    line?.scrollIntoView?.({ block: 'nearest' })
    props.onMove?.(row)
  }
  const isInside = () => body.current?.contains(document.activeElement) ?? false
  const step = (by: number) => moveTo(isInside() || current !== null ? index + by : index)
  const act = (run?: (row: Row) => void) => {
    const row = rows[index]
    if (row) run?.(row)
  }
  useKeys(
    keys
      ? [
          { keys: 'J', title: { zh: '下一行', en: 'Next row' }, run: () => step(1) },
          { keys: 'K', title: { zh: '上一行', en: 'Previous row' }, run: () => step(-1) },
          { keys: '↓', title: { zh: '下一行', en: 'Next row' }, run: () => step(1) },
          { keys: '↑', title: { zh: '上一行', en: 'Previous row' }, run: () => step(-1) },
          {
            keys: 'Enter',
            title: { zh: '打开侧栏', en: 'Open beside the list' },
            run: () => act(props.onOpen),
            enabled: !!props.onOpen,
          },
          {
            keys: 'O',
            title: { zh: '打开整页', en: 'Open the page' },
            run: () => act(props.onVisit),
            enabled: !!props.onVisit,
          },
          {
            keys: 'X',
            title: { zh: '选择本行', en: 'Select the row' },
            run: () => act(props.onSelect),
            enabled: !!props.onSelect,
          },
        ]
      : [],
  )
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget && !(event.target as HTMLElement).matches('tr')) return
    const page = 15
    const moves: Record<string, number> = {
      Home: 0,
      End: rows.length - 1,
      PageUp: index - page,
      PageDown: index + page,
    }
    if (!keys) Object.assign(moves, { ArrowDown: index + 1, ArrowUp: index - 1 })
    const to = moves[event.code]
    if (to !== undefined) {
      event.preventDefault()
      moveTo(to)
    } else if (!keys && event.code === 'Enter') act(props.onOpen)
  }

  if (rows.length === 0) return <>{props.empty}</>
  return (
    <div className={css.frame}>
      <table className={css.table} aria-label={props.label} aria-rowcount={rows.length}>
        <colgroup>
          {props.selected ? <col style={{ width: '32px' }} /> : null}
          {columns.map((column) => (
            <col key={column.id} className={column.wide ? css.wide : undefined} style={{ width: column.width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {props.selected ? <th aria-label={t({ zh: '选择', en: 'Select' })} /> : null}
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                data-align={column.align}
                data-phone={column.phone}
                className={column.wide ? css.wide : undefined}
              >
                {t(column.title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={onKeyDown}>
          {rows.map((row, at) => {
            const key = rowKey(row)
            const isChosen = props.selected?.has(key) ?? false
            return (
              <tr
                key={key}
                tabIndex={at === index ? 0 : -1}
                aria-current={key === current ? 'true' : undefined}
                aria-selected={props.selected ? isChosen : undefined}
                data-mark={props.rowMark?.(row)}
                onFocus={() => setStop(key)}
                onClick={() => props.onOpen?.(row)}
                onDoubleClick={() => props.onVisit?.(row)}
              >
                {props.selected ? (
                  <td>
                    <input
                      type="checkbox"
                      tabIndex={-1}
                      checked={isChosen}
                      aria-label={t({ zh: '选择本行', en: 'Select the row' })}
                      onClick={(event) => event.stopPropagation()}
                      onChange={() => props.onSelect?.(row)}
                    />
                  </td>
                ) : null}
                {columns.map((column) => (
                  <td
                    key={column.id}
                    data-align={column.align}
                    data-phone={column.phone}
                    data-title={column.align === 'right' ? t(column.title) : undefined}
                    className={column.wide ? css.wide : undefined}
                    title={column.hint?.(row)}
                  >
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
      {props.more?.has ? (
        <div className={css.more}>
          <Button onClick={props.more.load} loading={props.more.loading}>
            {t({ zh: '更多', en: 'More' })}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
