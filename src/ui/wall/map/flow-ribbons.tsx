import { count } from '../../format.ts'
import { OpenList } from '../open-list.tsx'
import { useWall } from '../wall-context.tsx'
import css from './flow-ribbons.module.css'
import type { LonLat, Projection } from './projection.ts'

export interface FlowEnd {
  id: string
  name: string
  total: number
  href: string | null
  from: readonly { point: LonLat; count: number }[]
}

export interface FlowRibbonsProps {
  label: string
  ends: readonly FlowEnd[]
  projection: Projection
  width: number
  height: number
}

/** Who works on what of which street: still bands from streets to units, as broad as there are cases. Nothing flies. */
export function FlowRibbons({ label, ends, projection, width, height }: FlowRibbonsProps) {
  const { sizes } = useWall()
  const row = Math.min(sizes.captionPx * 3.6, height / Math.max(1, ends.length))
  const from = height / 2 - (ends.length * row) / 2
  const x = width - sizes.captionPx * 7.8
  const most = Math.max(1, ...ends.flatMap((end) => end.from.map((one) => one.count)))
  return (
    <>
      <svg className={css.ribbons} width={width} height={height} aria-hidden="true">
        {ends.flatMap(({ id, from: sources }, index) => {
          const y = from + (index + 0.5) * row
          return sources.map(({ point, count: n }) => {
            const [x0, y0] = projection.at(point)
            const middle = (x0 + x) / 2
            return (
              <path
                key={`${id} ${point.join()}`}
                d={`M${x0} ${y0}C${middle} ${y0} ${middle} ${y} ${x - 16} ${y}`}
                strokeWidth={Math.max(2, (n / most) * sizes.captionPx * 0.32)}
              />
            )
          })
        })}
      </svg>
      <ol className={css.ends} aria-label={label} style={{ left: x, top: from }}>
        {ends.map(({ id, name, total, href }) => (
          <li key={id} style={{ height: row }}>
            <span>{name}</span>
            <OpenList href={href}>
              <b>{count(total)}</b>
            </OpenList>
          </li>
        ))}
      </ol>
    </>
  )
}
