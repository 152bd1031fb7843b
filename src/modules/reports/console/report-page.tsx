import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { Card, Loaded, Page } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { Split } from '#ui/split.tsx'
import { getSavedReport, listSources, type ReportResult, runReport, type SavedReport } from '../contract.ts'
import type { ReportQuery } from '../domain/report-query.ts'
import type { SourceCard } from '../domain/source-card.ts'
import { FieldPanel } from './build/field-panel.tsx'
import { isWritten } from './build/filter-row.tsx'
import { FIRST_QUERY, readQueryText } from './query-state.ts'
import css from './report-page.module.css'
import { ResultChart } from './result/result-chart.tsx'
import { EmptyReport, ResultNotes, ResultSentence } from './result/result-notes.tsx'
import { type OpenFigure, ResultTable } from './result/result-table.tsx'
import { RowsPanel } from './result/rows-panel.tsx'
import { SavedPanel } from './saved/saved-panel.tsx'

const SaveDialog = lazy(() => import('./saved/save-dialog.tsx'))
const ExportReportDialog = lazy(() => import('./export-report-dialog.tsx'))
const SchedulePanel = lazy(() => import('./schedule/schedule-panel.tsx'))

const NARROW_PX = 900

type Beside =
  | { kind: 'saved' }
  | { kind: 'schedule' }
  | { kind: 'rows'; figure: OpenFigure; result: ReportResult }
  | null

/** A person puts a report together: fields to the left, the table live in the middle, a chart to the right. */
export default function ReportPage() {
  const { t } = useWords()
  const address = useAddressQuery()
  const sources = useOperation(listSources, {}, { freshForMs: 600_000 })
  const savedId = address.one('id')
  const saved = useOperation(getSavedReport, { id: savedId ?? '' }, { enabled: savedId !== null, forgetful: true })
  const asked = readQueryText(address.one('q'))
  const query = asked ?? (savedId === null ? FIRST_QUERY : (saved.data?.query ?? null))
  const [beside, setBeside] = useState<Beside>(null)
  return (
    <Loaded reading={sources}>
      {({ items }) => (
        <Builder
          sources={items}
          saved={savedId === null ? null : (saved.data ?? null)}
          query={query}
          isChanged={asked !== null}
          beside={beside}
          setBeside={setBeside}
          change={(next) => address.change({ q: JSON.stringify(next) })}
          open={(report) => {
            setBeside(null)
            address.change({ id: report?.id, q: undefined }, { push: true })
          }}
          problem={savedId !== null && saved.problem ? <Loaded reading={saved}>{() => null}</Loaded> : null}
          title={t({ zh: '自助报表', en: 'Report builder' })}
        />
      )}
    </Loaded>
  )
}

function Builder({
  sources,
  saved,
  query,
  isChanged,
  beside,
  setBeside,
  change,
  open,
  problem,
  title,
}: {
  sources: readonly SourceCard[]
  saved: SavedReport | null
  query: ReportQuery | null
  isChanged: boolean
  beside: Beside
  setBeside(beside: Beside): void
  change(query: ReportQuery): void
  open(report: SavedReport | null): void
  problem: React.ReactNode
  title: string
}) {
  const { t } = useWords()
  const mayExport = useMay('reports:export')
  const [dialog, setDialog] = useState<'save' | 'export' | null>(null)
  const [measure, setMeasure] = useState(0)
  // On a phone the report comes first; what it is of can be opened.
  const [isRoomy] = useState(() => window.innerWidth > NARROW_PX)
  const source = sources.find(({ id }) => id === query?.source) ?? sources[0]
  // What is still being written does not narrow the report yet.
  const whole = query ? { ...query, filters: query.filters.filter(isWritten) } : FIRST_QUERY
  const result = useOperation(runReport, { query: whole }, { enabled: query !== null && source !== undefined })
  if (!source)
    return (
      <Page title={title}>
        <p>{t({ zh: '你的岗位没有可统计的数据来源', en: 'Your post has no source to count' })}</p>
      </Page>
    )
  const openRow = (shown: ReportResult, at: number) => {
    const row = shown.rows[at]
    const of = shown.measures[shownMeasure]
    if (!row || !of || row.cells[shownMeasure]?.hidden) return
    const title = `${row.labels.map(t).join(' ')} ${t(of)}`
    setBeside({ kind: 'rows', figure: { keys: row.keys, measure: shownMeasure, title }, result: shown })
  }
  const shownMeasure = Math.min(measure, whole.measures.length - 1)
  return (
    <Page
      fill
      title={title}
      note={
        saved ? (
          <span>
            {saved.name}
            {isChanged ? t({ zh: '（有改动，未保存）', en: ' (changed, not saved)' }) : ''}
          </span>
        ) : null
      }
      actions={
        <>
          <Button onClick={() => setBeside(beside?.kind === 'saved' ? null : { kind: 'saved' })}>
            {t({ zh: '已存报表', en: 'Saved reports' })}
          </Button>
          {mayExport ? (
            <Button
              disabled={saved === null || isChanged}
              title={t({ zh: '保存后可设定时', en: 'Save it, then it can be scheduled' })}
              onClick={() => setBeside({ kind: 'schedule' })}
            >
              {t({ zh: '定时', en: 'Schedule' })}
            </Button>
          ) : null}
          {mayExport ? <Button onClick={() => setDialog('export')}>{t({ zh: '导出', en: 'Export' })}</Button> : null}
          <Button type="primary" onClick={() => setDialog('save')}>
            {t({ zh: '保存报表', en: 'Save the report' })}
          </Button>
        </>
      }
    >
      <Split>
        <div className={css.page}>
          <details className={css.fields} open={isRoomy}>
            <summary>{t({ zh: '报表内容', en: 'What the report is of' })}</summary>
            {query ? <FieldPanel query={query} source={source} sources={sources} onChange={change} /> : null}
          </details>
          <div className={css.result}>
            {problem}
            <Loaded reading={result} lines={12}>
              {(shown) => (
                <>
                  <ResultSentence result={shown} />
                  {shown.rows.length === 0 && shown.counted === 0 ? (
                    <EmptyReport result={shown} />
                  ) : (
                    <div className={css.views} data-chart={shown.groups.length > 0}>
                      <Card flush>
                        <ResultTable
                          result={shown}
                          {...(shown.query.sort ? { sort: shown.query.sort } : {})}
                          onSort={(sort) => query && change({ ...query, sort })}
                          onOpen={(figure) => setBeside({ kind: 'rows', figure, result: shown })}
                        />
                        <ResultNotes result={shown} />
                      </Card>
                      {shown.groups.length > 0 ? (
                        <Card title={<MeasurePick result={shown} measure={shownMeasure} onChange={setMeasure} />}>
                          <ResultChart
                            result={shown}
                            measure={shownMeasure}
                            {...(shown.opens ? { onSelect: (row) => openRow(shown, row) } : {})}
                          />
                        </Card>
                      ) : null}
                    </div>
                  )}
                </>
              )}
            </Loaded>
          </div>
        </div>
        {beside?.kind === 'saved' ? (
          <SavedPanel chosen={saved?.id ?? null} onOpen={open} onClose={() => setBeside(null)} />
        ) : null}
        {beside?.kind === 'schedule' && saved ? (
          <Suspense>
            <SchedulePanel key={saved.id} report={saved} onClose={() => setBeside(null)} />
          </Suspense>
        ) : null}
        {beside?.kind === 'rows' ? (
          <RowsPanel
            key={JSON.stringify(beside.figure)}
            result={beside.result}
            figure={beside.figure}
            onClose={() => setBeside(null)}
          />
        ) : null}
      </Split>
      <Suspense>
        {dialog === 'save' ? (
          <SaveDialog query={whole} saved={saved} onSaved={open} onClose={() => setDialog(null)} />
        ) : null}
        {dialog === 'export' ? (
          <ExportReportDialog query={whole} {...(saved ? { name: saved.name } : {})} onClose={() => setDialog(null)} />
        ) : null}
      </Suspense>
    </Page>
  )
}

/** Which of the measures the chart shows. */
function MeasurePick({
  result,
  measure,
  onChange,
}: {
  result: ReportResult
  measure: number
  onChange(measure: number): void
}) {
  const { t } = useWords()
  const name = (at: number) => {
    const of = result.measures[at]
    return of ? `${t(of)}${of.unit.zh ? t({ zh: `，${of.unit.zh}`, en: `, ${of.unit.en}` }) : ''}` : ''
  }
  if (result.measures.length < 2) return <>{name(0)}</>
  return (
    <select
      className={css.pick}
      aria-label={t({ zh: '图中的指标', en: 'Measure of the chart' })}
      value={measure}
      onChange={({ target }) => onChange(Number(target.value))}
    >
      {result.measures.map((of, at) => (
        <option key={of.zh} value={at}>
          {name(at)}
        </option>
      ))}
    </select>
  )
}
