import { Button } from 'antd'
import { newKey, usePages } from '#ui/call.ts'
import { useNow } from '#ui/format.ts'
import { KeyHint, useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Loaded } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { Filters, Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { listRoster, type RosterShift } from '../contract.ts'
import { SHIFT_WORDS, words } from '../words.ts'
import css from './people.module.css'
import { PersonSelect } from './person-select.tsx'
import { isRunning } from './roster-lines.ts'
import { ShiftForm } from './shift-form.tsx'
import { ShiftLine } from './shift-line.tsx'
import { UnitSelect } from './unit-select.tsx'
import { weekdaysText } from './weekdays-text.ts'

const FILTERS = ['unit', 'person', 'now'] as const

/** The roster line by line, of a unit or of one person. */
export function RosterList() {
  const { t, language } = useWords()
  const query = useAddressQuery()
  const nowMs = useNow()
  const mayEdit = useMay('people:edit-roster')
  const unit = query.one('unit')
  const person = query.one('person')
  const nowOnly = query.one('now') === '1'
  const open = query.one('open')
  // To the minute, so that the list is not asked for again with each step of the page's clock.
  const minute = new Date(Math.floor(nowMs / 60_000) * 60_000).toISOString()
  const pages = usePages(listRoster, {
    limit: 200,
    ...(unit ? { unit } : {}),
    ...(person ? { personId: person } : {}),
    ...(nowOnly ? { at: minute } : {}),
  })
  const isNew = open?.startsWith('new-') ?? false
  const shift = pages.data?.find((row) => row.id === open)
  const isFiltered = FILTERS.some((name) => query.one(name) !== null)
  const clear = () => query.change(Object.fromEntries(FILTERS.map((name) => [name, undefined])))
  const add = () => query.change({ open: `new-${newKey()}` })
  const close = () => query.change({ open: undefined })
  useKeys([{ keys: 'N', title: { zh: '增加排班', en: 'Add a line' }, run: add, enabled: mayEdit }])
  const columns: Column<RosterShift>[] = [
    { id: 'name', title: words.name, width: '96px', cell: (row) => row.name },
    { id: 'phone', title: words.phone, width: '120px', cell: (row) => row.phoneMasked || '—', wide: true },
    { id: 'unit', title: words.unit, cell: (row) => row.unitZh, hint: (row) => row.unitZh },
    { id: 'shift', title: { zh: '班次', en: 'Shift' }, width: '72px', cell: (row) => t(SHIFT_WORDS[row.shift]) },
    {
      id: 'hours',
      title: { zh: '时间', en: 'Hours' },
      width: '112px',
      cell: (row) => `${row.startsAt}–${row.endsAt}`,
    },
    {
      id: 'days',
      title: { zh: '星期', en: 'Days' },
      width: '120px',
      cell: (row) => weekdaysText(row.weekdays, language),
      wide: true,
    },
    {
      id: 'areas',
      title: { zh: '区域（个）', en: 'Areas' },
      width: '80px',
      align: 'right',
      cell: (row) => row.areaCodes.length,
      hint: (row) => row.areaCodes.join('\n'),
      wide: true,
    },
    {
      id: 'valid',
      title: { zh: '有效期', en: 'Valid' },
      width: '200px',
      cell: (row) => (row.validTo ? `${row.validFrom} 至 ${row.validTo}` : row.validFrom),
      wide: true,
    },
    {
      id: 'on',
      title: { zh: '现在', en: 'Now' },
      width: '64px',
      cell: (row) => (isRunning(row, nowMs) ? t({ zh: '在班', en: 'on' }) : '—'),
      wide: true,
    },
  ]
  return (
    <>
      <Filters>
        <UnitSelect
          value={unit ?? undefined}
          change={(value) => query.change({ unit: value })}
          placeholder={t(words.unit)}
          width={220}
        />
        <PersonSelect
          value={person ?? undefined}
          change={(value) => query.change({ person: value })}
          placeholder={t({ zh: '人员', en: 'Person' })}
          width={200}
        />
        <label>
          <input
            type="checkbox"
            checked={nowOnly}
            onChange={(event) => query.change({ now: event.target.checked ? '1' : undefined })}
          />
          {t({ zh: '只看现在在班', en: 'Only those on shift now' })}
        </label>
        {isFiltered ? (
          <Button type="link" onClick={clear}>
            {t(words.clearFilters)}
          </Button>
        ) : null}
        {mayEdit ? (
          <Button type="primary" onClick={add}>
            {t({ zh: '增加排班', en: 'Add a line' })}
            <KeyHint keys="N" />
          </Button>
        ) : null}
      </Filters>
      <Split>
        <SplitList>
          <Loaded reading={pages} lines={14}>
            {(rows) => (
              <Table
                label={t({ zh: '排班明细', en: 'Lines of the roster' })}
                rows={rows}
                columns={columns}
                rowKey={(row) => row.id}
                current={open}
                onOpen={(row) => query.change({ open: row.id })}
                more={{ has: pages.hasMore, loading: pages.loadingMore, load: pages.loadMore }}
                empty={
                  <EmptyState action={isFiltered ? <Button onClick={clear}>{t(words.clearFilters)}</Button> : null}>
                    {isFiltered
                      ? t({ zh: '没有符合条件的排班', en: 'No line fits these filters.' })
                      : t({ zh: '还没有排班。先增加一条', en: 'No lines yet. Add one.' })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
        {isNew && open ? (
          <SidePanel title={t({ zh: '增加排班', en: 'Add a line' })} onClose={close}>
            <ShiftForm key={open} newId={open.slice('new-'.length)} onDone={close} />
          </SidePanel>
        ) : null}
        {shift ? (
          <SidePanel title={t({ zh: `${shift.name}的排班`, en: `Line of ${shift.name}` })} onClose={close}>
            {mayEdit ? (
              <ShiftForm key={`${shift.id}@${shift.version}`} shift={shift} onDone={close} />
            ) : (
              <div className={css.section}>
                <ShiftLine shift={shift} nowMs={nowMs} />
                <p className={css.meta}>{shift.areaCodes.join('、')}</p>
              </div>
            )}
          </SidePanel>
        ) : null}
      </Split>
    </>
  )
}
