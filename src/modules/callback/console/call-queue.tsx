import type { CaseRow } from '#modules/cases/contract.ts'
import { ClockLine } from '#ui/clock.ts'
import { shortTime, useNow } from '#ui/format.ts'
import { useWords, type Words } from '#ui/language.ts'
import { useGo } from '#ui/navigation.tsx'
import { EmptyState, ProblemNotice, RefreshBar, Skeleton } from '#ui/page.ts'
import { type Column, Table } from '#ui/table.tsx'
import css from './callback.module.css'
import { useUnitName } from './unit-name.ts'
import type { Queue } from './use-queue.ts'

interface Held {
  row: CaseRow
  gone: boolean
}

/** Who is to be called, or what is to be decided, the most pressing first. */
export function CallQueue({
  label,
  queue,
  current,
  choose,
  empty,
}: {
  label: Words
  queue: Queue
  current: string | null
  choose(id: string): void
  empty: Words
}) {
  const { t } = useWords()
  const go = useGo()
  const nowMs = useNow()
  const unitName = useUnitName()
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
        <>
          {row.redoCount > 0 ? (
            <span className={css.mark}>{t({ zh: `重办×${row.redoCount}`, en: `redo×${row.redoCount}` })}</span>
          ) : null}
          {row.title}
          {row.address ? <span className={css.address}>{row.address}</span> : null}
        </>
      ),
      hint: ({ row }) => [row.title, row.address].filter(Boolean).join(' / '),
    },
    {
      id: 'unit',
      title: { zh: '主办', en: 'Lead' },
      width: '120px',
      wide: true,
      cell: ({ row }) => unitName(row.leadUnit) || '—',
      hint: ({ row }) => unitName(row.leadUnit),
    },
    {
      id: 'due',
      title: { zh: '到期', en: 'Due' },
      width: '96px',
      wide: true,
      cell: ({ row }) => (row.step?.due ? shortTime(row.step.due, nowMs) : '—'),
    },
  ]
  return (
    <div className={css.list}>
      <RefreshBar active={queue.refreshing} />
      <ProblemNotice problem={queue.problem} retry={queue.takeAll} />
      {queue.loading ? (
        <Skeleton lines={12} />
      ) : (
        <Table
          label={t(label)}
          rows={queue.rows}
          columns={columns}
          rowKey={({ row }) => row.id}
          rowMark={({ gone }) => (gone ? 'gone' : undefined)}
          current={current}
          onMove={({ row }) => choose(row.id)}
          onOpen={({ row }) => choose(row.id)}
          onVisit={({ row }) => go(`/c/cases/${row.id}`)}
          more={{ has: queue.hasMore, loading: queue.loadingMore, load: queue.loadMore }}
          empty={queue.problem ? null : <EmptyState>{t(empty)}</EmptyState>}
        />
      )}
    </div>
  )
}
