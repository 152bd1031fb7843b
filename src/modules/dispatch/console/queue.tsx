import { type CaseRow, urgencies } from '#modules/cases/contract.ts'
import { ClockLine } from '#ui/clock.ts'
import { shortTime, useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useGo } from '#ui/navigation.tsx'
import { EmptyState, ProblemNotice, RefreshBar, Skeleton } from '#ui/page.ts'
import { type Column, Table } from '#ui/table.tsx'
import css from './board.module.css'
import { useCategoryName } from './use-category-name.ts'
import type { Queue } from './use-queue.ts'

interface Held {
  row: CaseRow
  gone: boolean
}

/** What waits to be dispatched, the most pressing first. A row may be dragged onto a unit. */
export function QueueTable({
  queue,
  current,
  choose,
  sentToday,
}: {
  queue: Queue
  current: string | null
  choose(id: string): void
  sentToday: number | null
}) {
  const { t } = useWords()
  const go = useGo()
  const nowMs = useNow()
  const categoryName = useCategoryName()
  const nameOf = (code: string | null) => categoryName(code) ?? t({ zh: '未定', en: 'none' })
  const columns: Column<Held>[] = [
    {
      id: 'left',
      title: { zh: '剩余时间', en: 'Time left' },
      width: '184px',
      cell: ({ row }) => <ClockLine clock={row.step} short />,
    },
    {
      id: 'no',
      title: { zh: '案号尾', en: 'No.' },
      width: '80px',
      cell: ({ row }) => row.caseNo.slice(-8),
      hint: ({ row }) => row.caseNo,
    },
    {
      id: 'title',
      title: { zh: '事由 / 地址', en: 'Matter / address' },
      cell: ({ row }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: dragging is an extra beside the keys and the list of units
        <span
          className={css.drag}
          draggable
          onDragStart={(event) => {
            event.dataTransfer.setData('text/plain', row.id)
            event.dataTransfer.effectAllowed = 'move'
          }}
        >
          <Marks row={row} />
          {row.title}
          {row.address ? <span className={css.address}>{row.address}</span> : null}
        </span>
      ),
      hint: ({ row }) => [row.title, row.address].filter(Boolean).join(' / '),
    },
    {
      id: 'category',
      title: { zh: '类别', en: 'Category' },
      width: '104px',
      wide: true,
      cell: ({ row }) => nameOf(row.category),
      hint: ({ row }) => nameOf(row.category),
    },
    {
      id: 'due',
      title: { zh: '派遣到期', en: 'Due' },
      width: '96px',
      wide: true,
      cell: ({ row }) => (row.step?.due ? shortTime(row.step.due, nowMs) : '—'),
    },
  ]
  return (
    <div className={css.queue}>
      <RefreshBar active={queue.refreshing} />
      <ProblemNotice problem={queue.problem} retry={queue.takeAll} />
      {queue.loading ? (
        <Skeleton lines={12} />
      ) : (
        <Table
          label={t({ zh: '待派遣案件', en: 'Cases to dispatch' })}
          rows={queue.rows}
          columns={columns}
          rowKey={({ row }) => row.id}
          rowMark={({ gone }) => (gone ? 'gone' : undefined)}
          current={current}
          onMove={({ row }) => choose(row.id)}
          onOpen={({ row }) => choose(row.id)}
          onVisit={({ row }) => go(`/c/cases/${row.id}`)}
          more={{ has: queue.hasMore, loading: queue.loadingMore, load: queue.loadMore }}
          empty={
            queue.problem ? null : (
              <EmptyState>
                {sentToday === null
                  ? t({ zh: '无待派遣案件。立案后自动出现', en: 'Nothing to dispatch; filed cases appear here' })
                  : t({
                      zh: `无待派遣案件，今日已派 ${sentToday} 件。立案后自动出现`,
                      en: `Nothing to dispatch; ${sentToday} sent today. Filed cases appear here`,
                    })}
              </EmptyState>
            )
          }
        />
      )}
    </div>
  )
}

function Marks({ row }: { row: CaseRow }) {
  const { t } = useWords()
  const marks = [
    row.emergency ? { zh: '涉安全', en: 'safety' } : null,
    row.urgency !== 'normal' ? urgencies[row.urgency as keyof typeof urgencies] : null,
    row.returnCount > 0 ? { zh: `退回×${row.returnCount}`, en: `returned×${row.returnCount}` } : null,
    row.redoCount > 0 ? { zh: `重办×${row.redoCount}`, en: `redo×${row.redoCount}` } : null,
  ].filter((mark) => mark !== null)
  return marks.map((mark) => (
    <span key={mark.en} className={css.mark}>
      {t(mark)}
    </span>
  ))
}
