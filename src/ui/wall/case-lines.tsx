import { Light, type LightName } from '../clock/light.tsx'
import css from './case-lines.module.css'
import { OpenList } from './open-list.tsx'
import { useBox } from './use-box.ts'
import { useWall } from './wall-context.tsx'

export interface CaseLine {
  id: string
  /** Without: not late, or not a matter of time. */
  light?: LightName
  title: string
  /** Where and who. */
  note?: string
  /** `超 1天3时`. */
  time: string
  href: string
}

export interface CaseLinesProps {
  lines: readonly CaseLine[]
  /** With the note in a line of its own. */
  tall?: boolean
  none: string
}

/** Cases in short, as many as there is room: shape, what, where, how late. */
export function CaseLines({ lines, tall = false, none }: CaseLinesProps) {
  const { sizes } = useWall()
  const { ref, height } = useBox<HTMLDivElement>()
  const least = tall ? sizes.readPx * 1.3 + sizes.captionPx * 1.5 : sizes.readPx * 1.5
  const shown = lines.slice(0, Math.max(1, Math.floor(height / least)))
  // Lines stand apart as far as there is room, but stay lines of one list.
  const row = Math.min(least * 1.5, height / shown.length)
  return (
    <div ref={ref} className={css.box}>
      {lines.length === 0 ? <p>{none}</p> : null}
      {height > 0 ? (
        <ol>
          {shown.map(({ id, light, title, note, time, href }) => (
            <li key={id} data-light={light} data-tall={tall} style={{ height: row }}>
              {light ? <Light light={light} /> : <i className={css.plain} aria-hidden="true" />}
              <OpenList href={href} className={css.title}>
                {title}
              </OpenList>
              <span className={css.time}>{time}</span>
              {tall && note ? <span className={css.note}>{note}</span> : null}
            </li>
          ))}
        </ol>
      ) : null}
    </div>
  )
}
