import { count } from '../format.ts'
import { useWords } from '../language.ts'
import css from './bar-rows.module.css'
import { OpenList } from './open-list.tsx'
import { useBox } from './use-box.ts'
import { useWall } from './wall-context.tsx'

export interface BarRow {
  id: string
  name: string
  over: number
  overHref: string
  /** Drawn behind the overdue ones. */
  near?: number
  nearHref?: string
}

export interface BarRowsProps {
  /** The longest first, or in the order in which steps follow. */
  rows: readonly BarRow[]
  /** Said where the rows that are left out stand. */
  rest?: (left: number) => string
  /** What stands there when nobody is over. */
  none: string
}

/** Where not all have room: those with most overdue, in the order in which they came. */
function gravest(rows: readonly BarRow[], most: number): readonly BarRow[] {
  const chosen = new Set(rows.toSorted((a, b) => b.over - a.over || (b.near ?? 0) - (a.near ?? 0)).slice(0, most))
  return rows.filter((row) => chosen.has(row))
}

/** Overdue and nearly due as one bar a row, each part with its number; shapes as clocks have them. */
export function BarRows({ rows, rest, none }: BarRowsProps) {
  const { t } = useWords()
  const { sizes } = useWall()
  const { ref, height } = useBox<HTMLDivElement>()
  const least = sizes.readPx * 1.35
  const fits = Math.max(1, Math.floor(height / least))
  const shown = rows.length > fits ? gravest(rows, Math.max(1, fits - 1)) : rows
  const row = Math.min(least * 1.5, height / Math.max(shown.length, Math.min(fits, rows.length)))
  const most = Math.max(1, ...rows.map(({ over, near = 0 }) => over + near))
  return (
    <div ref={ref} className={css.box}>
      {rows.length === 0 ? <p>{none}</p> : null}
      {height > 0 ? (
        <ol>
          {shown.map(({ id, name, over, overHref, near = 0, nearHref }) => (
            <li key={id} style={{ height: row }}>
              <span className={css.name}>{name}</span>
              <span className={css.track} aria-hidden="true">
                <i className={css.over} style={{ width: `${(over / most) * 100}%` }} />
                <i className={css.near} style={{ width: `${(near / most) * 100}%` }} />
              </span>
              <OpenList href={over > 0 ? overHref : null} className={css.count}>
                <b data-some={over > 0} data-tone="over">
                  <i aria-hidden="true">■</i>
                  {count(over)}
                </b>
              </OpenList>
              {nearHref === undefined ? null : (
                <OpenList href={near > 0 ? nearHref : null} className={css.count}>
                  <b data-some={near > 0} data-tone="near">
                    <i aria-hidden="true">◆</i>
                    {count(near)}
                  </b>
                </OpenList>
              )}
            </li>
          ))}
        </ol>
      ) : null}
      {shown.length < rows.length && rest ? <p>{rest(rows.length - shown.length)}</p> : null}
      <span className="said">{t({ zh: '■ 超期，◆ 临期', en: '■ overdue, ◆ nearly due' })}</span>
    </div>
  )
}
