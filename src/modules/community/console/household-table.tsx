import { Select } from 'antd'
import { useState } from 'react'
import { usePages } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { EmptyState, Loaded } from '#ui/page.ts'
import { SearchBox } from '#ui/search-box.tsx'
import { useMay } from '#ui/session.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { type BuildingRow, findHouseholds, type HouseholdRow } from '../contract.ts'
import { TENURE_WORDS } from '../words.ts'
import css from './community.module.css'
import { DueMark } from './due-mark.tsx'
import { useListWords } from './use-list-words.ts'

/** Households of the own community; those due come first where that is asked. What is searched for stays out of the address. */
export function HouseholdTable({
  area,
  dueOnly,
  building,
  current,
  onOpen,
  onBuilding,
}: {
  area: string
  dueOnly: boolean
  building: BuildingRow | null
  current: string | null
  onOpen(id: string): void
  onBuilding(id: string | null): void
}) {
  const { t } = useWords()
  const names = useListWords()
  const mayCare = useMay('community:view-care')
  const [text, setText] = useState('')
  const [care, setCare] = useState<string | null>(null)
  const pages = usePages(findHouseholds, {
    area,
    ...(dueOnly ? { due: 'soon' as const, sort: 'due' as const } : {}),
    ...(building ? { building: building.id } : {}),
    ...(care ? { care } : {}),
    ...(text ? { text } : {}),
  })
  const columns: Column<HouseholdRow>[] = [
    {
      id: 'place',
      title: { zh: '楼栋', en: 'Building' },
      phone: 'lead',
      cell: (row) => row.building,
      hint: (row) => row.building,
    },
    { id: 'door', title: { zh: '门户', en: 'Door' }, width: '116px', cell: (row) => row.room },
    {
      id: 'head',
      title: { zh: '户主', en: 'Head' },
      width: '88px',
      cell: (row) => `${row.head ?? '—'} ${t({ zh: `${row.residents}人`, en: `×${row.residents}` })}`,
    },
    {
      id: 'care',
      title: { zh: '关爱类别', en: 'Care' },
      width: '96px',
      cell: (row) => {
        const shown = row.care?.length ? row.care.map(names.care) : [t(TENURE_WORDS[row.tenure])]
        return shown.map((word) => (
          <span key={word} className={css.chip} data-kind={row.care?.length ? 'care' : 'plain'}>
            {word}
          </span>
        ))
      },
      hint: (row) => (row.care ?? []).map(names.care).join('、'),
    },
    {
      id: 'due',
      title: { zh: '走访', en: 'Visit' },
      width: '164px',
      cell: (row) => <DueMark due={row.due} short />,
    },
  ]
  return (
    <>
      <div className={css.filters}>
        <SearchBox
          value={text}
          change={setText}
          placeholder={t({ zh: '楼栋、完整姓名或完整电话', en: 'Building, whole name or number' })}
          width={220}
        />
        {mayCare ? (
          <Select
            allowClear
            value={care}
            onChange={(value: string | undefined) => setCare(value ?? null)}
            placeholder={t({ zh: '关爱类别', en: 'Care' })}
            aria-label={t({ zh: '关爱类别', en: 'Care' })}
            style={{ width: 132 }}
            options={(names.lists?.careKinds ?? []).map(({ key }) => ({ value: key, label: names.care(key) }))}
          />
        ) : null}
        {building ? (
          <button type="button" className={css.plain} onClick={() => onBuilding(null)}>
            {t({ zh: `仅 ${building.name}，查看全部`, en: `Only ${building.name}; show all` })}
          </button>
        ) : null}
      </div>
      <div className={css.list}>
        <Loaded reading={pages}>
          {(rows) => (
            <Table
              label={t({ zh: '住户', en: 'Households' })}
              rows={rows}
              columns={columns}
              rowKey={(row) => row.id}
              current={current}
              onOpen={(row) => onOpen(row.id)}
              empty={
                <EmptyState>
                  {text || care || building
                    ? t({
                        zh: '本社区没有符合的住户。姓名和电话须写完整',
                        en: 'None here. Names and numbers must be whole',
                      })
                    : dueOnly
                      ? t({ zh: '一周内没有该走访的住户', en: 'Nobody is due within a week' })
                      : t({
                          zh: '还没有住户。由数据管理员导入后显示',
                          en: 'No households yet; the data steward imports them',
                        })}
                </EmptyState>
              }
              more={{ has: pages.hasMore, loading: pages.loadingMore, load: pages.loadMore }}
            />
          )}
        </Loaded>
      </div>
    </>
  )
}
