import { formGrid } from '../../domain/form/form-grid.ts'
import { rowDuties } from '../../domain/row-duties.ts'
import { ActualCell } from './actual-cell.tsx'
import css from './form.module.css'
import { insertRows, type ShownCell } from './insert-rows.ts'
import { RowEditor } from './row-editor.tsx'
import { useSheetEdit } from './sheet-edit.ts'

const ACTUAL = /^indicators\.(\d+)\.actual$/

/** The sheet in the layout of its district; cells that people fill in are filled in where they stand. */
export function FormTable() {
  const { view, scheme, facts, assessed, current, setCurrent, open, unfolded } = useSheetEdit()
  const grid = formGrid(assessed.sheet, scheme, view.form, view.set)
  const under = new Set(facts.targets.flatMap(({ id }, at) => (isUnfolded(id, at) ? [at] : [])))
  const rows = insertRows(grid, under)
  const width = grid.columnsMm.reduce((sum, mm) => sum + mm, 0)

  function isUnfolded(id: string, at: number): boolean {
    const row = facts.rows.find((one) => one.targetId === id)
    const said = [row?.reason, row?.measure, row?.offTarget].some(Boolean)
    const isMeasured = view.stated.includes(id) || rowDuties(assessed.scored.indicators[at]!).notMeasured === null
    const owes = assessed.gaps.some((gap) => gap.targetId === id && gap.field !== 'actual')
    return unfolded || id === current || said || owes || !isMeasured
  }

  const content = (cell: ShownCell) => {
    if (cell.under !== null) return <RowEditor target={facts.targets[cell.under]!} at={cell.under} />
    const at = ACTUAL.exec(cell.field ?? '')
    const target = at ? facts.targets[Number.parseInt(at[1]!, 10)] : undefined
    if (target && open && !target.withdrawn) return <ActualCell target={target} shown={cell.text} />
    return cell.text
  }
  return (
    <div className={css.paper}>
      <table className={css.form} style={{ width: '100%' }}>
        <colgroup>
          {grid.columnsMm.map((mm, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have no name and never move
            <col key={at} style={{ width: `${(100 * mm) / width}%` }} />
          ))}
        </colgroup>
        <tbody>
          {rows.map((row) => {
            const target = row.indicator === null ? undefined : facts.targets[row.indicator]
            return (
              <tr
                key={row.key}
                id={target ? `row-${target.id}` : undefined}
                data-current={target !== undefined && target.id === current}
                data-withdrawn={target?.withdrawn}
                style={row.leastMm ? { height: `${row.leastMm}mm` } : undefined}
                onClick={target ? () => setCurrent(target.id) : undefined}
              >
                {row.cells.map((cell, at) => (
                  <td
                    // biome-ignore lint/suspicious/noArrayIndexKey: cells of a form have no name and never move
                    key={at}
                    colSpan={cell.colSpan}
                    rowSpan={cell.rowSpan}
                    className={cell.under === null ? css[cell.style] : css.under}
                  >
                    {content(cell)}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
