import { Button, Select } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useOperation } from '#ui/call.ts'
import { Chart } from '#ui/chart.ts'
import { count, rate, tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To, useAddressQuery } from '#ui/navigation.tsx'
import { Card, EmptyState, Loaded, Page } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { countCases } from '../contract.ts'
import { stateWords } from './list/columns.tsx'
import { useNames } from './names.ts'
import { type CountBy, linkOf, type Part } from './report/link-of.ts'
import { PeriodBar, usePeriod } from './report/period-bar.tsx'
import css from './report/report.module.css'

const ExportDialog = lazy(() => import('./export-dialog.tsx'))

const BY = {
  street: { zh: '街道', en: 'street' },
  category: { zh: '类别', en: 'category' },
  unit: { zh: '主办单位', en: 'lead unit' },
  channel: { zh: '来源', en: 'channel' },
  state: { zh: '状态', en: 'state' },
  day: { zh: '日', en: 'day' },
  month: { zh: '月', en: 'month' },
} as const satisfies Record<CountBy, unknown>

const MOST_BARS = 20

const isBy = (text: string | null): text is CountBy => text !== null && Object.hasOwn(BY, text)

/** Counts of cases by one thing; every number opens its cases. */
export default function StatisticsPage() {
  const { t } = useWords()
  const names = useNames()
  const address = useAddressQuery()
  const mayExport = useMay('cases:export')
  const [exporting, setExporting] = useState(false)
  const asked = address.one('by')
  const by: CountBy = isBy(asked) ? asked : 'street'
  const { period, span } = usePeriod()
  const counted = useOperation(countCases, { by, ...span })
  const nameOf = (key: string | null) => {
    if (key === null) return t({ zh: '未定', en: 'not set' })
    switch (by) {
      case 'street':
        return names.street(key)
      case 'category':
        return names.category(key)
      case 'unit':
        return names.unit(key)
      case 'channel':
        return names.channel(key)
      case 'state':
        return t(stateWords(key))
      default:
        return key.slice(0, by === 'day' ? 10 : 7)
    }
  }
  const number = (value: number, key: string | null, part: Part) => {
    const href = value === 0 ? null : linkOf(by, key, period, part)
    return href === null ? count(value) : <To href={href}>{count(value)}</To>
  }
  return (
    <Page
      title={t({ zh: '案件统计', en: 'Case statistics' })}
      actions={
        mayExport ? <Button onClick={() => setExporting(true)}>{t({ zh: '导出案件', en: 'Export' })}</Button> : null
      }
    >
      <div className={css.bar}>
        <Select
          aria-label={t({ zh: '统计口径', en: 'Count by' })}
          value={by}
          popupMatchSelectWidth={false}
          onChange={(value) => address.change({ by: value })}
          options={(Object.keys(BY) as CountBy[]).map((value) => ({
            value,
            label: t({ zh: `按${BY[value].zh}`, en: `by ${BY[value].en}` }),
          }))}
        />
        <PeriodBar period={period} />
      </div>
      <Loaded reading={counted} lines={12}>
        {({ rows, asOf }) => {
          const isTime = by === 'day' || by === 'month'
          const sorted = isTime
            ? [...rows].sort((a, b) => (a.key ?? '').localeCompare(b.key ?? ''))
            : [...rows].sort((a, b) => b.total - a.total)
          const charted = isTime ? sorted : sorted.slice(0, MOST_BARS)
          const sum = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + pick(row), 0)
          const total = sum((row) => row.total)
          const sentence = t({
            zh: `${period.from} 至 ${period.to} 上报的案件，按${BY[by].zh}：共 ${count(total)} 件。数据截至 ${tableTime(asOf)}`,
            en: `Cases reported ${period.from} to ${period.to}, by ${BY[by].en}: ${count(total)}. As of ${tableTime(asOf)}`,
          })
          if (total === 0)
            return (
              <EmptyState>
                {t({
                  zh: `${period.from} 至 ${period.to} 没有上报的案件。换一段时间再看`,
                  en: 'No case was reported in this time. Choose another',
                })}
              </EmptyState>
            )
          return (
            <>
              <p className={css.sentence}>{sentence}</p>
              <div className={css.grid}>
                <Card
                  title={
                    !isTime && sorted.length > MOST_BARS
                      ? t({ zh: `前 ${MOST_BARS} 位，件`, en: `First ${MOST_BARS}, cases` })
                      : t({ zh: '件', en: 'Cases' })
                  }
                >
                  <Chart
                    label={sentence}
                    kind={isTime ? 'line' : 'stack'}
                    unit={t({ zh: '件', en: 'cases' })}
                    categories={charted.map((row) => nameOf(row.key))}
                    series={
                      isTime
                        ? [{ name: t({ zh: '上报', en: 'reported' }), values: charted.map((row) => row.total) }]
                        : [
                            { name: t({ zh: '在办', en: 'open' }), values: charted.map((row) => row.open) },
                            {
                              name: t({ zh: '已结束', en: 'ended' }),
                              values: charted.map((row) => row.total - row.open),
                              colour: 4,
                            },
                          ]
                    }
                  />
                </Card>
                <Card flush>
                  <table className={css.table}>
                    <caption className="said">{sentence}</caption>
                    <thead>
                      <tr>
                        <th scope="col">{t(BY[by])}</th>
                        <th scope="col">{t({ zh: '上报（件）', en: 'Reported' })}</th>
                        <th scope="col">{t({ zh: '在办', en: 'Open' })}</th>
                        <th scope="col">{t({ zh: '结案', en: 'Closed' })}</th>
                        <th scope="col">{t({ zh: '超期', en: 'Overdue' })}</th>
                        <th scope="col">{t({ zh: '超期率 / 件数', en: 'Overdue rate / n' })}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {sorted.map((row) => (
                        <tr key={row.key ?? 'none'}>
                          <th scope="row">{nameOf(row.key)}</th>
                          <td>{number(row.total, row.key, 'all')}</td>
                          <td>{number(row.open, row.key, 'open')}</td>
                          <td>{number(row.closed, row.key, 'closed')}</td>
                          <td>{number(row.overdue, row.key, 'overdue')}</td>
                          <td>{rate(row.overdue, row.total, t({ zh: '件', en: '' }))}</td>
                        </tr>
                      ))}
                    </tbody>
                    <tfoot>
                      <tr>
                        <th scope="row">{t({ zh: '合计', en: 'Total' })}</th>
                        <td>{count(total)}</td>
                        <td>{count(sum((row) => row.open))}</td>
                        <td>{count(sum((row) => row.closed))}</td>
                        <td>{count(sum((row) => row.overdue))}</td>
                        <td>
                          {rate(
                            sum((row) => row.overdue),
                            total,
                            t({ zh: '件', en: '' }),
                          )}
                        </td>
                      </tr>
                    </tfoot>
                  </table>
                </Card>
              </div>
            </>
          )
        }}
      </Loaded>
      {exporting ? (
        <Suspense>
          <ExportDialog query={span} onClose={() => setExporting(false)} />
        </Suspense>
      ) : null}
    </Page>
  )
}
