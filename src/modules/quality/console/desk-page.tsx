import { Button } from 'antd'
import { useOperation } from '#ui/call.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page } from '#ui/page.ts'
import { Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { listTasks, type TaskRow } from '../contract.ts'
import { TURN_NAMES, type Turn } from '../domain/names.ts'
import { words } from '../words.ts'
import { ScoringDesk } from './scoring-desk.tsx'
import { useUnitNames } from './use-unit-names.ts'

/** What one has to score; a case opens beside its form, and the next follows when it is done. */
export default function DeskPage() {
  const { t } = useWords()
  const address = useAddressQuery()
  const nameOf = useUnitNames()
  const done = address.one('done') === '1'
  const reading = useOperation(listTasks, { done })
  const open = address.one('task')
  useKeys([{ keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: reading.reload, enabled: open === null }])
  const columns: Column<TaskRow>[] = [
    { id: 'no', title: { zh: '案件', en: 'Case' }, width: '216px', cell: (row) => row.caseNo },
    {
      id: 'title',
      title: { zh: '标题', en: 'Title' },
      phone: 'lead',
      cell: (row) => row.title,
      hint: (row) => row.title,
    },
    { id: 'unit', title: { zh: '责任单位', en: 'Unit' }, width: '136px', cell: (row) => nameOf(row.unit) },
    { id: 'plan', title: { zh: '抽查', en: 'Spot check' }, width: '152px', wide: true, cell: (row) => row.planNo },
    { id: 'turn', title: { zh: '评次', en: 'Turn' }, width: '128px', cell: (row) => t(TURN_NAMES[row.turn as Turn]) },
    { id: 'by', title: { zh: '截止', en: 'By' }, width: '104px', cell: (row) => row.scoreBy },
    {
      id: 'state',
      title: { zh: '状态', en: 'State' },
      width: '72px',
      cell: (row) =>
        row.doneAt
          ? t({ zh: '已评', en: 'scored' })
          : row.begun
            ? t({ zh: '草稿', en: 'draft' })
            : t({ zh: '待评', en: 'to score' }),
    },
  ]
  const counts = reading.data
  const ids = counts?.items.map(({ id }) => id) ?? []
  const goOn = (from: string) => {
    const at = ids.indexOf(from)
    const next = [...ids.slice(at + 1), ...ids.slice(0, Math.max(at, 0))].find((id) => id !== from)
    address.change({ task: next })
  }
  return (
    <Page
      fill
      title={t(words.desk)}
      note={
        counts
          ? t({ zh: `待评 ${counts.open}，已评 ${counts.done}`, en: `${counts.open} to score, ${counts.done} scored` })
          : null
      }
      actions={
        <Button aria-pressed={done} onClick={() => address.change({ done: done ? undefined : '1', task: undefined })}>
          {done ? t({ zh: '看待评', en: 'To score' }) : t({ zh: '看已评', en: 'Scored' })}
        </Button>
      }
    >
      {open ? (
        <ScoringDesk
          key={open}
          taskId={open}
          onNext={() => goOn(open)}
          onClose={() => address.change({ task: undefined })}
        />
      ) : (
        <Split>
          <SplitList>
            <Loaded reading={reading} lines={12}>
              {({ items }) => (
                <Table
                  label={t(words.desk)}
                  rows={items}
                  columns={columns}
                  rowKey={(row) => row.id}
                  onOpen={(row) => address.change({ task: row.id }, { push: true })}
                  empty={
                    <EmptyState>
                      {done
                        ? t({ zh: '还没有评过', en: 'Nothing scored yet' })
                        : t({
                            zh: '没有待评的案件。抽取后会分到这里',
                            en: 'Nothing to score. It comes here when a sample is drawn',
                          })}
                    </EmptyState>
                  }
                />
              )}
            </Loaded>
          </SplitList>
        </Split>
      )}
    </Page>
  )
}
