import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { saveFile, useOperation, usePages } from '#ui/call.ts'
import { ExportDialog } from '#ui/export-dialog.tsx'
import { clockTime, count, shortTime, useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To, useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { Filters, Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import {
  exportMessages,
  exportReplies,
  listMessages,
  listSources,
  MESSAGE_STATES,
  type MessageRow,
  REPLY_STATES,
} from '../contract.ts'
import { words } from '../words.ts'
import { ConfidentialPanel } from './confidential-panel.tsx'
import { ImportMessages } from './import-messages.tsx'
import { MessagePanel } from './message-panel.tsx'

const STATE_NAMES = {
  waiting: { zh: '待登记', en: 'to register' },
  registered: { zh: '已登记', en: 'registered' },
}
const REPLY_NAMES = {
  waiting: { zh: '待回传', en: 'reply waits' },
  taken: { zh: '已回传', en: 'reply taken' },
}

/** What came in from outside, newest first, each with its case and whether its reply has been taken. */
export default function MessagesPage() {
  const { t, language } = useWords()
  const nowMs = useNow()
  const address = useAddressQuery()
  const mayTake = useMay('messages:take')
  const [shown, setShown] = useState<'import' | 'replies' | 'list' | null>(null)
  const [open, setOpen] = useState<string | null>(null)
  const sources = useOperation(listSources, {}, { freshForMs: 3_600_000 })
  const source = address.one('source') ?? undefined
  const state = MESSAGE_STATES.find((one) => one === address.one('state'))
  const reply = REPLY_STATES.find((one) => one === address.one('reply'))
  const text = address.one('text') ?? ''
  const filters = {
    ...{ ...(source ? { source } : {}), ...(state ? { state } : {}) },
    ...{ ...(reply ? { reply } : {}), ...(text ? { text } : {}) },
  }
  const isFiltered = Object.keys(filters).length > 0
  const toDo = useOperation(listMessages, { limit: 1 }, { everyMs: 60_000 })
  const pages = usePages(listMessages, { limit: 50, ...filters }, { everyMs: 60_000 })
  const columns: Column<MessageRow>[] = [
    {
      id: 'title',
      title: { zh: '标题', en: 'Title' },
      phone: 'lead',
      hint: (row) => row.title ?? '',
      cell: (row) => row.title ?? `▣ ${t({ zh: '保密来件', en: 'Confidential' })}`,
    },
    {
      id: 'source',
      title: { zh: '来源', en: 'Source' },
      width: '160px',
      cell: (row) => t({ zh: row.sourceZh, en: row.sourceEn }),
    },
    {
      id: 'no',
      title: { zh: '编号', en: 'No.' },
      width: '144px',
      wide: true,
      phone: 'no',
      hint: (row) => row.externalNo,
      cell: (row) => row.externalNo,
    },
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
      cell: (row) => (row.repliesWaiting > 0 ? t(REPLY_NAMES.waiting) : row.replies > 0 ? t(REPLY_NAMES.taken) : ''),
    },
  ]
  const row = pages.data?.find(({ id }) => id === open) ?? null
  const done = () => {
    setOpen(null)
    pages.reload()
  }
  return (
    <Page
      fill
      title={t(words.messages)}
      note={
        pages.answeredAtMs > 0
          ? t({ zh: `数据截至 ${clockTime(pages.answeredAtMs)}`, en: `as of ${clockTime(pages.answeredAtMs)}` })
          : null
      }
      actions={
        <>
          <Button onClick={() => setShown('list')}>{t({ zh: '导出清单', en: 'Export the list' })}</Button>
          {mayTake ? (
            <>
              <Button onClick={() => setShown('replies')}>{t({ zh: '导出待回传答复', en: 'Export replies' })}</Button>
              <Button type="primary" onClick={() => setShown('import')}>
                {t({ zh: '导入', en: 'Import' })}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      <Filters>
        <Select
          value={source}
          onChange={(value?: string) => address.change({ source: value })}
          allowClear
          placeholder={t({ zh: '全部来源', en: 'All sources' })}
          aria-label={t({ zh: '来源', en: 'Source' })}
          style={{ width: 176 }}
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
        <Select
          value={reply}
          onChange={(value?: string) => address.change({ reply: value })}
          allowClear
          placeholder={t({ zh: '全部答复', en: 'All replies' })}
          aria-label={t({ zh: '答复', en: 'Reply' })}
          style={{ width: 128 }}
          options={REPLY_STATES.map((value) => ({ value, label: t(REPLY_NAMES[value]) }))}
        />
        <Input.Search
          key={text}
          defaultValue={text}
          maxLength={80}
          allowClear
          placeholder={t({ zh: '标题、编号、案号', en: 'Title, number, case' })}
          aria-label={t({ zh: '查找', en: 'Search' })}
          style={{ width: 200 }}
          onSearch={(value) => address.change({ text: value.trim() || undefined })}
        />
        {toDo.data ? (
          <span className="meta">
            {t({
              zh: `待登记 ${count(toDo.data.toRegister)}，答复待回传 ${count(toDo.data.repliesWaiting)}`,
              en: `${count(toDo.data.toRegister)} to register, ${count(toDo.data.repliesWaiting)} replies wait`,
            })}
          </span>
        ) : null}
      </Filters>
      <Split>
        <SplitList>
          <Loaded reading={pages} lines={12}>
            {(found) => (
              <Table
                label={t(words.messages)}
                rows={found}
                columns={columns}
                rowKey={(row) => row.id}
                current={open}
                onOpen={(row) => setOpen(row.id)}
                more={{ has: pages.hasMore, loading: pages.loadingMore, load: pages.loadMore }}
                empty={
                  <EmptyState>
                    {isFiltered
                      ? t({ zh: '没有符合筛选的来件。清除筛选再看', en: 'No such messages. Clear the filters' })
                      : t({
                          zh: '没有来件。导入留言板表格或 .eml 邮件，或由程序推送，都显示在此',
                          en: 'No messages. Import a table of a board or an .eml, or let a program send them',
                        })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
        {shown === 'import' ? null : row?.confidential && row.caseId === null ? (
          <ConfidentialPanel key={row.id} id={row.id} onDone={done} onClose={() => setOpen(null)} />
        ) : row ? (
          <MessagePanel key={row.id} message={row} onClose={() => setOpen(null)} />
        ) : null}
        {shown === 'import' ? (
          <ImportMessages sources={sources.data?.items ?? []} onDone={pages.reload} onClose={() => setShown(null)} />
        ) : null}
      </Split>
      {shown === 'replies' ? (
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
      {shown === 'list' ? (
        <ExportDialog
          title={{ zh: '导出来信清单', en: 'Export the list of messages' }}
          text={{
            zh: '按当前筛选导出，标题中的电话和证件号遮盖，保密来件不含内容。导出将留痕。',
            en: 'The list as filtered; numbers of persons are masked, of confidential messages nothing is told. It is written to the journal.',
          }}
          save={(format) => saveFile(exportMessages, { ...filters, format })}
          onClose={() => setShown(null)}
        />
      ) : null}
    </Page>
  )
}
