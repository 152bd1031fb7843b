import { Button, Select } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { usePages } from '#ui/call.ts'
import { shortTime, useNow } from '#ui/format.ts'
import { KeyHint, useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page } from '#ui/page.ts'
import { SearchBox } from '#ui/search-box.tsx'
import { useMay } from '#ui/session.tsx'
import { Filters, Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { listQuestions, QUESTION_STATE_NAMES, QUESTION_STATES, type QuestionRow } from '../../contract.ts'
import css from '../oversight.module.css'
import { AskForm } from './ask-form.tsx'
import { QuestionPanel } from './question-panel.tsx'
import { tableTitle } from './table-title.ts'

const ExportDialog = lazy(() => import('./export-questions-dialog.tsx'))

/** What deputies ask about budget and execution, and what they are told: one list for both sides. */
export default function QuestionsPage() {
  const { t } = useWords()
  const nowMs = useNow()
  const address = useAddressQuery()
  const mayAsk = useMay('ledger:ask')
  const [exporting, setExporting] = useState(false)
  const state = QUESTION_STATES.find((one) => one === address.one('state'))
  const text = address.one('text') ?? ''
  const overdue = address.one('overdue') === '1'
  const filters = { ...(state ? { state } : {}), ...(text ? { text } : {}), ...(overdue ? { overdue } : {}) }
  const pages = usePages(listQuestions, { limit: 50, ...filters })
  const open = address.one('open')
  const isNew = open === 'new' && mayAsk
  const close = () => address.change({ open: undefined, project: undefined, table: undefined, year: undefined })
  useKeys([
    { keys: 'N', title: { zh: '提出询问', en: 'Ask' }, run: () => address.change({ open: 'new' }), enabled: mayAsk },
    { keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: pages.reload },
  ])
  const columns: Column<QuestionRow>[] = [
    { id: 'no', title: { zh: '编号', en: 'No.' }, width: '128px', cell: (row) => row.no },
    {
      id: 'text',
      title: { zh: '询问', en: 'Question' },
      phone: 'lead',
      cell: (row) => row.entries[0]?.text,
      hint: (row) => row.entries[0]?.text ?? '',
    },
    {
      id: 'about',
      title: { zh: '项目或表', en: 'About' },
      width: '152px',
      cell: (row) => row.projectName ?? t(tableTitle(row.tableKey)),
    },
    {
      id: 'year',
      title: { zh: '年度', en: 'Year' },
      width: '64px',
      align: 'right',
      wide: true,
      cell: (row) => row.year,
    },
    { id: 'by', title: { zh: '提出人', en: 'Asked by' }, width: '88px', wide: true, cell: (row) => row.askedByName },
    { id: 'at', title: { zh: '提出', en: 'Asked' }, width: '112px', cell: (row) => shortTime(row.askedAt, nowMs) },
    {
      id: 'state',
      title: { zh: '状态', en: 'State' },
      width: '112px',
      cell: (row) => t(QUESTION_STATE_NAMES[row.state]),
    },
    {
      id: 'due',
      title: { zh: '答复期限（自然日）', en: 'Answer by' },
      width: '160px',
      cell: (row) => <Due row={row} />,
    },
  ]
  return (
    <Page
      fill
      title={t({ zh: '代表询问', en: 'Questions of deputies' })}
      actions={
        <>
          <Button onClick={() => setExporting(true)}>{t({ zh: '导出', en: 'Export' })}</Button>
          {mayAsk ? (
            <Button type="primary" onClick={() => address.change({ open: 'new' })}>
              {t({ zh: '提出询问', en: 'Ask' })}
              <KeyHint keys="N" />
            </Button>
          ) : null}
        </>
      }
    >
      <Filters>
        <Select
          value={state}
          onChange={(value?: string) => address.change({ state: value })}
          allowClear
          placeholder={t({ zh: '全部状态', en: 'All states' })}
          aria-label={t({ zh: '状态', en: 'State' })}
          style={{ width: 144 }}
          options={QUESTION_STATES.map((value) => ({ value, label: t(QUESTION_STATE_NAMES[value]) }))}
        />
        <Button
          aria-pressed={overdue}
          type={overdue ? 'primary' : 'default'}
          onClick={() => address.change({ overdue: overdue ? undefined : '1' })}
        >
          {t({ zh: '超期未答', en: 'Late' })}
        </Button>
        <SearchBox
          value={text}
          change={(value) => address.change({ text: value })}
          placeholder={t({ zh: '编号或内容', en: 'Number or words' })}
        />
      </Filters>
      <Split>
        <SplitList>
          <Loaded reading={pages} lines={12}>
            {(found) => (
              <Table
                label={t({ zh: '代表询问', en: 'Questions of deputies' })}
                rows={found}
                columns={columns}
                rowKey={(row) => row.id}
                current={open}
                onOpen={(row) => address.change({ open: row.id })}
                more={{ has: pages.hasMore, loading: pages.loadingMore, load: pages.loadMore }}
                empty={
                  <EmptyState>
                    {mayAsk
                      ? t({
                          zh: '还没有询问。在项目预算或公开表中选一个数字，或按 N 提出',
                          en: 'No question yet. Press N',
                        })
                      : t({ zh: '没有符合条件的询问', en: 'No question fits' })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
        {isNew ? (
          <AskForm
            given={{
              project: address.one('project'),
              table: address.one('table'),
              year: address.one('year'),
              figure: address.one('figure'),
            }}
            onDone={(id) =>
              address.change({ open: id, project: undefined, table: undefined, year: undefined, figure: undefined })
            }
            onClose={close}
          />
        ) : open && open !== 'new' ? (
          <QuestionPanel key={open} id={open} onClose={close} />
        ) : null}
      </Split>
      {exporting ? (
        <Suspense>
          <ExportDialog filters={filters} onClose={() => setExporting(false)} />
        </Suspense>
      ) : null}
    </Page>
  )
}

function Due({ row }: { row: QuestionRow }) {
  const { t } = useWords()
  if (row.answerBy === null) return <span className={css.ok}>● {t({ zh: '已答复', en: 'answered' })}</span>
  if (row.overdue)
    return (
      <span className="over">
        ■ {row.answerBy} {t({ zh: '已超期', en: 'late' })}
      </span>
    )
  return <span>{row.answerBy}</span>
}
