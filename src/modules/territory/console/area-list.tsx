import type { AreaLevel } from '#core/place/area-code.ts'
import { usePages } from '#ui/call.ts'
import { KeyHint } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { EmptyState, Loaded } from '#ui/page.ts'
import { type Column, Table } from '#ui/table.tsx'
import { type Area, listAreas } from '../contract.ts'
import { LEVEL_WORDS, words } from '../words.ts'
import { areaSize } from './area-size.ts'
import css from './territory.module.css'

const AN_HOUR_MS = 3_600_000

/** What lies below the open area, and the way back up: the same as on the map, for the keyboard. */
export function AreaList({
  parent,
  level,
  chosen,
  ancestors,
  districtName,
  onChoose,
}: {
  /** Null: the district. */
  parent: string | null
  level: AreaLevel
  chosen: string | null
  ancestors: readonly { code: string; level: AreaLevel; name: string }[]
  districtName: string
  onChoose(code: string | null): void
}) {
  const { t, language } = useWords()
  const pages = usePages(
    listAreas,
    { level, limit: 500, ...(parent === null ? {} : { parent }) },
    { freshForMs: AN_HOUR_MS },
  )
  // One column that lays out its own parts: beside the map there is no room for a table's.
  const columns: Column<Area>[] = [
    {
      id: 'area',
      title: LEVEL_WORDS[level],
      phone: 'lead',
      cell: (row) => (
        <span className={css.line}>
          <span>{row.name}</span>
          <span>{row.code}</span>
          <span>{areaSize(row.areaM2, language)}</span>
        </span>
      ),
      hint: (row) => row.name,
    },
  ]
  const steps = ancestors.filter((area) => area.level !== 'district')
  return (
    <>
      <nav className={css.path} aria-label={t({ zh: '所在位置', en: 'Path' })}>
        <button type="button" onClick={() => onChoose(null)} aria-current={steps.length === 0}>
          {districtName}
        </button>
        {steps.map((area) => (
          <span key={area.code}>
            {' › '}
            <button type="button" onClick={() => onChoose(area.code)} aria-current={area.code === parent}>
              {area.name}
            </button>
          </span>
        ))}
        {steps.length > 0 ? <KeyHint keys="U" /> : null}
      </nav>
      <div className={css.list}>
        <Loaded reading={pages} lines={10}>
          {(rows) => (
            <Table
              label={t(words.areas)}
              rows={rows}
              columns={columns}
              rowKey={(row) => row.code}
              current={chosen}
              onOpen={(row) => onChoose(row.code)}
              more={{ has: pages.hasMore, loading: pages.loadingMore, load: pages.loadMore }}
              empty={
                <EmptyState>
                  {t({
                    zh: `这里还没有${LEVEL_WORDS[level].zh}。由数据管理员导入`,
                    en: `No ${LEVEL_WORDS[level].en.toLowerCase()} here yet; the data steward imports them.`,
                  })}
                </EmptyState>
              }
            />
          )}
        </Loaded>
      </div>
    </>
  )
}
