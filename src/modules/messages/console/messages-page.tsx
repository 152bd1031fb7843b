import { Button, Select } from 'antd'
import { useState } from 'react'
import { saveFile, useOperation, usePages } from '#ui/call.ts'
import { ExportDialog } from '#ui/export-dialog.tsx'
import { shortTime, useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To, useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { exportReplies, listMessages, listSources, MESSAGE_STATES, type MessageRow } from '../contract.ts'
import { words } from '../words.ts'
import { ConfidentialPanel } from './confidential-panel.tsx'
import { ImportMessages } from './import-messages.tsx'
import css from './messages.module.css'

const STATE_NAMES = {
  waiting: { zh: '待登记', en: 'to register' },
  registered: { zh: '已登记', en: 'registered' },
}

/** What came in from outside, newest first, each with its case and whether its reply has been taken. */
export default function MessagesPage() {
  const { t, language } = useWords()
  const nowMs = useNow()
  const address = useAddressQuery()
  const mayTake = useMay('messages:take')
  const [shown, setShown] = useState<'import' | 'export' | null>(null)
  const [open, setOpen] = useState<string | null>(null)
  const sources = useOperation(listSources, {}, { freshForMs: 3_600_000 })
  const source = address.one('source') ?? undefined
  const state = MESSAGE_STATES.find((one) => one === address.one('state'))
  const filters = { ...(source ? { source } : {}), ...(state ? { state } : {}) }
  const pages = usePages(listMessages, { limit: 50, ...filters }, { everyMs: 60_000 })
  const columns: Column<MessageRow>[] = [
    {
      id: 'title',
      title: { zh: '标题', en: 'Title' },
      phone: 'lead',
      cell: (row) => row.title ?? t({ zh: '保密来件', en: 'Confidential' }),
    },
    {
      id: 'source',
      title: { zh: '来源', en: 'Source' },
      width: '160px',
      cell: (row) => t({ zh: row.sourceZh, en: row.sourceEn }),
    },
    { id: 'no', title: { zh: '编号', en: 'No.' }, width: '144px', wide: true, cell: (row) => row.externalNo },
    {
      id: 'received',
      title: { zh: '收到', en: 'Received' },
      width: '112px',
      cell: (row) => shortTime(row.receivedAt, nowMs),
    },
    {
      id: 'case',
      title: { zh: '案件', en: 'Case' },
      width: '200px',
      cell: (row) => (row.caseId ? <To href={`/c/cases/${row.caseId}`}>{row.caseNo}</To> : t(STATE_NAMES.waiting)),
    },
    {
      id: 'reply',
      title: { zh: '答复', en: 'Reply' },
      width: '96px',
      cell: (row) =>
        row.repliesWaiting > 0
          ? t({ zh: '待回传', en: 'waiting' })
          : row.replies > 0
            ? t({ zh: '已回传', en: 'taken' })
            : '',
    },
  ]
  const done = () => {
    setOpen(null)
    pages.reload()
  }
  return (
    <Page
      fill
      title={t(words.messages)}
      actions={
        mayTake ? (
          <>
            <Button onClick={() => setShown('export')}>{t({ zh: '导出待回传答复', en: 'Export replies' })}</Button>
            <Button type="primary" onClick={() => setShown('import')}>
              {t({ zh: '导入', en: 'Import' })}
            </Button>
          </>
        ) : null
      }
    >
      <search className={css.tools}>
        <Select
          value={source}
          onChange={(value?: string) => address.change({ source: value })}
          allowClear
          placeholder={t({ zh: '全部来源', en: 'All sources' })}
          aria-label={t({ zh: '来源', en: 'Source' })}
          style={{ width: 200 }}
          options={(sources.data?.items ?? []).map((one) => ({ value: one.id, label: one[language] }))}
        />
        <Select
          value={state}
          onChange={(value?: string) => address.change({ state: value })}
          allowClear
          placeholder={t({ zh: '全部状态', en: 'All states' })}
          aria-label={t({ zh: '状态', en: 'State' })}
          style={{ width: 128 }}
          options={MESSAGE_STATES.map((value) => ({ value, label: t(STATE_NAMES[value]) }))}
        />
      </search>
      <div className={css.frame}>
        <div className={css.list}>
          <Loaded reading={pages} lines={12}>
            {(found) => (
              <Table
                label={t(words.messages)}
                rows={found}
                columns={columns}
                rowKey={(row) => row.id}
                current={open}
                onOpen={(row) => setOpen(row.confidential && row.caseId === null ? row.id : null)}
                more={{ has: pages.hasMore, loading: pages.loadingMore, load: pages.loadMore }}
                empty={
                  <EmptyState>
                    {t({
                      zh: '没有来件。导入留言板表格或 .eml 邮件，或由程序推送，都显示在此',
                      en: 'No messages. Import a table of a board or an .eml, or let a program send them',
                    })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </div>
        {open ? <ConfidentialPanel key={open} id={open} onDone={done} onClose={() => setOpen(null)} /> : null}
        {shown === 'import' ? (
          <ImportMessages sources={sources.data?.items ?? []} onDone={pages.reload} onClose={() => setShown(null)} />
        ) : null}
      </div>
      {shown === 'export' ? (
        <ExportDialog
          title={{ zh: '导出待回传的答复', en: 'Export replies' }}
          text={{
            zh: '导出还没有回传的答复。发布后请由来源程序确认，未确认的会再次导出。',
            en: 'Replies that were not taken. They go on waiting until their source confirms them.',
          }}
          save={(format) => saveFile(exportReplies, { ...(source ? { source } : {}), format })}
          onClose={() => setShown(null)}
        />
      ) : null}
    </Page>
  )
}
