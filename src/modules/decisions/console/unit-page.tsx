import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { localDay } from '#core/time/local.ts'
import { useOperation } from '#ui/call.ts'
import { Chart } from '#ui/chart.ts'
import { count, percent, tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To, useAddressQuery, usePathPart } from '#ui/navigation.tsx'
import { Card, EmptyState, Loaded, Page } from '#ui/page.ts'
import { Split } from '#ui/split.tsx'
import { getUnitDecisions, type UnitDecisions } from '../contract.ts'
import { BUCKETS } from '../domain/handling-time.ts'
import { PARTS, type Part, type Sums } from '../domain/question.ts'
import { BehindPanel, type Opened } from './behind-panel.tsx'
import css from './decisions.module.css'
import { changeText, decided, inTimeText, meanText } from './figure-text.ts'
import { LineList } from './line-list.tsx'
import { addressOfDays, questionOf, readPage } from './page-state.ts'
import { PeriodBar } from './period-bar.tsx'

const SaveAnalysisDialog = lazy(() => import('./save-analysis-dialog.tsx'))

/** One unit: its load, clocks, quality and returns, beside its peers and its own past. */
export default function UnitPage() {
  const { t } = useWords()
  const unitId = usePathPart('unitId')
  const address = useAddressQuery()
  const [today] = useState(() => localDay(Date.now()))
  const state = readPage(address, today)
  const { from, to, ...rest } = questionOf({ ...state, narrowing: {} })
  const unit = useOperation(getUnitDecisions, { id: unitId, from, to, ...rest })
  const [opened, setOpened] = useState<Opened | null>(null)
  const [isSaving, setSaving] = useState(false)
  const name = unit.data ? t(unit.data.unit) : ''
  const open = (part: Part, more: object = {}, title = t(PARTS[part])) =>
    setOpened({ title: `${name} ${title}`, question: { from, to, ...rest, unit: unitId, ...more }, part })
  return (
    <Page
      fill
      title={name === '' ? t({ zh: '单位画像', en: 'Unit' }) : name}
      note={t({ zh: '单位画像', en: 'Unit page' })}
      actions={
        <>
          <Button onClick={() => window.print()}>{t({ zh: '打印', en: 'Print' })}</Button>
          <Button type="primary" onClick={() => setSaving(true)}>
            {t({ zh: '保存分析', en: 'Save the analysis' })}
          </Button>
        </>
      }
    >
      <Split>
        <div className={css.page} data-scrolls>
          <div className={css.controls}>
            <PeriodBar
              grain={state.grain}
              days={state.days}
              today={today}
              onChange={(grain, days) => {
                setOpened(null)
                address.change(addressOfDays(grain, days, today))
              }}
            />
            <To href={`/c/decisions?unit=${unitId}`}>
              {t({ zh: '在决策分析中只看本单位', en: 'On the decision page' })}
            </To>
          </div>
          <Loaded reading={unit} lines={14}>
            {(shown) => (
              <>
                <p className={css.sentence}>
                  <strong>
                    {t({
                      zh: `${shown.period.from} 至 ${shown.period.to} 上报、由${shown.unit.zh}主办`,
                      en: `Reported ${shown.period.from} to ${shown.period.to}, in charge of ${shown.unit.en}`,
                    })}
                  </strong>
                  <span className={css.grey}>
                    {t({ zh: `数据截至 ${tableTime(shown.asOf)}`, en: `As of ${tableTime(shown.asOf)}` })}
                  </span>
                </p>
                <Figures shown={shown} {...(shown.opens ? { open } : {})} />
                <div className={css.two}>
                  <Past shown={shown} />
                  <Card title={t({ zh: '办结用时', en: 'Time taken' })}>
                    <Chart
                      label={t({ zh: '办结用时分布', en: 'Time taken' })}
                      kind="bar"
                      unit={t({ zh: '件', en: '' })}
                      categories={BUCKETS.map(t)}
                      series={[{ name: t({ zh: '办结', en: 'closed' }), values: shown.buckets, colour: 1 }]}
                      height={320}
                    />
                  </Card>
                </div>
                <Card
                  title={t({ zh: `与同类单位比（${shown.peers.length} 个有案件的同类单位）`, en: 'Beside its peers' })}
                  extra={
                    <span className={css.grey}>
                      {t({
                        zh: `同类合计按期率 ${inTimeText(shown.peerTotal)}，退单率 ${percent(shown.peerTotal.returned, shown.peerTotal.received)}`,
                        en: `All of them: in time ${inTimeText(shown.peerTotal)}, returned ${percent(shown.peerTotal.returned, shown.peerTotal.received)}`,
                      })}
                    </span>
                  }
                >
                  {shown.peers.length === 0 ? (
                    <EmptyState>{t({ zh: '这段时间同类单位都没有案件', en: 'No peer had cases then' })}</EmptyState>
                  ) : (
                    <LineList
                      wide
                      label={t({ zh: '同类单位', en: 'Peers' })}
                      head={{ zh: '单位', en: 'Unit' }}
                      lines={shown.peers}
                      chosen={unitId}
                      nameHref={(line) => <To href={`/c/units/${line.key}`}>{t(line)}</To>}
                    />
                  )}
                </Card>
                <div className={css.two}>
                  <Card title={t({ zh: '高发大类', en: 'Hot categories' })}>
                    <LineList
                      label={t({ zh: '高发大类', en: 'Hot categories' })}
                      head={{ zh: '大类', en: 'Class' }}
                      lines={shown.categories}
                      onOpen={
                        shown.opens
                          ? (line, part) => open(part, line.key ? { category: line.key } : {}, t(line))
                          : undefined
                      }
                    />
                  </Card>
                  <Card title={t({ zh: '来自哪些街道', en: 'From which streets' })}>
                    <LineList
                      label={t({ zh: '来自哪些街道', en: 'By street' })}
                      head={{ zh: '街道', en: 'Street' }}
                      lines={shown.streets}
                      onOpen={
                        shown.opens
                          ? (line, part) => open(part, line.key ? { area: line.key } : {}, t(line))
                          : undefined
                      }
                    />
                  </Card>
                </div>
                <footer className="meta">
                  {shown.definitions.map((one) => (
                    <p key={one.zh}>{t(one)}</p>
                  ))}
                  {shown.opens ? null : (
                    <p>
                      {t({
                        zh: '各单位的数字公开；案件清单只在你的职责范围内打开。',
                        en: 'Figures of units are open to all; cases only within your own scope.',
                      })}
                    </p>
                  )}
                </footer>
              </>
            )}
          </Loaded>
        </div>
        {opened ? <BehindPanel key={JSON.stringify(opened)} opened={opened} onClose={() => setOpened(null)} /> : null}
      </Split>
      <Suspense>{isSaving ? <SaveAnalysisDialog page="/c/units" onClose={() => setSaving(false)} /> : null}</Suspense>
    </Page>
  )
}

function Figures({ shown, open }: { shown: UnitDecisions; open?: (part: Part) => void }) {
  const { t, language } = useWords()
  const { total, before, year } = shown
  const rows: [{ zh: string; en: string }, Part, (sums: Sums) => string, string][] = [
    [
      PARTS.received,
      'received',
      ({ received }) => count(received),
      before.received === 0 ? '' : changeText(total.received, before.received),
    ],
    [PARTS.open, 'open', ({ open: n }) => count(n), ''],
    [{ zh: '按期率', en: 'In time' }, 'decided', inTimeText, `/${count(decided(total))}`],
    [PARTS.late, 'late', ({ late }) => count(late), ''],
    [{ zh: '平均用时', en: 'Mean time' }, 'closed', (sums) => meanText(sums, language), `/${count(total.closed)}`],
    [
      { zh: '退单率', en: 'Returned' },
      'returned',
      (sums) => percent(sums.returned, sums.received),
      `${count(total.returned)}`,
    ],
    [{ zh: '重办率', en: 'Redone' }, 'redone', (sums) => percent(sums.redone, sums.received), `${count(total.redone)}`],
  ]
  return (
    <ul className={css.kpis} data-count={rows.length}>
      {rows.map(([title, part, text, of]) => (
        <li key={title.zh}>
          <span className={css.grey}>{t(title)}</span>
          <button type="button" className={css.kpi} disabled={!open} onClick={() => open?.(part)}>
            {text(total)}
            <small>{of}</small>
          </button>
          <span className={css.grey}>{t({ zh: `环比期 ${text(before)}`, en: `before ${text(before)}` })}</span>
          <span className={css.grey}>{t({ zh: `同比期 ${text(year)}`, en: `year ago ${text(year)}` })}</span>
        </li>
      ))}
    </ul>
  )
}

function Past({ shown }: { shown: UnitDecisions }) {
  const { t } = useWords()
  return (
    <Card title={t({ zh: '与自己的过去比：近13个月', en: 'Its past: 13 months' })}>
      {shown.months.length === 0 ? (
        <EmptyState>{t({ zh: '近13个月没有案件', en: 'No cases in 13 months' })}</EmptyState>
      ) : (
        <div className={css.scroll}>
          <table className={css.lines}>
            <thead>
              <tr>
                <th scope="col">{t({ zh: '月', en: 'Month' })}</th>
                <th scope="col">{t({ zh: '受理/件', en: 'Received' })}</th>
                <th scope="col">{t({ zh: '办结', en: 'Closed' })}</th>
                <th scope="col">{t({ zh: '按期率', en: 'In time' })}</th>
                <th scope="col">{t({ zh: '退单', en: 'Returned' })}</th>
                <th scope="col">{t({ zh: '重办', en: 'Redone' })}</th>
              </tr>
            </thead>
            <tbody>
              {shown.months.map((month) => (
                <tr key={month.month}>
                  <th scope="row">{month.month}</th>
                  <td>{count(month.received)}</td>
                  <td>{count(month.closed)}</td>
                  <td>
                    {inTimeText(month)}
                    <small>{`/${count(decided(month))}`}</small>
                  </td>
                  <td>{count(month.returned)}</td>
                  <td>{count(month.redone)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  )
}
