import { Button, DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { caseStates, stateCards } from '#modules/cases/contract.ts'
import { listUnits } from '#modules/people/contract.ts'
import { useOperation, usePages } from '#ui/call.ts'
import { dayAfter, dayStart, shortTime, tableTime, useNow } from '#ui/format.ts'
import { Inset } from '#ui/inset.tsx'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { To, useAddressQuery, useGo } from '#ui/navigation.tsx'
import { EmptyState, Facts, Loaded, Page } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { Filters, Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { listMarks, type MarkedRow, type MarkKind, markKinds } from '../contract.ts'
import { MarkEvidence } from './mark-evidence.tsx'

const NAMES = ['kind', 'unit', 'from', 'to'] as const
const KINDS = Object.keys(markKinds) as MarkKind[]
const HOUR_MS = 3_600_000
const keyOf = (row: MarkedRow) => `${row.caseId} ${row.key}`

/** Everything that looks odd, newest first, each with why and where it can be seen. */
export default function MarksPage() {
  const { t, language } = useWords()
  const go = useGo()
  const nowMs = useNow()
  const address = useAddressQuery()
  const units = useOperation(listUnits, { ended: true, limit: 3000 }, { freshForMs: HOUR_MS }).data?.items ?? []
  const unitName = (id: string | null) => units.find((unit) => unit.id === id)?.[language] ?? id ?? '—'
  const [unit, from, to] = [address.one('unit'), address.one('from'), address.one('to')]
  const kind = KINDS.find((one) => one === address.one('kind'))
  const pages = usePages(listMarks, {
    limit: 100,
    ...(kind ? { kind: [kind] } : {}),
    ...(unit ? { unit } : {}),
    ...(from ? { from: dayStart(from) } : {}),
    ...(to ? { to: dayAfter(to) } : {}),
  })
  const rows = pages.data ?? []
  const open = address.one('open')
  const current = rows.find((row) => keyOf(row) === open)
  const isFiltered = NAMES.some((name) => address.one(name))
  const clear = () => address.change(Object.fromEntries(NAMES.map((name) => [name, undefined])))
  useKeys([{ keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: pages.reload }])
  const columns: Column<MarkedRow>[] = [
    { id: 'kind', title: { zh: '标记', en: 'Mark' }, width: '144px', cell: (row) => t(row) },
    {
      id: 'reason',
      title: { zh: '理由', en: 'Why' },
      phone: 'lead',
      cell: (row) => t(row.reason),
      hint: (row) => t(row.reason),
    },
    {
      id: 'case',
      title: { zh: '案件', en: 'Case' },
      width: '240px',
      wide: true,
      cell: (row) => row.title,
      hint: (row) => `${row.caseNo} ${row.title}`,
    },
    {
      id: 'unit',
      title: { zh: '主办', en: 'Lead' },
      width: '136px',
      cell: (row) => unitName(row.leadUnit),
      hint: (row) => unitName(row.leadUnit),
    },
    { id: 'at', title: { zh: '时间', en: 'At' }, width: '104px', cell: (row) => shortTime(row.at, nowMs) },
  ]
  return (
    <Page
      fill
      title={t({ zh: '异常标记', en: 'Marks' })}
      note={t({
        zh: '按办理记录自动算出，供人核对，不是结论',
        en: 'drawn from the records, for a person to look at',
      })}
      actions={isFiltered ? <Button onClick={clear}>{t({ zh: '清除筛选', en: 'Clear filters' })}</Button> : null}
    >
      <Filters>
        <Select
          value={kind}
          onChange={(value?: MarkKind) => address.change({ kind: value })}
          allowClear
          placeholder={t({ zh: '全部标记', en: 'All marks' })}
          aria-label={t({ zh: '标记', en: 'Mark' })}
          style={{ width: 176 }}
          options={KINDS.map((value) => ({ value, label: t(markKinds[value]) }))}
        />
        <Select
          value={unit ?? undefined}
          onChange={(value?: string) => address.change({ unit: value })}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t({ zh: '全部主办单位', en: 'All lead units' })}
          aria-label={t({ zh: '主办单位', en: 'Lead unit' })}
          style={{ width: 176 }}
          options={units.map((one) => ({ value: one.id, label: one[language] || one.zh }))}
        />
        <DatePicker.RangePicker
          allowEmpty
          placeholder={[t({ zh: '发生自', en: 'From' }), t({ zh: '至', en: 'to' })]}
          value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
          onChange={(days) =>
            address.change({ from: days?.[0]?.format('YYYY-MM-DD'), to: days?.[1]?.format('YYYY-MM-DD') })
          }
        />
      </Filters>
      <Split>
        <SplitList>
          <Loaded reading={pages} lines={14}>
            {(found) => (
              <Table
                label={t({ zh: '异常标记', en: 'Marks' })}
                rows={found}
                columns={columns}
                rowKey={keyOf}
                current={open}
                onOpen={(row) => address.change({ open: keyOf(row) })}
                onVisit={(row) => go(`/c/cases/${row.caseId}`)}
                more={{ has: pages.hasMore, loading: pages.loadingMore, load: pages.loadMore }}
                empty={
                  <EmptyState>
                    {isFiltered
                      ? t({ zh: '没有符合筛选的标记。减少筛选条件再看', en: 'Nothing fits these filters' })
                      : t({
                          zh: '没有异常标记。办理记录有异常时自动出现在这里',
                          en: 'No marks; they appear here when a record looks odd',
                        })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
        {current ? (
          <SidePanel title={t(current)} onClose={() => address.change({ open: undefined })}>
            <Inset>
              <p>{t(current.reason)}</p>
              <MarkEvidence caseId={current.caseId} mark={current} />
              <Facts
                facts={[
                  [
                    t({ zh: '案件', en: 'Case' }),
                    <To key="case" href={`/c/cases/${current.caseId}`}>
                      {current.caseNo} {current.title}
                    </To>,
                  ],
                  [t({ zh: '状态', en: 'State' }), t(stateWords(current.state))],
                  [t({ zh: '主办', en: 'Lead' }), unitName(current.leadUnit)],
                  [t({ zh: '时间', en: 'At' }), tableTime(current.at)],
                ]}
              />
            </Inset>
          </SidePanel>
        ) : null}
      </Split>
    </Page>
  )
}

function stateWords(state: string): { zh: string; en: string } {
  const known = caseStates.find((one) => one === state)
  return known ? stateCards[known] : { zh: state, en: state }
}
