import { Button, Segmented } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { localDay } from '#core/time/local.ts'
import { useOperation } from '#ui/call.ts'
import { Chart } from '#ui/chart.ts'
import { count, tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To, useAddressQuery } from '#ui/navigation.tsx'
import { Card, EmptyState, Loaded, Page } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { Split } from '#ui/split.tsx'
import { type Decisions, getDecisions, type Line } from '../contract.ts'
import { BUCKETS } from '../domain/handling-time.ts'
import { IMPORTED, type Imported, type Narrowed, PARTS, type Part } from '../domain/question.ts'
import { AreaMap } from './area-map.tsx'
import { BehindPanel, type Opened } from './behind-panel.tsx'
import css from './decisions.module.css'
import { HowFast } from './how-fast.tsx'
import { KpiStrip } from './kpi-strip.tsx'
import { LineList } from './line-list.tsx'
import { addressOfDays, type PageQuestion, questionOf, readPage } from './page-state.ts'
import { PeriodBar } from './period-bar.tsx'

const SaveAnalysisDialog = lazy(() => import('./save-analysis-dialog.tsx'))
const ExportDecisionsDialog = lazy(() => import('./export-decisions-dialog.tsx'))

const AREA_WORDS = {
  street: { zh: '街道', en: 'Street' },
  community: { zh: '社区', en: 'Community' },
  grid: { zh: '网格', en: 'Grid' },
}
const CATEGORY_WORDS = { class: { zh: '大类', en: 'Class' }, category: { zh: '小类', en: 'Category' } }

/** What, where, who, how fast, for any period; whatever is clicked narrows all the rest, and the address holds it. */
export default function DecisionPage() {
  const { t } = useWords()
  const address = useAddressQuery()
  const [today] = useState(() => localDay(Date.now()))
  const state = readPage(address, today)
  const question = questionOf(state)
  const page = useOperation(getDecisions, question, { everyMs: 60_000 })
  const mayExport = useMay('decisions:export')
  const [opened, setOpened] = useState<Opened | null>(null)
  const [dialog, setDialog] = useState<'save' | 'export' | null>(null)
  const narrow = (name: Narrowed, key: string | undefined) => {
    setOpened(null)
    address.change({ [name]: key === state.narrowing[name] ? undefined : key }, { push: true })
  }
  const open = (title: string, part: Part, more: Partial<PageQuestion> = {}, bucket?: number) =>
    setOpened({ title, question: { ...question, ...more }, part, ...(bucket === undefined ? {} : { bucket }) })
  return (
    <Page
      fill
      title={t({ zh: '决策分析', en: 'Decisions' })}
      actions={
        <>
          <Button onClick={() => window.print()}>{t({ zh: '打印', en: 'Print' })}</Button>
          {mayExport ? <Button onClick={() => setDialog('export')}>{t({ zh: '导出', en: 'Export' })}</Button> : null}
          <Button type="primary" onClick={() => setDialog('save')}>
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
            <Segmented<Imported>
              value={state.imported}
              onChange={(imported) => address.change({ imported: imported === 'include' ? undefined : imported })}
              options={(Object.keys(IMPORTED) as Imported[]).map((value) => ({ value, label: t(IMPORTED[value]) }))}
            />
          </div>
          <Loaded reading={page} lines={16}>
            {(shown) => (
              <>
                <Sentence page={shown} narrow={narrow} />
                {shown.total.received === 0 && shown.compared.every(({ total }) => total.received === 0) ? (
                  <EmptyState>
                    {t({
                      zh: '这段时间没有这样的案件。换一段时间，或取消一个筛选',
                      en: 'Nothing then: another period, or one filter less',
                    })}
                  </EmptyState>
                ) : (
                  <>
                    <KpiStrip page={shown} onOpen={(part) => open(t(PARTS[part]), part)} />
                    <Trend
                      page={shown}
                      onPick={(from) => address.change({ grain: 'day', from, to: undefined }, { push: true })}
                    />
                    <div className={css.two}>
                      <What page={shown} chosen={state.narrowing.category} narrow={narrow} open={open} />
                      <Where page={shown} chosen={state.narrowing.area} narrow={narrow} open={open} />
                    </div>
                    <Who page={shown} narrow={narrow} open={open} />
                    <HowFast
                      page={shown}
                      onOpen={(bucket) =>
                        open(`${t({ zh: '办结用时', en: 'Took' })} ${t(BUCKETS[bucket]!)}`, 'closed', {}, bucket)
                      }
                    />
                    <Foot page={shown} />
                  </>
                )}
              </>
            )}
          </Loaded>
        </div>
        {opened ? <BehindPanel key={JSON.stringify(opened)} opened={opened} onClose={() => setOpened(null)} /> : null}
      </Split>
      <Suspense>
        {dialog === 'save' ? <SaveAnalysisDialog page="/c/decisions" onClose={() => setDialog(null)} /> : null}
        {dialog === 'export' ? <ExportDecisionsDialog question={question} onClose={() => setDialog(null)} /> : null}
      </Suspense>
    </Page>
  )
}

type Narrow = (name: Narrowed, key: string | undefined) => void
type Open = (title: string, part: Part, more?: Partial<PageQuestion>) => void

function Sentence({ page, narrow }: { page: Decisions; narrow: Narrow }) {
  const { t } = useWords()
  return (
    <div className={css.sentence}>
      <strong>{t(page.sentence)}</strong>
      {page.narrowed.map((one) => (
        <button
          key={one.name}
          type="button"
          className={css.chip}
          aria-label={t({ zh: `取消筛选 ${one.zh}`, en: `Remove the filter ${one.en}` })}
          onClick={() => narrow(one.name as Narrowed, undefined)}
        >
          {t(one)} ×
        </button>
      ))}
      <span className={css.grey}>
        {t({ zh: `数据截至 ${tableTime(page.asOf)}`, en: `As of ${tableTime(page.asOf)}` })}
      </span>
    </div>
  )
}

function Trend({ page, onPick }: { page: Decisions; onPick(from: string): void }) {
  const { t } = useWords()
  const { step, points } = page.trend
  if (points.length < 2) return null
  const steps = {
    day: { zh: '每日', en: 'by day' },
    week: { zh: '每周', en: 'by week' },
    month: { zh: '每月', en: 'by month' },
  }
  return (
    <Card title={t({ zh: `受理趋势（${steps[step].zh}）`, en: `Received ${steps[step].en}` })}>
      <Chart
        label={t({ zh: '受理趋势，点击一天看当天', en: 'Received over time' })}
        kind="line"
        unit={t({ zh: '件', en: '' })}
        categories={points.map(({ from }) => (step === 'month' ? from.slice(0, 7) : from.slice(5)))}
        series={[
          { name: t({ zh: '本期', en: 'now' }), values: points.map(({ received }) => received), colour: 1 },
          { name: t({ zh: '环比期', en: 'before' }), values: points.map(({ before }) => before), colour: 2 },
          { name: t({ zh: '同比期', en: 'year ago' }), values: points.map(({ year }) => year), colour: 4 },
        ]}
        height={200}
        {...(step === 'day' ? { onSelect: (at: number) => points[at] && onPick(points[at].from) } : {})}
      />
    </Card>
  )
}

function What({
  page,
  chosen,
  narrow,
  open,
}: {
  page: Decisions
  chosen: string | undefined
  narrow: Narrow
  open: Open
}) {
  const { t } = useWords()
  const { level, lines } = page.what
  return (
    <Card
      title={t({ zh: '什么：按类别', en: 'What' })}
      extra={
        chosen ? (
          <Button size="small" onClick={() => narrow('category', chosen.length === 6 ? chosen.slice(0, 4) : undefined)}>
            {t({ zh: '上一级', en: 'One level up' })}
          </Button>
        ) : null
      }
    >
      <LineList
        label={t({ zh: '按类别', en: 'By category' })}
        head={CATEGORY_WORDS[level]}
        lines={lines}
        chosen={chosen}
        onNarrow={(line) => narrow('category', line.key)}
        onOpen={(line, part) => open(t(line), part, line.key === '' ? {} : { category: line.key })}
      />
    </Card>
  )
}

function Where({
  page,
  chosen,
  narrow,
  open,
}: {
  page: Decisions
  chosen: string | undefined
  narrow: Narrow
  open: Open
}) {
  const { t } = useWords()
  const { level, lines, deeper } = page.where
  const known = lines.filter(({ key }) => key.length > 6)
  return (
    <Card
      title={t({ zh: '哪里：按区域', en: 'Where' })}
      extra={
        chosen ? (
          <Button
            size="small"
            onClick={() => narrow('area', chosen.length > 9 ? chosen.slice(0, chosen.length - 3) : undefined)}
          >
            {t({ zh: '上一级', en: 'One level up' })}
          </Button>
        ) : null
      }
    >
      {deeper ? (
        <>
          <AreaMap level={level} within={chosen} lines={known} onPick={(code) => narrow('area', code)} />
          <LineList
            label={t({ zh: '按区域', en: 'By area' })}
            head={AREA_WORDS[level]}
            lines={lines}
            chosen={chosen}
            onNarrow={(line) => narrow('area', line.key)}
            onOpen={(line, part) => open(t(line), part, line.key.length < 9 ? {} : { area: line.key })}
          />
        </>
      ) : (
        <EmptyState>
          {t({
            zh: '社区和网格的数字会涉及个人，你的岗位看到街道为止',
            en: 'Figures below the street tell of few people: your post sees streets',
          })}
        </EmptyState>
      )}
    </Card>
  )
}

function Who({ page, narrow, open }: { page: Decisions; narrow: Narrow; open: Open }) {
  const { t } = useWords()
  const unitLink = (line: Line) =>
    line.key === '' ? (
      t({ zh: '未派单位', en: 'not dispatched' })
    ) : (
      <>
        <button type="button" className={css.name} onClick={() => narrow('unit', line.key)}>
          {t(line)}
        </button>{' '}
        <To href={`/c/units/${line.key}`} className={css.grey}>
          {t({ zh: '画像', en: 'page' })}
        </To>
      </>
    )
  const unitOf = (line: Line) => (line.key === '' ? {} : { unit: line.key })
  return (
    <div className={css.who}>
      <Card title={t({ zh: '谁：按主办单位', en: 'Who' })}>
        <LineList
          wide
          label={t({ zh: '按主办单位', en: 'By unit' })}
          head={{ zh: '主办单位', en: 'Unit' }}
          lines={page.units}
          nameHref={unitLink}
          onOpen={(line, part) => open(t(line), part, unitOf(line))}
        />
      </Card>
      <Card title={t({ zh: '从哪来：按来源', en: 'Channels' })}>
        <LineList
          label={t({ zh: '按来源', en: 'By channel' })}
          head={{ zh: '来源', en: 'Channel' }}
          lines={page.channels}
          onNarrow={(line) => narrow('channel', line.key)}
          onOpen={(line, part) => open(t(line), part, { channel: line.key })}
        />
      </Card>
    </div>
  )
}

function Foot({ page }: { page: Decisions }) {
  const { t } = useWords()
  const { check } = page
  return (
    <footer className="meta">
      {page.definitions.map((one) => (
        <p key={one.zh}>{t(one)}</p>
      ))}
      <p>
        {page.compared
          .map(({ comparison, period }) =>
            t({
              zh: `${comparison === 'year' ? '同比期' : '环比期'} ${period.from} 至 ${period.to}`,
              en: `${comparison === 'year' ? 'year ago' : 'before'} ${period.from} to ${period.to}`,
            }),
          )
          .join('；')}
        {check
          ? t({
              zh: `。最近一次夜间核对 ${tableTime(check.at)}：${count(check.cells)} 格，不符 ${count(check.wrong)} 格`,
              en: `. Checked ${tableTime(check.at)}: ${count(check.cells)} cells, ${count(check.wrong)} wrong`,
            })
          : ''}
      </p>
    </footer>
  )
}
