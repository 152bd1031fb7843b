import { Button, Input, Select } from 'antd'
import { usePages } from '#ui/call.ts'
import { shortTime, useNow } from '#ui/format.ts'
import { KeyHint, useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { Filters, Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { type ActivityRow, listActivities } from '../contract.ts'
import { ACTIVITY_KINDS, ACTIVITY_NAMES, ACTIVITY_STATES } from '../domain/activity.ts'
import { words } from '../words.ts'
import { ActivityForm } from './activity-form.tsx'
import { ActivityPanel } from './activity-panel.tsx'

const STATES = { open: { zh: '办理中', en: 'open' }, closed: { zh: '已办结', en: 'closed' } } as const

/** On-site supervision and coordination meetings: numbered records with what was decided and who has to do it. */
export default function ActivitiesPage() {
  const { t } = useWords()
  const nowMs = useNow()
  const address = useAddressQuery()
  const mayHold = useMay('supervise:hold-activity')
  const kind = ACTIVITY_KINDS.find((one) => one === address.one('kind'))
  const state = ACTIVITY_STATES.find((one) => one === address.one('state'))
  const text = address.one('text') ?? undefined
  const asked = { ...(kind ? { kind } : {}), ...(state ? { state } : {}), ...(text ? { text } : {}) }
  const pages = usePages(listActivities, { limit: 50, ...asked })
  const open = address.one('open')
  const isNew = open === 'new' && mayHold
  const create = () => address.change({ open: 'new', edit: undefined })
  const close = () => address.change({ open: undefined, edit: undefined })
  useKeys([
    { keys: 'N', title: { zh: '登记', en: 'New record' }, run: create, enabled: mayHold },
    { keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: pages.reload },
  ])
  const left = (row: ActivityRow) => row.tasks.filter((task) => task.answer === null).length
  const columns: Column<ActivityRow>[] = [
    { id: 'no', title: { zh: '编号', en: 'No.' }, width: '152px', cell: (row) => row.no },
    {
      id: 'title',
      title: { zh: '名称', en: 'Title' },
      phone: 'lead',
      cell: (row) => row.title,
      hint: (row) => row.title,
    },
    { id: 'held', title: { zh: '时间', en: 'Held' }, width: '112px', cell: (row) => shortTime(row.heldAt, nowMs) },
    { id: 'place', title: { zh: '地点', en: 'Place' }, width: '176px', wide: true, cell: (row) => row.place },
    {
      id: 'cases',
      title: { zh: '案件（件）', en: 'Cases' },
      width: '80px',
      align: 'right',
      wide: true,
      cell: (row) => row.cases.length,
    },
    {
      id: 'tasks',
      title: { zh: '事项 未答/共', en: 'Tasks open/all' },
      width: '112px',
      align: 'right',
      cell: (row) => (
        <span className={row.tasks.some((task) => task.overdue) ? 'over' : undefined}>
          {left(row)}/{row.tasks.length}
        </span>
      ),
    },
    { id: 'state', title: { zh: '状态', en: 'State' }, width: '80px', cell: (row) => t(STATES[row.state]) },
  ]
  return (
    <Page
      fill
      title={t(words.activities)}
      actions={
        mayHold ? (
          <Button type="primary" onClick={create}>
            {t({ zh: '登记', en: 'New record' })}
            <KeyHint keys="N" />
          </Button>
        ) : null
      }
    >
      <Filters>
        <Select
          value={kind}
          onChange={(value?: string) => address.change({ kind: value })}
          allowClear
          placeholder={t({ zh: '全部种类', en: 'All kinds' })}
          aria-label={t({ zh: '种类', en: 'Kind' })}
          style={{ width: 136 }}
          options={ACTIVITY_KINDS.map((value) => ({ value, label: t(ACTIVITY_NAMES[value]) }))}
        />
        <Select
          value={state}
          onChange={(value?: string) => address.change({ state: value })}
          allowClear
          placeholder={t({ zh: '全部状态', en: 'All states' })}
          aria-label={t({ zh: '状态', en: 'State' })}
          style={{ width: 120 }}
          options={ACTIVITY_STATES.map((value) => ({ value, label: t(STATES[value]) }))}
        />
        <Input.Search
          allowClear
          defaultValue={text ?? ''}
          placeholder={t({ zh: '编号或名称的一部分', en: 'Part of number or title' })}
          aria-label={t({ zh: '编号或名称的一部分', en: 'Part of number or title' })}
          onSearch={(value) => address.change({ text: value.trim() })}
          style={{ width: 208 }}
        />
      </Filters>
      <Split>
        <SplitList>
          <Loaded reading={pages} lines={12}>
            {(found) => (
              <Table
                label={t(words.activities)}
                rows={found}
                columns={columns}
                rowKey={(row) => row.id}
                current={open}
                onOpen={(row) => address.change({ open: row.id, edit: undefined })}
                more={{ has: pages.hasMore, loading: pages.loadingMore, load: pages.loadMore }}
                empty={
                  <EmptyState>
                    {mayHold
                      ? t({
                          zh: '还没有记录。现场督办或协调会之后，按 N 登记',
                          en: 'No record yet. Press N after a visit or a meeting',
                        })
                      : t({ zh: '没有涉及本单位的现场督办和协调会', en: 'No record concerns your unit' })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
        {isNew ? (
          <ActivityForm before={null} onDone={(id) => address.change({ open: id, edit: undefined })} onClose={close} />
        ) : open && open !== 'new' ? (
          <ActivityPanel key={open} id={open} onClose={close} />
        ) : null}
      </Split>
    </Page>
  )
}
