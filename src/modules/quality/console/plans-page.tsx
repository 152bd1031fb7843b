import { Button, Select } from 'antd'
import { useOperation } from '#ui/call.ts'
import { clockTime, count } from '#ui/format.ts'
import { KeyHint, useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery, useGo } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page } from '#ui/page.ts'
import { SearchBox } from '#ui/search-box.tsx'
import { useMay } from '#ui/session.tsx'
import { Filters, Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { listPlans, type PlanRow } from '../contract.ts'
import { PLAN_STATE_NAMES, PLAN_STATES, STRATA_NAMES } from '../domain/names.ts'
import { words } from '../words.ts'
import { PlanForm } from './plan-form.tsx'

/** All spot checks, the newest period first. */
export default function PlansPage() {
  const { t } = useWords()
  const go = useGo()
  const address = useAddressQuery()
  const mayKeep = useMay('quality:keep')
  const state = PLAN_STATES.find((one) => one === address.one('state'))
  const text = address.one('text') ?? ''
  const reading = useOperation(listPlans, { ...(state ? { state } : {}), ...(text ? { text } : {}) })
  const isFiltered = state !== undefined || text !== ''
  const create = () => address.change({ open: 'new' })
  useKeys([
    { keys: 'N', title: { zh: '登记抽查', en: 'New spot check' }, run: create, enabled: mayKeep },
    { keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: reading.reload },
  ])
  const columns: Column<PlanRow>[] = [
    { id: 'no', title: { zh: '编号', en: 'No.' }, width: '152px', cell: (row) => row.no },
    {
      id: 'title',
      title: { zh: '名称', en: 'Title' },
      phone: 'lead',
      cell: (row) => row.title,
      hint: (row) => row.title,
    },
    {
      id: 'period',
      title: { zh: '首次结案', en: 'First closed' },
      width: '200px',
      cell: (row) => `${row.from} 至 ${row.to}`,
    },
    {
      id: 'strata',
      title: { zh: '分层', en: 'Strata' },
      width: '88px',
      wide: true,
      cell: (row) => t(STRATA_NAMES[row.strata]),
    },
    {
      id: 'population',
      title: { zh: '总体（件）', en: 'Frame' },
      width: '96px',
      align: 'right',
      wide: true,
      cell: (row) => (row.drawnAt ? count(row.population) : '—'),
    },
    {
      id: 'done',
      title: { zh: '已评/应评', en: 'Scored/all' },
      width: '96px',
      align: 'right',
      cell: (row) => (row.drawnAt ? `${row.done}/${row.entries}` : '—'),
    },
    { id: 'by', title: { zh: '评分截止', en: 'Score by' }, width: '104px', wide: true, cell: (row) => row.scoreBy },
    {
      id: 'state',
      title: { zh: '状态', en: 'State' },
      width: '88px',
      cell: (row) => t(PLAN_STATE_NAMES[row.state]),
      hint: (row) => row.cancelReason ?? '',
    },
  ]
  return (
    <Page
      fill
      title={t(words.quality)}
      note={
        reading.data
          ? t({ zh: `数据截至 ${clockTime(reading.data.asOf)}`, en: `as of ${clockTime(reading.data.asOf)}` })
          : null
      }
      actions={
        mayKeep ? (
          <Button type="primary" onClick={create}>
            {t({ zh: '登记抽查', en: 'New spot check' })}
            <KeyHint keys="N" />
          </Button>
        ) : null
      }
    >
      <Filters>
        <Select
          value={state}
          onChange={(value?: string) => address.change({ state: value })}
          allowClear
          placeholder={t({ zh: '全部状态', en: 'All states' })}
          aria-label={t({ zh: '状态', en: 'State' })}
          style={{ width: 128 }}
          options={PLAN_STATES.map((value) => ({ value, label: t(PLAN_STATE_NAMES[value]) }))}
        />
        <SearchBox
          value={text}
          change={(found) => address.change({ text: found })}
          placeholder={t({ zh: '编号或名称', en: 'Number or title' })}
        />
      </Filters>
      <Split>
        <SplitList>
          <Loaded reading={reading} lines={8}>
            {({ items }) => (
              <Table
                label={t(words.quality)}
                rows={items}
                columns={columns}
                rowKey={(row) => row.id}
                onOpen={(row) => go(`/c/quality/${row.id}`)}
                empty={
                  <EmptyState
                    action={
                      mayKeep && !isFiltered ? (
                        <Button onClick={create}>{t({ zh: '登记抽查', en: 'New spot check' })}</Button>
                      ) : null
                    }
                  >
                    {isFiltered
                      ? t({ zh: '没有符合筛选的抽查。减少筛选条件再看', en: 'Nothing fits these filters' })
                      : t({
                          zh: '还没有质量抽查。先登记时段和种子，时段结束后抽取',
                          en: 'No spot check yet. Write down period and seed first; draw when it is over',
                        })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
        {address.one('open') === 'new' && mayKeep ? (
          <PlanForm onDone={(id) => go(`/c/quality/${id}`)} onClose={() => address.change({ open: undefined })} />
        ) : null}
      </Split>
    </Page>
  )
}
