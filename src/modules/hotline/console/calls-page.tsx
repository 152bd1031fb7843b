import { Button, Select } from 'antd'
import { useState } from 'react'
import { useCommand, useOperation, usePages } from '#ui/call.ts'
import { clockTime, shortTime, useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useLiveReload } from '#ui/live-reload.ts'
import { To, useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { type CallRow, listCalls, listFunctions, listSessions, simulateCall } from '../contract.ts'
import { CALL_OUTCOMES } from '../domain/call-times.ts'
import { OUTCOME_NAMES, words } from '../words.ts'
import { Figures } from './figures.tsx'
import css from './hotline.module.css'
import { Lines } from './lines.tsx'

/** Calls as the call centre told of them, newest first, under their figures. */
export default function CallsPage() {
  const { t, language } = useWords()
  const nowMs = useNow()
  const address = useAddressQuery()
  const maySimulate = useMay('hotline:simulate')
  const [problemAt, setProblemAt] = useState(false)
  const functions = useOperation(listFunctions, {}, { freshForMs: 60_000 })
  const sessions = useOperation(listSessions, {}, { freshForMs: 60_000 })
  const simulating = useCommand(simulateCall, { alsoChanges: ['hotline'] })
  const outcome = CALL_OUTCOMES.find((one) => one === address.one('outcome'))
  const number = address.one('number') ?? undefined
  const session = address.one('session') ?? undefined
  const filters = { ...(outcome ? { outcome } : {}), ...(number ? { number } : {}), ...(session ? { session } : {}) }
  const pages = usePages(listCalls, { limit: 50, ...filters }, { everyMs: 60_000 })
  useLiveReload('hotline.callsChanged', pages.reload)
  const isLines = address.one('view') === 'lines'
  const first = functions.data?.numbers[0]?.number
  const simulates = functions.data?.items.some(({ id, on }) => id === 'simulator' && on) ?? false
  const columns: Column<CallRow>[] = [
    {
      id: 'caller',
      title: { zh: '主叫', en: 'Caller' },
      phone: 'lead',
      width: '160px',
      cell: (row) =>
        `${row.callerMasked ?? t({ zh: '未显示', en: 'withheld' })}${row.simulated ? t({ zh: '（模拟）', en: ' (simulated)' }) : ''}`,
    },
    { id: 'number', title: { zh: '被叫', en: 'Number' }, width: '96px', cell: (row) => row.number ?? '' },
    {
      id: 'outcome',
      title: { zh: '结果', en: 'Outcome' },
      width: '96px',
      cell: (row) => t(OUTCOME_NAMES[row.outcome]),
    },
    {
      id: 'wait',
      title: { zh: '等待（秒）', en: 'Wait (s)' },
      width: '96px',
      align: 'right',
      cell: (row) => (row.waitMs === null ? '' : (row.waitMs / 1000).toFixed(1)),
    },
    { id: 'agent', title: { zh: '坐席', en: 'Operator' }, width: '112px', cell: (row) => row.agent ?? '' },
    {
      id: 'offered',
      title: { zh: '来电时间', en: 'At' },
      width: '128px',
      cell: (row) => (row.offeredAt ? shortTime(row.offeredAt, nowMs) : ''),
    },
    { id: 'session', title: { zh: '专场', en: 'Session' }, wide: true, cell: (row) => row.sessionTitle ?? '' },
    {
      id: 'case',
      title: { zh: '案件', en: 'Case' },
      width: '200px',
      cell: (row) =>
        row.caseId ? (
          <To href={`/c/cases/${row.caseId}`}>{row.caseNo}</To>
        ) : (
          <To href={`/c/intake/new?call=${row.id}`}>{t({ zh: '登记', en: 'Register' })}</To>
        ),
    },
  ]
  const simulate = async () => {
    setProblemAt(true)
    if (first) await simulating.run({ number: first, course: 'rings' })
  }
  return (
    <Page
      fill
      title={t(words.calls)}
      note={
        pages.answeredAtMs > 0
          ? t({ zh: `数据截至 ${clockTime(pages.answeredAtMs)}`, en: `as of ${clockTime(pages.answeredAtMs)}` })
          : null
      }
      actions={
        <>
          {maySimulate && simulates ? (
            <Button onClick={() => void simulate()} loading={simulating.busy}>
              {t({ zh: '模拟一通来电', en: 'Simulate a call' })}
            </Button>
          ) : null}
          <Button onClick={() => address.change({ view: isLines ? undefined : 'lines' })}>
            {isLines
              ? t({ zh: '话务记录', en: 'Call log' })
              : t({ zh: '线路、专场和功能', en: 'Lines, sessions, functions' })}
          </Button>
        </>
      }
    >
      {problemAt && simulating.problem ? <ProblemNotice problem={simulating.problem} /> : null}
      {isLines ? (
        <Lines />
      ) : (
        <>
          <search className={css.tools}>
            <Select
              value={outcome}
              onChange={(value?: string) => address.change({ outcome: value })}
              allowClear
              placeholder={t({ zh: '全部结果', en: 'All outcomes' })}
              aria-label={t({ zh: '结果', en: 'Outcome' })}
              style={{ width: 128 }}
              options={CALL_OUTCOMES.map((value) => ({ value, label: t(OUTCOME_NAMES[value]) }))}
            />
            <Select
              value={number}
              onChange={(value?: string) => address.change({ number: value })}
              allowClear
              placeholder={t({ zh: '全部号码', en: 'All numbers' })}
              aria-label={t({ zh: '号码', en: 'Number' })}
              style={{ width: 200 }}
              options={(functions.data?.numbers ?? []).map((one) => ({ value: one.number, label: one[language] }))}
            />
            <Select
              value={session}
              onChange={(value?: string) => address.change({ session: value })}
              allowClear
              placeholder={t({ zh: '全部专场', en: 'All sessions' })}
              aria-label={t({ zh: '专场', en: 'Session' })}
              style={{ width: 200 }}
              options={(sessions.data?.items ?? []).map((one) => ({ value: one.id, label: one.title }))}
            />
          </search>
          <Figures number={number} session={session} />
          <div className={css.list}>
            <Loaded reading={pages} lines={12}>
              {(found) => (
                <Table
                  label={t(words.calls)}
                  rows={found}
                  columns={columns}
                  rowKey={(row) => row.id}
                  more={{ has: pages.hasMore, loading: pages.loadingMore, load: pages.loadMore }}
                  empty={
                    <EmptyState>
                      {t({
                        zh: '没有话务记录。话务平台推送事件或导入话单后显示在此',
                        en: 'No calls. They show here when the call centre sends events or a log is imported',
                      })}
                    </EmptyState>
                  }
                />
              )}
            </Loaded>
          </div>
        </>
      )}
    </Page>
  )
}
