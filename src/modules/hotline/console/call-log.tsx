import { Select } from 'antd'
import { useState } from 'react'
import type { Input } from '#core/operation.ts'
import { saveFile, useOperation, usePages } from '#ui/call.ts'
import { ExportDialog } from '#ui/export-dialog.tsx'
import { shortTime, useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useLiveReload } from '#ui/live-reload.ts'
import { To, useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Loaded } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { Filters, Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { type CallRow, exportCalls, listCalls, listFunctions, listSessions } from '../contract.ts'
import { CALL_OUTCOMES } from '../domain/call-times.ts'
import { OUTCOME_NAMES, words } from '../words.ts'
import { CallPanel } from './call-panel.tsx'
import { Figures } from './figures.tsx'
import { ImportLog } from './import-log.tsx'
import { PeriodPick } from './period-pick.tsx'
import { usePeriod } from './use-period.ts'

/** Which of the log's own dialogs is open; their buttons stand in the head of the page. */
export type LogDialog = 'export' | 'import' | null

/** Calls as the call centre told of them, newest first, under their figures. */
export function CallLog({ dialog, onDialog }: { dialog: LogDialog; onDialog(next: LogDialog): void }) {
  const { t, language } = useWords()
  const nowMs = useNow()
  const address = useAddressQuery()
  const mayRegister = useMay('intake:find-similar')
  const [open, setOpen] = useState<string | null>(null)
  const { period } = usePeriod()
  const functions = useOperation(listFunctions, {}, { freshForMs: 60_000 })
  const hasSessions = functions.data?.items.some(({ id, on }) => id === 'sessions' && on) ?? false
  const sessions = useOperation(listSessions, {}, { freshForMs: 60_000, enabled: hasSessions })
  const outcome = CALL_OUTCOMES.find((one) => one === address.one('outcome'))
  const number = address.one('number') ?? undefined
  const session = (hasSessions && address.one('session')) || undefined
  const registered = address.one('registered')
  const filters: Omit<Input<typeof listCalls>, 'limit' | 'cursor'> = {
    // A session is shown whole, whenever it was.
    ...(session ? { session } : period),
    ...(outcome ? { outcome } : {}),
    ...(number ? { number } : {}),
    ...(registered === null ? {} : { registered: registered === 'yes' }),
  }
  const pages = usePages(listCalls, { limit: 50, ...filters }, { everyMs: 60_000 })
  useLiveReload('hotline.callsChanged', pages.reload)
  const isFiltered = Boolean(outcome || number || session || registered)
  const columns: Column<CallRow>[] = [
    {
      id: 'caller',
      title: { zh: '主叫', en: 'Caller' },
      phone: 'lead',
      width: '160px',
      cell: (row) =>
        `${row.callerMasked ?? t({ zh: '未显示', en: 'withheld' })}${row.simulated ? t({ zh: '（模拟）', en: ' (simulated)' }) : ''}`,
    },
    { id: 'number', title: { zh: '被叫', en: 'Number' }, width: '88px', cell: (row) => row.number ?? '' },
    {
      id: 'outcome',
      title: { zh: '结果', en: 'Outcome' },
      width: '88px',
      cell: (row) => t(OUTCOME_NAMES[row.outcome]),
    },
    {
      id: 'wait',
      title: { zh: '等待（秒）', en: 'Wait (s)' },
      width: '88px',
      align: 'right',
      cell: (row) => (row.waitMs === null ? '' : (row.waitMs / 1000).toFixed(1)),
    },
    {
      id: 'offered',
      title: { zh: '来电时间', en: 'At' },
      width: '128px',
      cell: (row) => (row.offeredAt ? shortTime(row.offeredAt, nowMs) : ''),
    },
    { id: 'agent', title: { zh: '坐席', en: 'Operator' }, width: '112px', phone: 'no', cell: (row) => row.agent ?? '' },
    ...(hasSessions
      ? [
          {
            id: 'session',
            title: { zh: '专场', en: 'Session' },
            wide: true,
            phone: 'no' as const,
            hint: (row: CallRow) => row.sessionTitle ?? '',
            cell: (row: CallRow) => row.sessionTitle ?? '',
          },
        ]
      : []),
    {
      id: 'case',
      title: { zh: '案件', en: 'Case' },
      width: '216px',
      cell: (row) =>
        row.caseId ? (
          <To href={`/c/cases/${row.caseId}`}>{row.caseNo}</To>
        ) : mayRegister && row.outcome !== 'selfServed' ? (
          <To href={`/c/intake/new?call=${row.id}`}>{t({ zh: '登记', en: 'Register' })}</To>
        ) : (
          ''
        ),
    },
  ]
  const pick = (
    key: string,
    value: string | undefined,
    any: { zh: string; en: string },
    label: { zh: string; en: string },
    options: { value: string; label: string }[],
    width = 128,
  ) => (
    <Select
      value={value}
      onChange={(next?: string) => address.change({ [key]: next })}
      allowClear
      placeholder={t(any)}
      aria-label={t(label)}
      style={{ width }}
      options={options}
    />
  )
  const shown = pages.data?.find(({ id }) => id === open) ?? null
  return (
    <>
      <Filters>
        <PeriodPick />
        {pick(
          'outcome',
          outcome,
          { zh: '全部结果', en: 'All outcomes' },
          { zh: '结果', en: 'Outcome' },
          CALL_OUTCOMES.map((value) => ({ value, label: t(OUTCOME_NAMES[value]) })),
          112,
        )}
        {pick(
          'registered',
          registered ?? undefined,
          { zh: '登记与否', en: 'Registered?' },
          { zh: '登记', en: 'Registered' },
          [
            { value: 'yes', label: t({ zh: '已登记', en: 'registered' }) },
            { value: 'no', label: t({ zh: '未登记', en: 'not registered' }) },
          ],
          112,
        )}
        {pick(
          'number',
          number,
          { zh: '全部号码', en: 'All numbers' },
          { zh: '号码', en: 'Number' },
          (functions.data?.numbers ?? []).map((one) => ({ value: one.number, label: one[language] })),
          152,
        )}
        {hasSessions
          ? pick(
              'session',
              session,
              { zh: '全部专场', en: 'All sessions' },
              { zh: '专场', en: 'Session' },
              (sessions.data?.items ?? []).map((one) => ({ value: one.id, label: one.title })),
              152,
            )
          : null}
      </Filters>
      <Figures number={number} session={session} />
      <Split>
        <SplitList>
          <Loaded reading={pages} lines={12}>
            {(found) => (
              <Table
                label={t(words.calls)}
                rows={found}
                columns={columns}
                rowKey={(row) => row.id}
                current={open}
                onOpen={(row) => setOpen(row.id)}
                more={{ has: pages.hasMore, loading: pages.loadingMore, load: pages.loadMore }}
                empty={
                  <EmptyState>
                    {isFiltered
                      ? t({
                          zh: '没有符合筛选的来电。清除筛选或换一个时段',
                          en: 'No such calls. Clear the filters or choose another period',
                        })
                      : t({
                          zh: '这段时间没有话务记录。话务平台推送事件或导入话单后显示在此',
                          en: 'No calls then. They show here when the call centre sends events or a log is imported',
                        })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
        {dialog === 'import' ? (
          <ImportLog onDone={pages.reload} onClose={() => onDialog(null)} />
        ) : shown ? (
          <CallPanel call={shown} onClose={() => setOpen(null)} />
        ) : null}
      </Split>
      {dialog === 'export' ? (
        <ExportDialog
          title={{ zh: '导出话务记录', en: 'Export the call log' }}
          text={{
            zh: '按当前筛选导出，主叫号码遮盖。导出将留痕。',
            en: 'Exports the log as filtered, callers masked. It is written to the journal.',
          }}
          save={(format) => saveFile(exportCalls, { ...filters, format })}
          onClose={() => onDialog(null)}
        />
      ) : null}
    </>
  )
}
