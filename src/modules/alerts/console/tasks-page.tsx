import { Button, Checkbox, Input, Select } from 'antd'
import { usePages } from '#ui/call.ts'
import { clockTime } from '#ui/format.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useLiveReload } from '#ui/live-reload.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page } from '#ui/page.ts'
import { Filters, Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { listTasks, type TaskRow } from '../contract.ts'
import { TASK_STATE_NAMES, TASK_STATES } from '../domain/states.ts'
import { words } from '../words.ts'
import { TaskPanel } from './task-panel.tsx'
import { useUnitNames } from './use-unit-names.ts'

/** Work that begins before anybody appeals: whose, where, until when. */
export default function TasksPage() {
  const { t } = useWords()
  const units = useUnitNames()
  const address = useAddressQuery()
  const state = TASK_STATES.find((one) => one === address.one('state'))
  const text = address.one('text') ?? undefined
  const isOverdue = address.one('overdue') === '1'
  const filters = { ...(state ? { state } : {}), ...(text ? { text } : {}), ...(isOverdue ? { overdue: true } : {}) }
  const isFiltered = Object.keys(filters).length > 0
  const pages = usePages(listTasks, { limit: 50, ...filters }, { everyMs: 60_000 })
  useLiveReload('alerts.alertsChanged', pages.reload)
  useKeys([{ keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: pages.reload }])
  const open = address.one('open')
  const columns: Column<TaskRow>[] = [
    { id: 'no', title: { zh: '编号', en: 'No.' }, width: '152px', cell: (row) => row.no },
    {
      id: 'what',
      title: { zh: '任务', en: 'Task' },
      phone: 'lead',
      cell: (row) => `${row.place}：${row.what}`,
      hint: (row) => `${row.place}：${row.what}`,
    },
    { id: 'unit', title: { zh: '责任单位', en: 'Unit' }, width: '152px', cell: (row) => units.nameOf(row.unit) },
    { id: 'alert', title: { zh: '来自告警', en: 'Alert' }, width: '152px', wide: true, cell: (row) => row.alertNo },
    {
      id: 'due',
      title: { zh: '期限', en: 'Due' },
      width: '136px',
      cell: (row) => (
        <span className={row.overdue ? 'over' : undefined}>
          {row.dueOn}
          {row.overdue ? t({ zh: ' 超期', en: ' late' }) : ''}
        </span>
      ),
    },
    { id: 'state', title: { zh: '状态', en: 'State' }, width: '80px', cell: (row) => t(TASK_STATE_NAMES[row.state]) },
  ]
  return (
    <Page
      fill
      title={t(words.tasks)}
      note={
        pages.answeredAtMs > 0
          ? t({ zh: `数据截至 ${clockTime(pages.answeredAtMs)}`, en: `as of ${clockTime(pages.answeredAtMs)}` })
          : null
      }
    >
      <Filters>
        <Select
          value={state}
          onChange={(value?: string) => address.change({ state: value })}
          allowClear
          placeholder={t({ zh: '全部状态', en: 'All states' })}
          aria-label={t({ zh: '状态', en: 'State' })}
          style={{ width: 120 }}
          options={TASK_STATES.map((value) => ({ value, label: t(TASK_STATE_NAMES[value]) }))}
        />
        <Input.Search
          allowClear
          defaultValue={text ?? ''}
          placeholder={t({ zh: '编号、地点或内容的一部分', en: 'Part of number, place or words' })}
          aria-label={t({ zh: '编号、地点或内容的一部分', en: 'Part of number, place or words' })}
          onSearch={(value) => address.change({ text: value.trim() })}
          style={{ width: 272 }}
        />
        <Checkbox
          checked={isOverdue}
          onChange={(event) => address.change({ overdue: event.target.checked ? '1' : undefined })}
        >
          {t({ zh: '只看超期', en: 'Late only' })}
        </Checkbox>
      </Filters>
      <Split>
        <SplitList>
          <Loaded reading={pages} lines={12}>
            {(found) => (
              <Table
                label={t(words.tasks)}
                rows={found}
                columns={columns}
                rowKey={(row) => row.id}
                current={open}
                onOpen={(row) => address.change({ open: row.id })}
                more={{ has: pages.hasMore, loading: pages.loadingMore, load: pages.loadMore }}
                empty={
                  <EmptyState
                    action={
                      isFiltered ? (
                        <Button
                          onClick={() => address.change({ state: undefined, text: undefined, overdue: undefined })}
                        >
                          {t(words.clearFilters)}
                        </Button>
                      ) : null
                    }
                  >
                    {isFiltered
                      ? t({ zh: '没有符合条件的任务', en: 'No task fits' })
                      : t({
                          zh: '还没有任务。在治理告警中打开一条，选“转未诉先办任务”',
                          en: 'No task yet. Open an alert and make one of it',
                        })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
        {open ? <TaskPanel key={open} id={open} onClose={() => address.change({ open: undefined })} /> : null}
      </Split>
    </Page>
  )
}
