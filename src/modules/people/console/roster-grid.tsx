import { Button } from 'antd'
import { type ReactNode, useMemo } from 'react'
import { listAreas } from '#modules/territory/contract.ts'
import { useOperation } from '#ui/call.ts'
import { clockTime, count, useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Loaded } from '#ui/page.ts'
import { SearchBox } from '#ui/search-box.tsx'
import { Filters, Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { listRoster, type RosterShift, type ShiftKind } from '../contract.ts'
import { SHIFT_KINDS } from '../domain/shift.ts'
import { SHIFT_WORDS, words } from '../words.ts'
import { AreaShifts } from './area-shifts.tsx'
import css from './people.module.css'
import { type GridLine, gridLines } from './roster-lines.ts'

const AN_HOUR_MS = 3_600_000
const A_MINUTE_MS = 60_000

/** Grids of a street with who stands in each shift and who answers now. */
export function RosterGrid({ street, choice }: { street: string | null; choice: ReactNode }) {
  const { t } = useWords()
  const query = useAddressQuery()
  const nowMs = useNow()
  const asked = street ?? ''
  const enabled = street !== null
  const areas = { text: asked, limit: 500 }
  const communities = useOperation(
    listAreas,
    { ...areas, level: 'community' },
    { enabled, freshForMs: AN_HOUR_MS, forgetful: true },
  )
  const grids = useOperation(
    listAreas,
    { ...areas, level: 'grid' },
    { enabled, freshForMs: AN_HOUR_MS, forgetful: true },
  )
  const roster = useOperation(
    listRoster,
    { areaCode: asked, limit: 1000 },
    { enabled, everyMs: A_MINUTE_MS, forgetful: true },
  )
  const text = query.one('q') ?? ''
  const bareOnly = query.one('bare') === '1'
  const current = query.one('open')
  const nameOf = useMemo(
    () => new Map((communities.data?.items ?? []).map((area) => [area.code, area.name])),
    [communities.data],
  )
  const lines = useMemo(
    () => gridLines(grids.data?.items ?? [], roster.data?.items ?? [], nowMs),
    [grids.data, roster.data, nowMs],
  )
  const wanted = lines.filter(
    (line) =>
      (!bareOnly || line.now.length === 0) &&
      [line.area.name, line.area.code, nameOf.get(line.area.code.slice(0, 12)) ?? ''].some((part) =>
        part.includes(text),
      ),
  )
  const bare = lines.filter((line) => line.now.length === 0).length
  const column = (kind: ShiftKind): Column<GridLine> => ({
    id: kind,
    title: SHIFT_WORDS[kind],
    width: '17%',
    cell: (line) => namesOf(line.byKind[kind]),
    hint: (line) => line.byKind[kind].map(shiftText).join('\n'),
    wide: true,
  })
  const columns: Column<GridLine>[] = [
    {
      id: 'community',
      title: { zh: '社区', en: 'Community' },
      width: '128px',
      cell: (line) => nameOf.get(line.area.code.slice(0, 12)) ?? line.area.code.slice(0, 12),
    },
    {
      id: 'grid',
      title: { zh: '网格', en: 'Grid' },
      width: '168px',
      cell: (line) => line.area.name,
      hint: (line) => line.area.code,
    },
    ...SHIFT_KINDS.map(column),
    {
      id: 'now',
      title: { zh: `现在负责 ${clockTime(nowMs)}`, en: `Responsible at ${clockTime(nowMs)}` },
      cell: (line) =>
        line.now.length > 0 ? (
          line.now.map((shift) => `${shift.name} ${shift.phoneMasked}`.trim()).join('、')
        ) : (
          <span className={css.meta}>{t({ zh: '◌ 无人在班', en: '◌ nobody on shift' })}</span>
        ),
    },
  ]
  return (
    <>
      <Filters>
        {choice}
        <SearchBox
          value={text}
          change={(q) => query.change({ q })}
          placeholder={t({ zh: '社区、网格名称或代码', en: 'Community, grid or code' })}
        />
        <label>
          <input
            type="checkbox"
            checked={bareOnly}
            onChange={(event) => query.change({ bare: event.target.checked ? '1' : undefined })}
          />
          {t({ zh: `只看现在无人在班（${count(bare)}）`, en: `Only without anybody now (${count(bare)})` })}
        </label>
        <span className={css.meta}>
          {t({
            zh: '无人在班时，由网格员、社区工作者依次负责',
            en: 'Where nobody is on shift the grid worker, then the community officer answers',
          })}
        </span>
      </Filters>
      <Split>
        <SplitList>
          <Loaded reading={grids} lines={14}>
            {() => (
              <Loaded reading={roster} lines={14}>
                {() => (
                  <Table
                    label={t({ zh: '值班表', en: 'Roster' })}
                    rows={wanted}
                    columns={columns}
                    rowKey={(line) => line.area.code}
                    current={current}
                    onOpen={(line) => query.change({ open: line.area.code })}
                    empty={
                      <EmptyState
                        action={
                          text || bareOnly ? (
                            <Button onClick={() => query.change({ q: undefined, bare: undefined })}>
                              {t(words.clearFilters)}
                            </Button>
                          ) : null
                        }
                      >
                        {text || bareOnly
                          ? t({ zh: '没有符合条件的网格', en: 'No grid fits these filters.' })
                          : t({
                              zh: '此街道还没有网格。请数据管理员先导入区域',
                              en: 'This street has no grids yet; areas are imported by the data steward.',
                            })}
                      </EmptyState>
                    }
                  />
                )}
              </Loaded>
            )}
          </Loaded>
        </SplitList>
        {current ? (
          <AreaShifts
            key={current}
            areaCode={current}
            areaName={lines.find((line) => line.area.code === current)?.area.name ?? current}
            onClose={() => query.change({ open: undefined })}
          />
        ) : null}
      </Split>
    </>
  )
}

function namesOf(shifts: readonly RosterShift[]): string {
  return shifts.length === 0 ? '—' : [...new Set(shifts.map((shift) => shift.name))].join('、')
}

function shiftText(shift: RosterShift): string {
  return `${shift.name} ${shift.startsAt}–${shift.endsAt}`
}
