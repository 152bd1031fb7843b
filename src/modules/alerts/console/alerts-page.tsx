import { Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { saveFile, usePages } from '#ui/call.ts'
import { ExportDialog } from '#ui/export-dialog.tsx'
import { clockTime, shortTime, useNow } from '#ui/format.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useLiveReload } from '#ui/live-reload.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { Filters, Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { type AlertRow, exportAlerts, listAlerts } from '../contract.ts'
import { RULE_KIND_NAMES, RULE_KINDS } from '../domain/rule.ts'
import { ALERT_STATE_NAMES, ALERT_STATES } from '../domain/states.ts'
import { words } from '../words.ts'
import { AlertPanel } from './alert-panel.tsx'
import { AssessDialog } from './assess-dialog.tsx'
import { LevelMark } from './level-mark.tsx'

/** What the rules see and saw: newest first, each with why and the cases that it rests on. */
export default function AlertsPage() {
  const { t } = useWords()
  const nowMs = useNow()
  const address = useAddressQuery()
  const mayAssess = useMay('alerts:assess')
  const [dialog, setDialog] = useState<'export' | 'assess' | null>(null)
  // Not `state`: the desk that led here reads that name until this page is there.
  const state = ALERT_STATES.find((one) => one === address.one('alert'))
  const kind = RULE_KINDS.find((one) => one === address.one('kind'))
  const text = address.one('text') ?? undefined
  const rule = address.one('rule') ?? undefined
  const isOngoing = address.one('ongoing') === '1'
  const filters = {
    ...(state ? { state } : {}),
    ...(kind ? { kind } : {}),
    ...(text ? { text } : {}),
    ...(rule ? { rule } : {}),
    ...(isOngoing ? { ongoing: true } : {}),
  }
  const isFiltered = Object.keys(filters).length > 0
  const pages = usePages(listAlerts, { limit: 50, ...filters }, { everyMs: 60_000 })
  useLiveReload('alerts.alertsChanged', pages.reload)
  useKeys([{ keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: pages.reload }])
  const open = address.one('open')
  const clear = () =>
    address.change({ alert: undefined, kind: undefined, text: undefined, rule: undefined, ongoing: undefined })
  const columns: Column<AlertRow>[] = [
    { id: 'level', title: { zh: '级别', en: 'Level' }, width: '64px', cell: (row) => <LevelMark level={row.level} /> },
    {
      id: 'title',
      title: { zh: '告警', en: 'Alert' },
      phone: 'lead',
      cell: (row) => t(row.title),
      hint: (row) => t(row.explanation),
    },
    { id: 'rule', title: { zh: '规则', en: 'Rule' }, width: '144px', wide: true, cell: (row) => t(row.rule) },
    { id: 'cases', title: { zh: '案件', en: 'Cases' }, width: '64px', align: 'right', cell: (row) => row.cases },
    {
      id: 'chain',
      title: { zh: '第几次', en: 'Time' },
      width: '72px',
      align: 'right',
      wide: true,
      cell: (row) => (row.chainNo > 1 ? row.chainNo : ''),
    },
    {
      id: 'begun',
      title: { zh: '触发', en: 'Begun' },
      width: '112px',
      cell: (row) => shortTime(row.begunAt, nowMs),
    },
    {
      id: 'ongoing',
      title: { zh: '情况', en: 'Now' },
      width: '80px',
      cell: (row) => (row.ongoing ? t({ zh: '持续中', en: 'going on' }) : t({ zh: '已结束', en: 'ended' })),
    },
    { id: 'state', title: { zh: '处理', en: 'State' }, width: '96px', cell: (row) => t(ALERT_STATE_NAMES[row.state]) },
  ]
  return (
    <Page
      fill
      title={t(words.alerts)}
      note={
        pages.answeredAtMs > 0
          ? t({ zh: `数据截至 ${clockTime(pages.answeredAtMs)}`, en: `as of ${clockTime(pages.answeredAtMs)}` })
          : null
      }
      actions={
        mayAssess ? (
          <>
            <Button onClick={() => setDialog('export')}>{t({ zh: '导出', en: 'Export' })}</Button>
            <Button onClick={() => setDialog('assess')}>{t({ zh: '研判报告', en: 'Assessment' })}</Button>
          </>
        ) : null
      }
    >
      <Filters>
        <Select
          value={state}
          onChange={(value?: string) => address.change({ alert: value })}
          allowClear
          placeholder={t({ zh: '全部处理状态', en: 'All states' })}
          aria-label={t({ zh: '处理状态', en: 'State' })}
          style={{ width: 144 }}
          options={ALERT_STATES.map((value) => ({ value, label: t(ALERT_STATE_NAMES[value]) }))}
        />
        <Select
          value={kind}
          onChange={(value?: string) => address.change({ kind: value })}
          allowClear
          placeholder={t({ zh: '全部种类', en: 'All kinds' })}
          aria-label={t({ zh: '种类', en: 'Kind' })}
          style={{ width: 136 }}
          options={RULE_KINDS.map((value) => ({ value, label: t(RULE_KIND_NAMES[value]) }))}
        />
        <Input.Search
          allowClear
          defaultValue={text ?? ''}
          placeholder={t({ zh: '编号、规则或地址的一部分', en: 'Part of number, rule or address' })}
          aria-label={t({ zh: '编号、规则或地址的一部分', en: 'Part of number, rule or address' })}
          onSearch={(value) => address.change({ text: value.trim() })}
          style={{ width: 272 }}
        />
        <Checkbox
          checked={isOngoing}
          onChange={(event) => address.change({ ongoing: event.target.checked ? '1' : undefined })}
        >
          {t({ zh: '只看持续中', en: 'Going on only' })}
        </Checkbox>
      </Filters>
      <Split>
        <SplitList>
          <Loaded reading={pages} lines={14}>
            {(found) => (
              <Table
                label={t(words.alerts)}
                rows={found}
                columns={columns}
                rowKey={(row) => row.id}
                current={open}
                onOpen={(row) => address.change({ open: row.id })}
                more={{ has: pages.hasMore, loading: pages.loadingMore, load: pages.loadMore }}
                empty={
                  <EmptyState action={isFiltered ? <Button onClick={clear}>{t(words.clearFilters)}</Button> : null}>
                    {isFiltered
                      ? t({ zh: '没有符合条件的告警', en: 'No alert fits' })
                      : t({
                          zh: '没有告警。规则每 15 秒看一次新案件，看到反复、上升、积压会自动出现',
                          en: 'No alert. The rules look at new cases every 15 seconds',
                        })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
        {open ? <AlertPanel key={open} id={open} onClose={() => address.change({ open: undefined })} /> : null}
      </Split>
      {dialog === 'export' ? (
        <ExportDialog
          title={{ zh: '导出治理告警', en: 'Export alerts' }}
          text={{
            zh: '按当前筛选导出全部告警，含规则、依据和评判。导出将留痕。',
            en: 'Exports all alerts as filtered, with rule, reasons and score. It is written to the journal.',
          }}
          save={(format) => saveFile(exportAlerts, { ...filters, format })}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {dialog === 'assess' ? <AssessDialog onClose={() => setDialog(null)} /> : null}
    </Page>
  )
}
