import { lazy, Suspense } from 'react'
import css from './chart.module.css'

const ChartCanvas = lazy(() => import('./chart-canvas.tsx'))

export interface ChartSeries {
  name: string
  values: readonly (number | null)[]
  /** One of the four chart colours; default by position. */
  colour?: 1 | 2 | 3 | 4
}

export interface ChartProps {
  /** Said to screen readers; the same numbers stand in a table beside it. */
  label: string
  /** bar: compare things (lying, longest first as given); line: over time; stack: parts of a whole, at most four. */
  kind: 'bar' | 'line' | 'stack'
  categories: readonly string[]
  series: readonly ChartSeries[]
  unit: string
  height?: number
  /** The mark that was clicked: its category, and whose series it is of. */
  onSelect?(index: number, series: number): void
}

export function Chart(props: ChartProps) {
  const height = props.height ?? (props.kind === 'line' ? 280 : Math.max(160, props.categories.length * 26 + 48))
  return (
    <figure className={css.chart} style={{ height }} aria-label={props.label}>
      <Suspense>
        <ChartCanvas {...props} />
      </Suspense>
    </figure>
  )
}
