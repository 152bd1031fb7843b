import { Button, Segmented, Select } from 'antd'
import { useState } from 'react'
import { saveFile, useOperation } from '#ui/call.ts'
import { Chart } from '#ui/chart.ts'
import { ExportDialog } from '#ui/export-dialog.tsx'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To, useAddressQuery, usePathPart } from '#ui/navigation.tsx'
import { Card, Loaded, Page } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { type Basis, exportFigures, getIndicator, readFigures, readTrend, type ScopeKind } from '../contract.ts'
import { chartNumber } from '../domain/show-figure.ts'
import { BehindPanel, type OpenFigure } from './behind-panel.tsx'
import { BY, monthNow, UNITS } from './choices.ts'
import { FigureHead } from './figure-head.tsx'
import { FigureTable } from './figure-table.tsx'
import css from './indicators.module.css'

const YEAR_OF_MONTHS = 13

/** One indicator: what it says, how it is reckoned, how it went, by whom, and the cases behind each number. */
export default function IndicatorPage() {
  const { t } = useWords()
  const id = usePathPart('indicatorId')
  const address = useAddressQuery()
  const [nowMs] = useState(Date.now)
  const period = address.one('period') ?? monthNow(nowMs)
  const asked = address.one('by')
  const by: ScopeKind = asked !== null && Object.hasOwn(BY, asked) ? (asked as ScopeKind) : 'street'
  const basis: Basis = address.one('basis') === 'adjusted' ? 'adjusted' : 'raw'
  const imported = address.one('imported') === 'include' ? ('include' as const) : ('exclude' as const)
  const mayExport = useMay('indicators:export')
  const [isExporting, setExporting] = useState(false)
  const [opened, setOpened] = useState<OpenFigure | null>(null)
  const card = useOperation(getIndicator, { id }, { freshForMs: 600_000 })
  const figures = useOperation(readFigures, { period, by, ids: [id], imported })
  const trend = useOperation(readTrend, { id, by: 'district', scope: '*', basis, imported })
  const ask = { period, by, ids: [id], imported }
  return (
    <Loaded reading={card}>
      {({ card: one, smallSample, bookVersion }) => {
        const whole = figures.data?.rows.find((row) => row.id === id && row.scope === '*' && row.basis === basis)
        const months = trend.data?.months ?? []
        const shown = months.slice(-YEAR_OF_MONTHS)
        const before = months.slice(0, YEAR_OF_MONTHS)
        return (
          <Page
            fill
            title={t(one)}
            note={
              figures.data
                ? t({
                    zh: `${period} · 数据截至 ${tableTime(figures.data.asOf)}${figures.data.running ? '（期间未结束）' : ''}${figures.data.frozen ? ' · 已定稿' : ' · 未定稿'} · 口径 ${bookVersion}`,
                    en: `${period} · as of ${tableTime(figures.data.asOf)} · definitions ${bookVersion}`,
                  })
                : null
            }
            actions={
              <>
                <To href={`/c/indicators?period=${period}`}>{t({ zh: '全部指标', en: 'All indicators' })}</To>
                {mayExport ? (
                  <Button onClick={() => setExporting(true)}>{t({ zh: '导出', en: 'Export' })}</Button>
                ) : null}
              </>
            }
          >
            <div className={css.split}>
              <div className={css.body}>
                <div className={css.row}>
                  <input
                    type="month"
                    className={css.pick}
                    aria-label={t({ zh: '月份', en: 'Month' })}
                    value={/^\d{4}-\d\d$/.test(period) ? period : ''}
                    onChange={({ target }) => target.value && address.change({ period: target.value })}
                  />
                  {[period.slice(0, 4), `${period.slice(0, 4)}-Q${Math.ceil(Number(period.slice(5, 7) || 1) / 3)}`].map(
                    (text) => (
                      <Button key={text} disabled={text === period} onClick={() => address.change({ period: text })}>
                        {text}
                      </Button>
                    ),
                  )}
                  <Select
                    aria-label={t({ zh: '分组', en: 'By' })}
                    value={by}
                    className={css.by}
                    onChange={(value) => address.change({ by: value })}
                    options={Object.entries(BY).map(([value, words]) => ({ value, label: t(words) }))}
                  />
                  <Segmented<Basis>
                    value={basis}
                    onChange={(value) => address.change({ basis: value })}
                    options={[
                      { value: 'raw', label: t({ zh: '原始', en: 'Raw' }) },
                      { value: 'adjusted', label: t({ zh: '剔除后', en: 'Adjusted' }) },
                    ]}
                  />
                  <label className={css.field}>
                    <input
                      type="checkbox"
                      checked={imported === 'include'}
                      onChange={({ target }) => address.change({ imported: target.checked ? 'include' : undefined })}
                    />
                    {t({ zh: '含导入的历史案件', en: 'with imported history' })}
                  </label>
                </div>
                <FigureHead
                  card={one}
                  row={whole}
                  period={period}
                  running={figures.data?.running ?? false}
                  smallSample={smallSample}
                  imported={imported}
                />
                <div className={css.views}>
                  <Card title={t({ zh: '口径', en: 'Definition' })}>
                    <dl className={css.rules}>
                      {one.rules.map(({ label, text, rule }) => (
                        <div key={label.zh}>
                          <dt>{t(label)}</dt>
                          <dd title={rule ?? undefined}>{t(text)}</dd>
                        </div>
                      ))}
                    </dl>
                    {one.terms.map((term) => (
                      <p key={term.id} className={css.said}>
                        <To href={`/c/indicators/${term.id}?period=${period}`}>{term.zh}</To> × {term.weight}
                      </p>
                    ))}
                  </Card>
                  <Card title={t({ zh: '近十三个月与上年同月', en: 'Thirteen months, and the year before' })}>
                    <Chart
                      label={t(one)}
                      kind="line"
                      unit={t(UNITS[one.unit] ?? UNITS.count!)}
                      categories={shown.map(({ month }) => month)}
                      series={[
                        {
                          name: t({ zh: '本期', en: 'this year' }),
                          values: shown.map(({ value }) => chartNumber(value, one.unit)),
                          colour: 1,
                        },
                        {
                          name: t({ zh: '上年同月', en: 'year before' }),
                          values: before.map(({ value }) => chartNumber(value, one.unit)),
                          colour: 4,
                        },
                      ]}
                    />
                  </Card>
                </div>
                <Loaded reading={figures} lines={8}>
                  {({ rows }) => (
                    <FigureTable
                      card={one}
                      rows={rows}
                      basis={basis}
                      smallSample={smallSample}
                      head={t(BY[by])}
                      onOpen={(row, part) =>
                        setOpened({
                          id: row.id,
                          period,
                          by,
                          scope: row.scope,
                          basis: row.basis,
                          part,
                          imported,
                          name: t(row.label),
                          frozen: figures.data?.frozen ?? false,
                        })
                      }
                    />
                  )}
                </Loaded>
              </div>
              {opened ? (
                <BehindPanel key={JSON.stringify(opened)} figure={opened} onClose={() => setOpened(null)} />
              ) : null}
            </div>
            {isExporting ? (
              <ExportDialog<'xlsx' | 'csv'>
                title={{ zh: '导出指标', en: 'Export' }}
                text={{
                  zh: `${one.zh}，${period}，按${BY[by].zh}，原始和剔除后两种口径。导出会记入日志。`,
                  en: `${one.en}, ${period}; taking it leaves a line in the journal.`,
                }}
                formats={[
                  { value: 'xlsx', title: { zh: 'Excel 工作簿（XLSX）', en: 'Excel workbook (XLSX)' } },
                  { value: 'csv', title: { zh: 'CSV', en: 'CSV' } },
                ]}
                save={(format) => saveFile(exportFigures, { ...ask, format })}
                onClose={() => setExporting(false)}
              />
            ) : null}
          </Page>
        )
      }}
    </Loaded>
  )
}
