import { AutoComplete, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { localDate } from '#core/time/local.ts'
import { asProblem, type Problem, saveFile, usePages } from '#ui/call.ts'
import { count, dayAfter, dayStart, secondTime } from '#ui/format.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page, ProblemNotice } from '#ui/page.ts'
import { SearchBox } from '#ui/search-box.tsx'
import { Filters, Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { exportJournal, type JournalLine, listJournal } from '../contract.ts'
import { words } from '../words.ts'
import { JournalPanel } from './journal-panel.tsx'
import { OUTCOME_WORDS, outcomeText } from './journal-words.ts'

const FILTERS = ['from', 'until', 'account', 'operation', 'object', 'outcome'] as const
const OPERATION = /^[a-z]+[.][A-Za-z]*$/

/** Who did what and when, newest first; lines can be read and exported, never changed. */
export default function JournalPage() {
  const { t, language } = useWords()
  const query = useAddressQuery()
  const [exporting, setExporting] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const filter = Object.fromEntries(FILTERS.map((name) => [name, query.one(name) ?? '']))
  const asked = {
    ...(filter.from ? { from: dayStart(filter.from) } : {}),
    // Up to and with that day.
    ...(filter.until ? { until: dayAfter(filter.until) } : {}),
    ...(filter.account ? { account: filter.account } : {}),
    ...(filter.operation && OPERATION.test(filter.operation) ? { operation: filter.operation } : {}),
    ...(filter.object ? { objectId: filter.object } : {}),
    ...(filter.outcome ? { outcome: filter.outcome as 'done' } : {}),
  }
  const pages = usePages(listJournal, { ...asked, limit: 100 })
  const rows = pages.data ?? []
  const open = query.one('open')
  const line = rows.find((row) => String(row.id) === open)
  const isFiltered = FILTERS.some((name) => filter[name])
  const clear = () => query.change(Object.fromEntries(FILTERS.map((name) => [name, undefined])))
  useKeys([{ keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: pages.reload }])
  const exportNow = async () => {
    setExporting(true)
    setProblem(null)
    await saveFile(exportJournal, asked).catch((thrown: unknown) => setProblem(asProblem(thrown)))
    setExporting(false)
  }
  const seen = [...new Map(rows.map((row) => [row.operation, row])).values()]
  const operations = seen.map((row) => ({
    value: row.operation,
    label: `${language === 'zh' ? row.operationZh : row.operationEn}（${row.operation}）`,
  }))
  const columns: Column<JournalLine>[] = [
    { id: 'at', title: { zh: '时间', en: 'Time' }, width: '176px', cell: (row) => exactTime(row.at) },
    {
      id: 'who',
      title: { zh: '操作人', en: 'Who' },
      width: '216px',
      cell: (row) => (row.name ? `${row.name}（${row.account}）` : row.account || row.actorId),
      hint: (row) => row.account,
    },
    {
      id: 'operation',
      title: { zh: '操作', en: 'Operation' },
      cell: (row) => (language === 'zh' ? row.operationZh : row.operationEn),
      hint: (row) => row.operation,
    },
    {
      id: 'object',
      title: { zh: '对象', en: 'Object' },
      width: '200px',
      cell: (row) => row.objectId ?? '—',
      hint: (row) => row.objectId ?? '',
      wide: true,
    },
    {
      id: 'outcome',
      title: { zh: '结果', en: 'Outcome' },
      width: '112px',
      cell: (row) => outcomeText(row, language),
    },
    { id: 'ip', title: { zh: '地址', en: 'Address' }, width: '136px', cell: (row) => row.ip ?? '—', wide: true },
  ]
  return (
    <Page
      fill
      title={t({ zh: '审计日志', en: 'Journal' })}
      note={
        pages.data
          ? t({
              zh: `已显示 ${count(rows.length)} 条${pages.hasMore ? '，下方还有' : ''}，新的在前`,
              en: `${count(rows.length)} lines${pages.hasMore ? ', more below' : ''}, newest first`,
            })
          : null
      }
      actions={
        <Button loading={exporting} onClick={exportNow}>
          {isFiltered ? t({ zh: '导出符合条件的日志', en: 'Export these lines' }) : t({ zh: '导出日志', en: 'Export' })}
        </Button>
      }
    >
      <Filters>
        {(['from', 'until'] as const).map((name) => (
          <label key={name} htmlFor={`journal-${name}`}>
            {name === 'from' ? t({ zh: '自', en: 'From' }) : t({ zh: '至', en: 'to' })}
            <Input
              id={`journal-${name}`}
              type="date"
              value={filter[name] ?? ''}
              onChange={(event) => query.change({ [name]: event.target.value })}
              style={{ width: 144 }}
            />
          </label>
        ))}
        <SearchBox
          value={filter.account ?? ''}
          change={(account) => query.change({ account })}
          placeholder={t({ zh: '账号（完整）', en: 'Account (whole)' })}
          width={152}
        />
        <AutoComplete
          value={filter.operation ?? ''}
          onChange={(operation: string) => query.change({ operation })}
          options={operations}
          allowClear
          status={filter.operation && !OPERATION.test(filter.operation) ? 'error' : ''}
          placeholder={t({ zh: '操作，如 people.', en: 'Operation, e.g. people.' })}
          aria-label={t({ zh: '操作名称，或模块加点', en: 'Operation, or module and dot' })}
          style={{ width: 200 }}
          popupMatchSelectWidth={320}
        />
        <SearchBox
          value={filter.object ?? ''}
          change={(object) => query.change({ object })}
          placeholder={t({ zh: '对象编号（完整）', en: 'Object (whole id)' })}
          width={176}
        />
        <Select
          value={filter.outcome || undefined}
          onChange={(outcome?: string) => query.change({ outcome })}
          options={Object.entries(OUTCOME_WORDS).map(([value, word]) => ({ value, label: word[language] }))}
          allowClear
          placeholder={t({ zh: '结果', en: 'Outcome' })}
          aria-label={t({ zh: '结果', en: 'Outcome' })}
          style={{ width: 104 }}
        />
        {isFiltered ? (
          <Button type="link" onClick={clear}>
            {t(words.clearFilters)}
          </Button>
        ) : null}
      </Filters>
      <ProblemNotice problem={problem} close={() => setProblem(null)} retry={exportNow} />
      <Split>
        <SplitList>
          <Loaded reading={pages} lines={14}>
            {(found) => (
              <Table
                label={t({ zh: '审计日志', en: 'Journal' })}
                rows={found}
                columns={columns}
                rowKey={(row) => String(row.id)}
                current={open}
                onOpen={(row) => query.change({ open: String(row.id) })}
                more={{ has: pages.hasMore, loading: pages.loadingMore, load: pages.loadMore }}
                empty={
                  <EmptyState action={isFiltered ? <Button onClick={clear}>{t(words.clearFilters)}</Button> : null}>
                    {t({
                      zh: '没有符合条件的日志。账号、操作和对象须写完整',
                      en: 'No lines. Account, operation and object must be whole.',
                    })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
        {line ? <JournalPanel line={line} onClose={() => query.change({ open: undefined })} /> : null}
      </Split>
    </Page>
  )
}

/** Audits need the second. */
function exactTime(at: string): string {
  return `${localDate(Date.parse(at))} ${secondTime(at)}`
}
