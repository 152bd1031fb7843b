import type { CaseRow } from '#modules/cases/contract.ts'
import { stateCards } from '#modules/cases/contract.ts'
import { ClockLine } from '#ui/clock.ts'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { EmptyState } from '#ui/page.ts'
import { type Column, Table } from '#ui/table.tsx'
import css from './community.module.css'

/** Recent appeals from the community: the very cases, one press away. */
export function AppealList({
  rows,
  current,
  onOpen,
}: {
  rows: readonly CaseRow[]
  current: string | null
  onOpen(id: string): void
}) {
  const { t } = useWords()
  const columns: Column<CaseRow>[] = [
    {
      id: 'title',
      title: { zh: '事由 / 地址', en: 'Matter / address' },
      phone: 'lead',
      cell: (row) => (
        <>
          {row.title} <span className={css.quiet}>{row.address}</span>
        </>
      ),
      hint: (row) => [row.title, row.address].filter(Boolean).join(' / '),
    },
    {
      id: 'state',
      title: { zh: '状态', en: 'State' },
      width: '84px',
      cell: (row) => t(stateCards[row.state as keyof typeof stateCards]),
    },
    {
      id: 'left',
      title: { zh: '剩余时间', en: 'Time left' },
      width: '148px',
      cell: (row) => (row.step ? <ClockLine clock={row.step} short /> : '—'),
    },
    {
      id: 'at',
      title: { zh: '上报', en: 'Reported' },
      width: '136px',
      phone: 'no',
      cell: (row) => tableTime(row.reportedAt),
    },
  ]
  return (
    <Table
      label={t({ zh: '近期诉求', en: 'Recent appeals' })}
      rows={rows}
      columns={columns}
      rowKey={(row) => row.id}
      current={current}
      onOpen={(row) => onOpen(row.id)}
      empty={<EmptyState>{t({ zh: '本社区近期没有诉求', en: 'No appeals from here lately' })}</EmptyState>}
    />
  )
}
