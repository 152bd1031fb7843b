/** Charts: fetched when the first one is shown. */
export { Chart, type ChartProps } from './chart/chart.tsx'
export { chartValue } from './chart/chart-value.ts'
