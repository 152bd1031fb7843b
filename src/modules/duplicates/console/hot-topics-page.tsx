import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useOperation } from '#ui/call.ts'
import { dayAfter, dayStart, shortTime, tableTime, useNow } from '#ui/format.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { Filters, Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { listTopics, type Topic } from '../contract.ts'
import { TopicCases } from './topic-cases.tsx'

/** What many people report at once: the most cases first, each topic with its cases and what became of them. */
export default function HotTopicsPage() {
  const { t } = useWords()
  const nowMs = useNow()
  const address = useAddressQuery()
  const [from, to, open] = [address.one('from'), address.one('to'), address.one('open')]
  const topics = useOperation(listTopics, {
    limit: 100,
    ...(from ? { from: dayStart(from) } : {}),
    ...(to ? { to: dayAfter(to) } : {}),
  })
  useKeys([{ keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: topics.reload }])
  const current = topics.data?.items.find(({ id }) => id === open)
  const columns: Column<Topic>[] = [
    {
      id: 'title',
      title: { zh: '热点', en: 'Topic' },
      phone: 'lead',
      cell: (row) => row.title,
      hint: (row) => row.title,
    },
    { id: 'cases', title: { zh: '诉求 件', en: 'Cases' }, width: '88px', align: 'right', cell: (row) => row.cases },
    { id: 'open', title: { zh: '在办 件', en: 'Open' }, width: '88px', align: 'right', cell: (row) => row.open },
    {
      id: 'places',
      title: { zh: '社区 个', en: 'Communities' },
      width: '88px',
      align: 'right',
      cell: (row) => row.places,
    },
    {
      id: 'callers',
      title: { zh: '来电号码', en: 'Callers' },
      width: '88px',
      align: 'right',
      cell: (row) => row.callers,
    },
    {
      id: 'first',
      title: { zh: '最早', en: 'First' },
      width: '112px',
      wide: true,
      cell: (row) => shortTime(row.firstAt, nowMs),
    },
    { id: 'last', title: { zh: '最近', en: 'Latest' }, width: '112px', cell: (row) => shortTime(row.lastAt, nowMs) },
  ]
  return (
    <Page
      fill
      title={t({ zh: '热点诉求', en: 'Hot topics' })}
      note={
        topics.data?.asOf
          ? t({
              zh: `数据截至 ${tableTime(topics.data.asOf)}，由系统按地点、事由和时间归并，供人判断`,
              en: `as of ${tableTime(topics.data.asOf)}, grouped by place, matter and time for a person to judge`,
            })
          : null
      }
    >
      <Filters>
        <DatePicker.RangePicker
          allowEmpty
          placeholder={[t({ zh: '近 30 天，或自', en: 'Last 30 days, or from' }), t({ zh: '至', en: 'to' })]}
          value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
          onChange={(days) =>
            address.change({ from: days?.[0]?.format('YYYY-MM-DD'), to: days?.[1]?.format('YYYY-MM-DD') })
          }
        />
      </Filters>
      <Split>
        <SplitList>
          <Loaded reading={topics} lines={14}>
            {({ items, asOf }) => (
              <Table
                label={t({ zh: '热点诉求', en: 'Hot topics' })}
                rows={items}
                columns={columns}
                rowKey={(row) => row.id}
                current={open}
                onOpen={(row) => address.change({ open: row.id })}
                empty={
                  <EmptyState>
                    {asOf === null
                      ? t({ zh: '尚未归并过。每 10 分钟自动归并一次', en: 'Not reckoned yet; it is every 10 minutes' })
                      : t({
                          zh: '这段时间没有多人反映的同一件事。可放宽日期再看',
                          en: 'Nothing was reported by several people. Widen the dates',
                        })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
        {open ? (
          <SidePanel
            title={current?.title ?? t({ zh: '热点', en: 'Topic' })}
            onClose={() => address.change({ open: undefined })}
          >
            <TopicCases id={open} />
          </SidePanel>
        ) : null}
      </Split>
    </Page>
  )
}
