import { Button, DatePicker, Input, Select } from 'antd'
import dayjs from 'dayjs'
import { lazy, Suspense, useState } from 'react'
import { usePages } from '#ui/call.ts'
import { clockTime, dayAfter, dayStart, shortTime, useNow } from '#ui/format.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useLive } from '#ui/live.ts'
import { useAddressQuery, useGo } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { Filters, Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { listMeasures, type MeasureRow, type RegisterFilters } from '../contract.ts'
import { LEVELS, MEASURE_KINDS, MEASURE_NAMES, MEASURE_STATE_NAMES, MEASURE_STATES } from '../domain/measure.ts'
import { LEVEL_NAMES, words } from '../words.ts'
import { MeasurePanel } from './measure-panel.tsx'
import { measureWords } from './measure-words.ts'
import css from './supervise.module.css'
import { UnitPick } from './unit-pick.tsx'
import { useUnitNames } from './use-unit-names.ts'

const ExportDialog = lazy(() => import('./export-dialog.tsx'))
const NAMES = ['kind', 'level', 'state', 'unit', 'automatic', 'overdue', 'from', 'to', 'text'] as const
const pick = <K extends string>(list: readonly K[], text: string | null) => list.find((one) => one === text)

/** Every urge, reminder note, supervision and instruction with its answer; filters live in the address. */
export default function RegisterPage() {
  const { t } = useWords()
  const go = useGo()
  const nowMs = useNow()
  const address = useAddressQuery()
  const units = useUnitNames()
  const mayExport = useMay('supervise:export')
  const [exporting, setExporting] = useState(false)
  const [from, to] = [address.one('from'), address.one('to')]
  const filters: RegisterFilters = {
    ...defined('kind', pick(MEASURE_KINDS, address.one('kind'))),
    ...defined('level', pick(LEVELS, address.one('level'))),
    ...defined('state', pick(MEASURE_STATES, address.one('state'))),
    ...defined('unit', address.one('unit') ?? undefined),
    ...defined('text', address.one('text') ?? undefined),
    ...(address.one('overdue') === '1' ? { overdue: true } : {}),
    ...(address.one('automatic') ? { automatic: address.one('automatic') === '1' } : {}),
    ...(from ? { from: dayStart(from) } : {}),
    ...(to ? { to: dayAfter(to) } : {}),
  }
  const pages = usePages(listMeasures, { limit: 100, ...filters }, { everyMs: 60_000 })
  useLive('cases.caseChanged', (told) => {
    if ((pages.data ?? []).some((row) => row.caseId === told.caseId)) pages.reload()
  })
  const rows = pages.data ?? []
  const open = address.one('open')
  const current = rows.find((row) => row.id === open)
  const isFiltered = NAMES.some((name) => address.one(name))
  const clear = () => address.change(Object.fromEntries(NAMES.map((name) => [name, undefined])))
  useKeys([{ keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: pages.reload }])
  const columns: Column<MeasureRow>[] = [
    {
      id: 'kind',
      title: { zh: '种类', en: 'Kind' },
      width: '152px',
      cell: (row) => (
        <>
          <span className={css.mark} data-hot={row.level === 'I' || row.level === 'II'}>
            {t(measureWords(row))}
          </span>
          {row.automatic ? <span className="meta">{t(words.automatic)}</span> : null}
        </>
      ),
    },
    {
      id: 'no',
      title: { zh: '编号', en: 'No.' },
      width: '232px',
      wide: true,
      cell: (row) => row.no,
      hint: (row) => row.no,
    },
    {
      id: 'case',
      title: { zh: '案件', en: 'Case' },
      phone: 'lead',
      cell: (row) => row.caseTitle,
      hint: (row) => `${row.caseNo} ${row.caseTitle}`,
    },
    {
      id: 'unit',
      title: { zh: '责任单位', en: 'Unit' },
      width: '136px',
      cell: (row) => units.nameOf(row.unit),
      hint: (row) => units.nameOf(row.unit),
    },
    { id: 'opened', title: { zh: '发出', en: 'Sent' }, width: '104px', cell: (row) => shortTime(row.openedAt, nowMs) },
    {
      id: 'due',
      title: { zh: '答复期限', en: 'Answer due' },
      width: '104px',
      wide: true,
      cell: (row) => (row.due ? shortTime(row.due, nowMs) : '—'),
    },
    {
      id: 'state',
      title: { zh: '状态', en: 'State' },
      width: '120px',
      cell: (row) => (
        <span className={row.overdue ? 'over' : undefined}>
          {t(MEASURE_STATE_NAMES[row.state])}
          {row.overdue ? t({ zh: '，超期', en: ', late' }) : ''}
        </span>
      ),
    },
  ]
  return (
    <Page
      fill
      title={t(words.register)}
      note={
        pages.answeredAtMs > 0
          ? t({ zh: `数据截至 ${clockTime(pages.answeredAtMs)}`, en: `as of ${clockTime(pages.answeredAtMs)}` })
          : null
      }
      actions={
        <>
          {isFiltered ? <Button onClick={clear}>{t(words.clearFilters)}</Button> : null}
          {mayExport ? <Button onClick={() => setExporting(true)}>{t({ zh: '导出', en: 'Export' })}</Button> : null}
        </>
      }
    >
      <Filters>
        <Select
          value={filters.kind}
          onChange={(value?: string) => address.change({ kind: value })}
          allowClear
          placeholder={t({ zh: '全部种类', en: 'All kinds' })}
          aria-label={t({ zh: '种类', en: 'Kind' })}
          style={{ width: 120 }}
          options={MEASURE_KINDS.map((value) => ({ value, label: t(MEASURE_NAMES[value]) }))}
        />
        <Select
          value={filters.level}
          onChange={(value?: string) => address.change({ level: value })}
          allowClear
          placeholder={t({ zh: '全部级别', en: 'All levels' })}
          aria-label={t({ zh: '级别', en: 'Level' })}
          style={{ width: 112 }}
          options={LEVELS.map((value) => ({ value, label: t(LEVEL_NAMES[value]) }))}
        />
        <Select
          value={filters.state}
          onChange={(value?: string) => address.change({ state: value })}
          allowClear
          placeholder={t({ zh: '全部状态', en: 'All states' })}
          aria-label={t({ zh: '状态', en: 'State' })}
          style={{ width: 112 }}
          options={MEASURE_STATES.map((value) => ({ value, label: t(MEASURE_STATE_NAMES[value]) }))}
        />
        <UnitPick
          value={filters.unit}
          change={(unit) => address.change({ unit })}
          label={t({ zh: '责任单位', en: 'Unit' })}
          width={168}
        />
        <Select
          value={address.one('automatic') ?? undefined}
          onChange={(value?: string) => address.change({ automatic: value })}
          allowClear
          placeholder={t({ zh: '人工和自动', en: 'By whom' })}
          aria-label={t({ zh: '人工或自动', en: 'By persons or rules' })}
          style={{ width: 128 }}
          options={[
            { value: '0', label: t({ zh: '人工发出', en: 'by persons' }) },
            { value: '1', label: t({ zh: '系统自动', en: 'by rules' }) },
          ]}
        />
        <Button
          aria-pressed={filters.overdue ?? false}
          type={filters.overdue ? 'primary' : 'default'}
          onClick={() => address.change({ overdue: filters.overdue ? undefined : '1' })}
        >
          {t({ zh: '只看超期', en: 'Late only' })}
        </Button>
        <DatePicker.RangePicker
          allowEmpty
          placeholder={[t({ zh: '发出自', en: 'Sent from' }), t({ zh: '至', en: 'to' })]}
          value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
          onChange={(days) =>
            address.change({ from: days?.[0]?.format('YYYY-MM-DD'), to: days?.[1]?.format('YYYY-MM-DD') })
          }
        />
        <Input.Search
          allowClear
          defaultValue={filters.text ?? ''}
          placeholder={t({ zh: '编号或案号的一部分', en: 'Part of a number' })}
          aria-label={t({ zh: '编号或案号的一部分', en: 'Part of a number' })}
          onSearch={(text) => address.change({ text: text.trim() })}
          style={{ width: 208 }}
        />
      </Filters>
      <Split>
        <SplitList>
          <Loaded reading={pages} lines={14}>
            {(found) => (
              <Table
                label={t(words.register)}
                rows={found}
                columns={columns}
                rowKey={(row) => row.id}
                current={open}
                onOpen={(row) => address.change({ open: row.id })}
                onVisit={(row) => go(`/c/cases/${row.caseId}`)}
                more={{ has: pages.hasMore, loading: pages.loadingMore, load: pages.loadMore }}
                empty={
                  <EmptyState action={isFiltered ? <Button onClick={clear}>{t(words.clearFilters)}</Button> : null}>
                    {isFiltered
                      ? t({ zh: '没有符合筛选的记录。减少筛选条件再看', en: 'Nothing fits these filters' })
                      : t({
                          zh: '还没有催办、提醒单、督办或批示。发出后会记在这里',
                          en: 'Nothing has been sent yet. It is kept here once it is',
                        })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
        {current ? <MeasurePanel row={current} onClose={() => address.change({ open: undefined })} /> : null}
      </Split>
      {exporting ? (
        <Suspense>
          <ExportDialog filters={filters} onClose={() => setExporting(false)} />
        </Suspense>
      ) : null}
    </Page>
  )
}

function defined<K extends string, V>(key: K, value: V | undefined): Record<K, V> | Record<string, never> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>)
}
