import type { EChartsCoreOption } from 'echarts/core'
import { count } from '../format.ts'
import type { ChartProps } from './chart.tsx'

/** Sorted bars or lines with direct labels and a zero base; gaps stay gaps; no movement. */
export function chartOption(props: ChartProps, colour: (name: string) => string): EChartsCoreOption {
  const { kind, categories, series, unit } = props
  const text = { color: colour('text'), fontFamily: colour('font'), fontSize: 12 }
  const isLine = kind === 'line'
  const names = {
    type: 'category',
    data: [...categories],
    inverse: !isLine,
    axisLabel: text,
    axisTick: { show: false },
  }
  const values = {
    type: 'value',
    min: 0,
    minInterval: 1,
    axisLabel: { ...text, hideOverlap: true, formatter: (value: number) => count(value) },
    splitLine: { lineStyle: { color: colour('line') } },
  }
  return {
    animation: false,
    textStyle: text,
    grid: { left: 8, right: 56, top: series.length > 1 ? 32 : 12, bottom: 8, containLabel: true },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: isLine ? 'line' : 'shadow' },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? `${count(value)} ${unit}` : '—'),
      backgroundColor: colour('surface'),
      borderColor: colour('line'),
      textStyle: text,
    },
    ...(series.length > 1 ? { legend: { top: 0, left: 0, textStyle: text, itemHeight: 10 } } : {}),
    xAxis: isLine ? names : values,
    yAxis: isLine ? values : names,
    series: series.map((one, index) => ({
      name: one.name,
      type: isLine ? 'line' : 'bar',
      data: [...one.values],
      itemStyle: { color: colour(`chart-${one.colour ?? index + 1}`) },
      ...(isLine ? { symbolSize: 6, connectNulls: false } : { barMaxWidth: 16 }),
      ...(kind === 'stack' ? { stack: 'all' } : {}),
      label: {
        show: isLine ? categories.length <= 14 && index === 0 : kind === 'bar' || index === series.length - 1,
        position: isLine ? 'top' : 'right',
        ...text,
        formatter: ({ value, dataIndex }: { value: number; dataIndex: number }) =>
          count(kind === 'stack' ? series.reduce((sum, each) => sum + (each.values[dataIndex] ?? 0), 0) : value),
      },
    })),
  }
}
