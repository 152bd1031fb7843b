import { Button, Select } from 'antd'
import { stateCards } from '#modules/cases/contract.ts'
import { clockCards } from '#modules/clocks/contract.ts'
import { usePages } from '#ui/call.ts'
import { clockTime, shortTime, useNow } from '#ui/format.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useLive } from '#ui/live.ts'
import { useAddressQuery, useGo } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { Filters, Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { type KeyCaseRow, listKeyCases } from '../contract.ts'
import { KEY_REASONS } from '../domain/triggers.ts'
import { LEVEL_NAMES, words } from '../words.ts'
import { KeyCasePanel } from './key-case-panel.tsx'
import css from './supervise.module.css'
import { useUnitNames } from './use-unit-names.ts'

/** Cases that are followed step by step until they are closed: which step, whose, and when next. */
export default function KeyCasesPage() {
  const { t } = useWords()
  const go = useGo()
  const nowMs = useNow()
  const address = useAddressQuery()
  const units = useUnitNames()
  const mayPin = useMay('supervise:pin-case')
  const why = address.one('why') ?? undefined
  const pages = usePages(listKeyCases, { limit: 100, ...(why ? { why } : {}) }, { everyMs: 60_000 })
  useLive('cases.caseChanged', (told) => {
    if ((pages.data ?? []).some((row) => row.id === told.caseId)) pages.reload()
  })
  useKeys([{ keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: pages.reload }])
  const rows = pages.data ?? []
  const open = address.one('open')
  const current = rows.find((row) => row.id === open)
  const columns: Column<KeyCaseRow>[] = [
    {
      id: 'why',
      title: { zh: '列入原因', en: 'Why' },
      width: '216px',
      cell: (row) =>
        row.whys.map(({ why: one }) => (
          <span key={one} className={css.mark} data-hot={one !== 'pinned'}>
            {t(KEY_REASONS[one] ?? { zh: one, en: one })}
          </span>
        )),
    },
    {
      id: 'case',
      title: { zh: '案件', en: 'Case' },
      phone: 'lead',
      cell: (row) => row.title,
      hint: (row) => `${row.caseNo} ${row.title}`,
    },
    {
      id: 'state',
      title: { zh: '环节', en: 'Step' },
      width: '112px',
      cell: (row) => t(stateCards[row.state as keyof typeof stateCards] ?? { zh: row.state, en: row.state }),
    },
    {
      id: 'supervision',
      title: { zh: '督办', en: 'Level' },
      width: '72px',
      cell: (row) => (row.supervision ? t(LEVEL_NAMES[row.supervision as 'I']) : '—'),
    },
    {
      id: 'unit',
      title: { zh: '主办', en: 'Lead' },
      width: '136px',
      wide: true,
      cell: (row) => units.nameOf(row.leadUnit),
      hint: (row) => units.nameOf(row.leadUnit),
    },
    {
      id: 'due',
      title: { zh: '下一节点', en: 'Next date' },
      width: '192px',
      cell: (row) => (
        <span className={row.overdue ? 'over' : undefined}>
          {row.step ? t(clockCards[row.step as keyof typeof clockCards]) : ''}{' '}
          {row.stepDue ? shortTime(row.stepDue, nowMs) : t({ zh: '未定', en: 'not set' })}
          {row.overdue ? t({ zh: ' 超期', en: ' late' }) : ''}
        </span>
      ),
    },
    {
      id: 'last',
      title: { zh: '最近一步', en: 'Last step' },
      width: '104px',
      wide: true,
      cell: (row) => (row.lastAt ? shortTime(row.lastAt, nowMs) : '—'),
    },
  ]
  return (
    <Page
      fill
      title={t(words.keyCases)}
      note={
        pages.answeredAtMs > 0
          ? t({ zh: `数据截至 ${clockTime(pages.answeredAtMs)}`, en: `as of ${clockTime(pages.answeredAtMs)}` })
          : null
      }
    >
      <Filters>
        <Select
          value={why}
          onChange={(value?: string) => address.change({ why: value })}
          allowClear
          placeholder={t({ zh: '全部原因', en: 'All reasons' })}
          aria-label={t({ zh: '列入原因', en: 'Why' })}
          style={{ width: 160 }}
          options={Object.entries(KEY_REASONS).map(([value, title]) => ({ value, label: t(title) }))}
        />
      </Filters>
      <Split>
        <SplitList>
          <Loaded reading={pages} lines={14}>
            {(found) => (
              <Table
                label={t(words.keyCases)}
                rows={found}
                columns={columns}
                rowKey={(row) => row.id}
                current={open}
                onOpen={(row) => address.change({ open: row.id })}
                onVisit={(row) => go(`/c/cases/${row.id}`)}
                more={{ has: pages.hasMore, loading: pages.loadingMore, load: pages.loadMore }}
                empty={
                  <EmptyState
                    action={
                      why ? (
                        <Button onClick={() => address.change({ why: undefined })}>{t(words.clearFilters)}</Button>
                      ) : null
                    }
                  >
                    {mayPin
                      ? t({
                          zh: '没有在办的重点案件。在案件页可列为重点；二级以上督办、媒体曝光、多次返工自动列入',
                          en: 'No key case is open. Put one here from its page; rules add supervised, media and reworked ones',
                        })
                      : t({ zh: '您的辖区没有在办的重点案件', en: 'No key case is open in your area' })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
        {current ? <KeyCasePanel row={current} onClose={() => address.change({ open: undefined })} /> : null}
      </Split>
    </Page>
  )
}
