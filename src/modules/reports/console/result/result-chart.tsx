import { Chart, type ChartProps } from '#ui/chart.ts'
import { useWords } from '#ui/language.ts'
import type { ReportResult } from '../../contract.ts'
import { COMPARISONS, stepOf } from '../../domain/report-query.ts'
import type { ChartKind } from '../../domain/topic.ts'

const MOST_BARS = 20
const MOST_SERIES = 4
const MOST_POINTS = 400
/** Bars of compared periods stand beside each other, each with its number. */
const BAR_PX = 15

/** How a report is best drawn: over time a line, two groups stacked where they add up, else bars. */
export function chartKindOf({ query }: ReportResult, measure: number): ChartKind {
  if (query.groups.some((group) => stepOf(group) !== null && stepOf(group) !== 'weekday')) return 'line'
  return query.groups.length > 1 && query.measures[measure]?.kind === 'count' ? 'stack' : 'bar'
}

/** One measure of a report as a picture; the same figures stand in the table beside it. */
export function ResultChart({
  result,
  measure,
  kind,
  onSelect,
}: {
  result: ReportResult
  measure: number
  kind?: ChartKind
  onSelect?(row: number): void
}) {
  const { t } = useWords()
  const of = result.measures[measure]
  if (!of || result.groups.length === 0) return null
  const shown = kind ?? chartKindOf(result, measure)
  const isTime = result.query.groups.some((group) => stepOf(group) !== null)
  const drawn = result.groups.length === 1 ? oneGroup() : twoGroups()
  return (
    <Chart
      label={`${t(result.sentence)} ${t(of)}`}
      kind={shown}
      unit={t(of.unit)}
      {...drawn}
      {...(shown === 'bar' && drawn.series.length > 1
        ? { height: drawn.categories.length * (BAR_PX * drawn.series.length + 8) + 64 }
        : {})}
      {...(onSelect ? { onSelect: (index, of) => select(index, of) } : {})}
    />
  )

  /** The mark that was clicked as a line of the table; marks of a compared period stand for other rows and open nothing. */
  function select(index: number, series: number): void {
    if (result.groups.length === 1) {
      if (series === 0) onSelect?.(index)
      return
    }
    const along = alongOf()
    const [category, name] = [drawn.categories[index], drawn.series[series]?.name]
    const row = result.rows.findIndex(
      ({ labels }) => t(labels[along]!) === category && t(labels[along === 0 ? 1 : 0]!) === name,
    )
    if (row >= 0 && result.groups.length === 2) onSelect?.(row)
  }

  function alongOf(): number {
    return Math.max(
      0,
      result.query.groups.findIndex((group) => stepOf(group) !== null),
    )
  }

  function rounded(value: number | null): number | null {
    return value === null ? null : Number(value.toFixed(of!.decimals))
  }

  function oneGroup(): Pick<ChartProps, 'categories' | 'series'> {
    const rows = result.rows.slice(0, isTime ? MOST_POINTS : MOST_BARS)
    return {
      categories: rows.map(({ labels }) => t(labels[0]!)),
      series: [
        { name: t(of!), values: rows.map(({ cells }) => rounded(cells[measure]!.value)), colour: 1 as const },
        ...result.compared.map(({ comparison }, at) => ({
          name: t({
            zh: `${COMPARISONS[comparison].zh}期`,
            en: comparison === 'year' ? 'year before' : 'period before',
          }),
          values: rows.map(({ cells }) => rounded(cells[measure]!.compared[at]?.value ?? null)),
          colour: at === 0 ? (4 as const) : (3 as const),
        })),
      ],
    }
  }

  /** The group of time, or the first, along the axis; the largest of the other as series, the rest left to the table. */
  function twoGroups(): Pick<ChartProps, 'categories' | 'series'> {
    const along = alongOf()
    const by = along === 0 ? 1 : 0
    const sizes = new Map<string, number>()
    for (const { labels, cells } of result.rows)
      sizes.set(t(labels[by]!), (sizes.get(t(labels[by]!)) ?? 0) + (cells[measure]!.value ?? 0))
    const names = [...sizes]
      .sort((a, b) => b[1] - a[1])
      .slice(0, MOST_SERIES)
      .map(([name]) => name)
    const categories = [...new Set(result.rows.map(({ labels }) => t(labels[along]!)))].slice(
      0,
      isTime ? MOST_POINTS : MOST_BARS,
    )
    const at = new Map(
      result.rows.map(({ labels, cells }) => [`${t(labels[along]!)}|${t(labels[by]!)}`, cells[measure]!.value]),
    )
    return {
      categories,
      series: names.map((name) => ({
        name,
        values: categories.map((category) => rounded(at.get(`${category}|${name}`) ?? null)),
      })),
    }
  }
}
