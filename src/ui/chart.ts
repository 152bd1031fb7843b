/** Charts: fetched when the first one is shown. */
export { Chart, type ChartProps } from './chart/chart.tsx'
