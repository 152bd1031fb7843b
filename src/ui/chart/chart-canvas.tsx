import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useThemeName } from '../theme/theme.tsx'
import css from './chart.module.css'
import type { ChartProps } from './chart.tsx'
import { chartOption } from './chart-option.ts'

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer])

export default function ChartCanvas(props: ChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<ReturnType<typeof init> | null>(null)
  const select = useRef(props.onSelect)
  select.current = props.onSelect
  const theme = useThemeName()
  useEffect(() => {
    const made = init(box.current!)
    chart.current = made
    made.on('click', ({ dataIndex, seriesIndex }) => select.current?.(dataIndex, seriesIndex ?? 0))
    const watch = new ResizeObserver(() => made.resize())
    watch.observe(box.current!)
    return () => {
      watch.disconnect()
      made.dispose()
    }
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: colours are read from the page when the theme changes
  useEffect(() => {
    const style = getComputedStyle(document.documentElement)
    chart.current?.setOption(
      chartOption(props, (name) => style.getPropertyValue(`--${name}`).trim()),
      { notMerge: true },
    )
  }, [props, theme])
  return <div ref={box} className={css.canvas} aria-hidden />
}
