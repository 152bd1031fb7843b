import { useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { Card, Loaded } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { type ReportResult, runSaved } from '../../contract.ts'
import { formatChange, formatFigure } from '../../domain/format-figure.ts'
import { COMPARISONS, type Period } from '../../domain/report-query.ts'
import type { TopicBlock as Block } from '../../domain/topic.ts'
import { ResultChart } from '../result/result-chart.tsx'
import { EmptyReport } from '../result/result-notes.tsx'
import { type OpenFigure, ResultTable } from '../result/result-table.tsx'
import { BlockMap } from './block-map.tsx'
import css from './topic.module.css'

type Open = (figure: OpenFigure, result: ReportResult) => void

/** One box of a topic; each is asked for by itself and fails alone. */
export function TopicBlock({ block, period, onOpen }: { block: Block; period: Period | null; onOpen: Open }) {
  if (block.kind === 'text')
    return (
      <Card {...(block.title ? { title: block.title } : {})}>
        <p className={css.text}>{block.text}</p>
      </Card>
    )
  return <ReportBlock block={block} period={period} onOpen={onOpen} />
}

function ReportBlock({ block, period, onOpen }: { block: Block; period: Period | null; onOpen: Open }) {
  const { t } = useWords()
  const mayBuild = useMay('reports:build')
  const reading = useOperation(
    runSaved,
    { id: block.query ?? '', ...(period ? { period } : {}) },
    { enabled: block.query !== undefined },
  )
  const flush = block.kind === 'table' || block.kind === 'map'
  return (
    <Card
      flush={flush}
      title={block.title || (reading.data ? t(reading.data.measures[block.measure ?? 0] ?? { zh: '', en: '' }) : '')}
      extra={
        mayBuild && block.query ? (
          <To className={css.link} href={`/c/report-builder?id=${block.query}`}>
            {t({ zh: '打开报表', en: 'Open' })}
          </To>
        ) : null
      }
    >
      <Loaded reading={reading} lines={block.kind === 'figure' ? 2 : 6}>
        {(result) => (
          <>
            <Content block={block} result={result} onOpen={onOpen} />
            <p className={css.foot} data-flush={flush} title={t(result.sentence)}>
              {block.kind === 'figure' ? daysText(result) : `${t(result.sentence)}。`}
              {t({ zh: `数据截至 ${tableTime(result.asOf)}`, en: ` As of ${tableTime(result.asOf)}` })}
            </p>
          </>
        )}
      </Loaded>
    </Card>
  )
}

/** A figure is small: its days are enough, the whole sentence shows when it is pointed at. */
function daysText({ period: { from, to } }: ReportResult): string {
  return `${from === to ? from : `${from} ~ ${to}`} · `
}

function Content({ block, result, onOpen }: { block: Block; result: ReportResult; onOpen: Open }) {
  const { t } = useWords()
  const measure = Math.min(block.measure ?? 0, result.measures.length - 1)
  const open = (figure: OpenFigure) => onOpen(figure, result)
  if (block.kind === 'figure') return <BigFigure result={result} measure={measure} open={open} />
  if (result.rows.length === 0) return <EmptyReport result={result} />
  if (block.kind === 'table') return <ResultTable result={result} onOpen={open} />
  if (block.kind === 'map') return <BlockMap result={result} measure={measure} />
  return (
    <ResultChart
      result={result}
      measure={measure}
      {...(block.chart ? { kind: block.chart } : {})}
      {...(result.opens
        ? {
            onSelect: (row: number) => {
              const chosen = result.rows[row]
              if (!chosen || chosen.cells[measure]?.hidden) return
              open({ keys: chosen.keys, measure, title: chosen.labels.map(t).join(' ') })
            },
          }
        : {})}
    />
  )
}

function BigFigure({
  result,
  measure,
  open,
}: {
  result: ReportResult
  measure: number
  open(figure: OpenFigure): void
}) {
  const { t, language } = useWords()
  const of = result.measures[measure]
  const cell = result.total[measure]
  if (!of || !cell) return null
  const isRate = of.unit.zh === '%'
  const text = cell.hidden ? t({ zh: '隐去', en: 'hidden' }) : formatFigure(cell.value, of.decimals)
  const mayOpen = result.opens && !cell.hidden && (cell.n ?? 0) + (cell.d ?? 0) > 0
  return (
    <div className={css.figure}>
      {mayOpen ? (
        <button
          type="button"
          onClick={() => open({ keys: null, measure, title: t(of) })}
          aria-label={`${t(of)} ${text}`}
        >
          {text}
        </button>
      ) : (
        <strong>{text}</strong>
      )}
      <span>{t(of.unit)}</span>
      <ul>
        {isRate && cell.d !== null && !cell.hidden ? (
          <li>{t({ zh: `共 ${formatFigure(cell.d, 0)} 件`, en: `of ${formatFigure(cell.d, 0)}` })}</li>
        ) : null}
        {cell.compared.map(({ comparison, value, change, hidden }) => (
          <li key={comparison}>
            {t({
              zh: `${COMPARISONS[comparison].zh}期 ${hidden ? '隐去' : formatFigure(value, of.decimals)}，${COMPARISONS[comparison].zh} ${formatChange(change, isRate, language)}`,
              en: `${hidden ? 'hidden' : formatFigure(value, of.decimals)} ${comparison === 'year' ? 'a year before' : 'in the period before'}, ${formatChange(change, isRate, language)}`,
            })}
          </li>
        ))}
      </ul>
    </div>
  )
}
