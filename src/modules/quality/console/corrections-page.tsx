import { Button, Select } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { usePages } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery, useGo } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page } from '#ui/page.ts'
import { SearchBox } from '#ui/search-box.tsx'
import { Filters, Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { type CorrectionRow, listCorrections } from '../contract.ts'
import { CORRECTION_STATE_NAMES, CORRECTION_STATES } from '../domain/names.ts'
import { words } from '../words.ts'
import { CorrectionPanel } from './correction-panel.tsx'
import { useUnitNames } from './use-unit-names.ts'

const ExportDialog = lazy(() => import('./corrections-dialog.tsx'))

/** What was returned for correction, of one's own area and units; the panel answers and checks again. */
export default function CorrectionsPage() {
  const { t } = useWords()
  const go = useGo()
  const address = useAddressQuery()
  const nameOf = useUnitNames()
  const [exporting, setExporting] = useState(false)
  const state = CORRECTION_STATES.find((one) => one === address.one('state'))
  const text = address.one('text') ?? ''
  const overdue = address.one('overdue') === '1'
  const pages = usePages(listCorrections, {
    limit: 100,
    ...(state ? { state } : {}),
    ...(text ? { text } : {}),
    ...(overdue ? { overdue } : {}),
  })
  const open = address.one('open')
  const current = pages.data?.find((row) => row.id === open)
  const isFiltered = state !== undefined || text !== '' || overdue
  const columns: Column<CorrectionRow>[] = [
    { id: 'no', title: { zh: '案件', en: 'Case' }, width: '216px', cell: (row) => row.caseNo },
    {
      id: 'title',
      title: { zh: '标题', en: 'Title' },
      wide: true,
      width: '240px',
      cell: (row) => row.title,
      hint: (row) => row.title,
    },
    {
      id: 'task',
      title: { zh: '整改要求', en: 'To correct' },
      phone: 'lead',
      cell: (row) => row.task,
      hint: (row) => row.task,
    },
    { id: 'unit', title: { zh: '责任单位', en: 'Unit' }, width: '136px', cell: (row) => nameOf(row.unit) },
    {
      id: 'due',
      title: { zh: '期限', en: 'By' },
      width: '104px',
      cell: (row) => <span className={row.overdue ? 'over' : undefined}>{row.due}</span>,
    },
    {
      id: 'state',
      title: { zh: '状态', en: 'State' },
      width: '120px',
      cell: (row) => (
        <span className={row.overdue ? 'over' : undefined}>
          {t(CORRECTION_STATE_NAMES[row.state])}
          {row.overdue ? t({ zh: '，超期', en: ', late' }) : ''}
        </span>
      ),
    },
  ]
  return (
    <Page
      fill
      title={t(words.corrections)}
      actions={<Button onClick={() => setExporting(true)}>{t({ zh: '导出', en: 'Export' })}</Button>}
    >
      <Filters>
        <Select
          value={state}
          onChange={(value?: string) => address.change({ state: value })}
          allowClear
          placeholder={t({ zh: '全部状态', en: 'All states' })}
          aria-label={t({ zh: '状态', en: 'State' })}
          style={{ width: 128 }}
          options={CORRECTION_STATES.map((value) => ({ value, label: t(CORRECTION_STATE_NAMES[value]) }))}
        />
        <Button
          aria-pressed={overdue}
          type={overdue ? 'primary' : 'default'}
          onClick={() => address.change({ overdue: overdue ? undefined : '1' })}
        >
          {t({ zh: '只看超期', en: 'Late only' })}
        </Button>
        <SearchBox
          value={text}
          change={(found) => address.change({ text: found })}
          placeholder={t({ zh: '案号或标题', en: 'Number or title' })}
        />
      </Filters>
      <Split>
        <SplitList>
          <Loaded reading={pages} lines={10}>
            {(rows) => (
              <Table
                label={t(words.corrections)}
                rows={rows}
                columns={columns}
                rowKey={(row) => row.id}
                current={open}
                onOpen={(row) => address.change({ open: row.id })}
                onVisit={(row) => go(`/c/cases/${row.caseId}`)}
                more={{ has: pages.hasMore, loading: pages.loadingMore, load: pages.loadMore }}
                empty={
                  <EmptyState>
                    {isFiltered
                      ? t({ zh: '没有符合筛选的整改。减少筛选条件再看', en: 'Nothing fits these filters' })
                      : t({
                          zh: '没有退回整改的案件。抽查通报后可退回',
                          en: 'Nothing was returned. That follows a reported spot check',
                        })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
        {current ? (
          <CorrectionPanel
            key={`${current.id}${current.state}`}
            row={current}
            onClose={() => address.change({ open: undefined })}
          />
        ) : null}
      </Split>
      {exporting ? (
        <Suspense>
          <ExportDialog state={state} onClose={() => setExporting(false)} />
        </Suspense>
      ) : null}
    </Page>
  )
}
