import { Button, Select } from 'antd'
import { usePages } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery, useGo } from '#ui/navigation.tsx'
import { Card, EmptyState, Loaded } from '#ui/page.ts'
import { SearchBox } from '#ui/search-box.tsx'
import { Filters, Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { type EntryRow, listEntries, type PlanRow } from '../contract.ts'
import { ENTRY_PART_NAMES, ENTRY_PARTS, ENTRY_STATE_NAMES } from '../domain/names.ts'
import { EntryPanel } from './entry-panel.tsx'
import css from './quality.module.css'
import { REOPEN_NAMES } from './reopen-names.ts'
import { useUnitNames } from './use-unit-names.ts'

const NAMES = ['unit', 'stratum', 'part', 'passed', 'reopen', 'text'] as const
/** Cases that were looked at, of one's own area and units; one opens beside the list. */
export function EntriesPart({ plan }: { plan: PlanRow }) {
  const { t } = useWords()
  const go = useGo()
  const address = useAddressQuery()
  const nameOf = useUnitNames()
  const one = (name: string) => address.one(name) ?? undefined
  const part = ENTRY_PARTS.find((each) => each === one('part'))
  const reopen = (['suggested', 'reopened', 'declined'] as const).find((each) => each === one('reopen'))
  const [unit, stratum, text] = [one('unit'), one('stratum'), one('text')]
  const pages = usePages(listEntries, {
    ...{ planId: plan.id, limit: 100 },
    ...(part ? { part } : {}),
    ...(reopen ? { reopen } : {}),
    ...(unit ? { unit } : {}),
    ...(stratum ? { stratum } : {}),
    ...(text ? { text } : {}),
    ...(one('passed') ? { passed: one('passed') === '1' } : {}),
  })
  const open = address.one('open')
  const current = pages.data?.find((row) => row.id === open)
  const clear = () => address.change(Object.fromEntries(NAMES.map((name) => [name, undefined])))
  const isFiltered = NAMES.some((name) => address.one(name))
  const columns: Column<EntryRow>[] = [
    { id: 'no', title: { zh: '案件', en: 'Case' }, width: '216px', cell: (row) => row.caseNo },
    {
      id: 'title',
      title: { zh: '标题', en: 'Title' },
      phone: 'lead',
      cell: (row) => row.title,
      hint: (row) => row.title,
    },
    { id: 'unit', title: { zh: '责任单位', en: 'Unit' }, width: '136px', cell: (row) => nameOf(row.unit) },
    {
      id: 'part',
      title: { zh: '性质', en: 'Part' },
      width: '72px',
      wide: true,
      cell: (row) => t(ENTRY_PART_NAMES[row.part]),
    },
    { id: 'score', title: { zh: '得分', en: 'Score' }, width: '80px', align: 'right', cell: (row) => row.score ?? '—' },
    {
      id: 'state',
      title: { zh: '结果', en: 'Result' },
      width: '152px',
      cell: (row) => (
        <span className={row.passed === false ? 'over' : undefined}>
          {row.passed === null
            ? t(ENTRY_STATE_NAMES[row.state])
            : row.passed
              ? t({ zh: '合格', en: 'passed' })
              : t({ zh: '不合格', en: 'failed' })}
          {row.reopen ? `，${t(REOPEN_NAMES[row.reopen])}` : ''}
        </span>
      ),
    },
  ]
  return (
    <Card title={t({ zh: '抽查案件', en: 'Cases' })} flush>
      <div id="cases" className={css.above}>
        <Filters>
          <Select
            value={part}
            onChange={(value?: string) => address.change({ part: value })}
            allowClear
            placeholder={t({ zh: '全部性质', en: 'All parts' })}
            aria-label={t({ zh: '性质', en: 'Part' })}
            style={{ width: 112 }}
            options={ENTRY_PARTS.map((value) => ({ value, label: t(ENTRY_PART_NAMES[value]) }))}
          />
          <Select
            value={one('passed')}
            onChange={(value?: string) => address.change({ passed: value })}
            allowClear
            disabled={plan.state !== 'reported'}
            placeholder={t({ zh: '全部结果', en: 'All results' })}
            aria-label={t({ zh: '结果', en: 'Result' })}
            style={{ width: 112 }}
            options={[
              { value: '1', label: t({ zh: '合格', en: 'passed' }) },
              { value: '0', label: t({ zh: '不合格', en: 'failed' }) },
            ]}
          />
          <Select
            value={reopen}
            onChange={(value?: string) => address.change({ reopen: value })}
            allowClear
            placeholder={t({ zh: '重开建议', en: 'Reopening' })}
            aria-label={t({ zh: '重开建议', en: 'Reopening' })}
            style={{ width: 120 }}
            options={(['suggested', 'reopened', 'declined'] as const).map((value) => ({
              value,
              label: t(REOPEN_NAMES[value]),
            }))}
          />
          <SearchBox
            value={text ?? ''}
            change={(found) => address.change({ text: found })}
            placeholder={t({ zh: '案号或标题', en: 'Number or title' })}
          />
          {unit ? <span className="meta">{nameOf(unit)}</span> : null}
          {isFiltered ? <Button onClick={clear}>{t({ zh: '清除筛选', en: 'Clear filters' })}</Button> : null}
        </Filters>
      </div>
      <Split>
        <SplitList>
          <Loaded reading={pages} lines={8}>
            {(rows) => (
              <Table
                label={t({ zh: '抽查案件', en: 'Cases' })}
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
                      ? t({ zh: '没有符合筛选的案件。减少筛选条件再看', en: 'Nothing fits these filters' })
                      : t({
                          zh: '没有您管辖范围内的抽查案件，或尚未通报',
                          en: 'No case of your area, or not reported yet',
                        })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
        {current ? <EntryPanel row={current} plan={plan} onClose={() => address.change({ open: undefined })} /> : null}
      </Split>
    </Card>
  )
}
