import { Button, Select } from 'antd'
import { useState } from 'react'
import { ClockLine, Light } from '#ui/clock.ts'
import { count, secondTime, tableTime, today } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { MapSymbol } from '#ui/map.ts'
import { EmptyState, ProblemNotice, RefreshBar, Skeleton } from '#ui/page.ts'
import { type Column, Table } from '#ui/table.tsx'
import type { LayerCard } from '../../contract.ts'
import type { ResultRow } from './result-rows.ts'
import side from './results.module.css'
import type { Results } from './use-results.ts'

const PAGE_ROWS = 100

/** What stands on the map as a table: in view, within what was drawn, or at a place. */
export function ResultList({
  results,
  cards,
  listed,
  current,
  focusOn,
  onMove,
  onOpen,
  onVisit,
  changeList,
  zoom,
  clear,
}: {
  results: Results
  cards: ReadonlyMap<string, LayerCard>
  /** Layers that can be listed. */
  listed: readonly LayerCard[]
  current: string | null
  focusOn: number
  onMove(row: ResultRow): void
  onOpen(row: ResultRow): void
  onVisit(row: ResultRow): void
  changeList(layer: string | null): void
  zoom: number
  /** Takes away what was drawn or pressed. */
  clear(): void
}) {
  const { t } = useWords()
  const [most, setMost] = useState(PAGE_ROWS)
  const { rows, counts, kind, list } = results
  const layerName = (id: string) => {
    const card = cards.get(id)
    return card ? t(card.title) : id
  }
  const only = list === null ? undefined : cards.get(list)
  const isFar = only !== undefined && zoom < only.style.minZoom
  const number = results.cut ? `${count(rows.length)}+` : count(rows.length)
  const heads = {
    view: t({ zh: `视野内 ${number} 项`, en: `${number} in view` }),
    shape: t({ zh: `圈选范围内 ${number} 项`, en: `${number} within what is drawn` }),
    here: t({ zh: `此处 ${number} 项`, en: `${number} at this place` }),
  }
  return (
    <section className={side.results} aria-label={t({ zh: '结果列表', en: 'List of results' })}>
      <header className={side.resultHead}>
        <h2 aria-live="polite">{results.loading ? t({ zh: '查询中', en: 'Asking' }) : heads[kind]}</h2>
        {kind === 'view' ? null : (
          <Button size="small" onClick={clear}>
            {kind === 'shape'
              ? t({ zh: '清除圈选', en: 'Clear the drawing' })
              : t({ zh: '返回视野', en: 'Back to the view' })}
          </Button>
        )}
        <Select
          className={side.listChoice ?? ''}
          value={list ?? ''}
          aria-label={t({ zh: '列出的图层', en: 'Layer in the list' })}
          onChange={(value: string) => {
            setMost(PAGE_ROWS)
            changeList(value === '' ? null : value)
          }}
          options={[
            ...(kind === 'view'
              ? []
              : [{ value: '', label: t({ zh: '全部打开的图层', en: 'All layers that are on' }) }]),
            ...(list !== null && !listed.some(({ id }) => id === list)
              ? [{ value: list, label: layerName(list) }]
              : []),
            ...listed.map((card) => {
              const many = counts.get(card.id)
              return { value: card.id, label: many === undefined ? t(card.title) : `${t(card.title)}（${many}）` }
            }),
          ]}
        />
        <p className="meta">
          {results.asOf === null
            ? null
            : t({ zh: `数据截至 ${asOfText(results.asOf)}`, en: `as of ${asOfText(results.asOf)}` })}
          {results.note ? `，${results.note}` : null}
          {isFar ? t({ zh: '，地图放大后才画出', en: '; drawn when the map is nearer' }) : null}
          {results.cut
            ? t({ zh: '，还有更多，放大或缩小范围再看', en: '; there are more, look at a smaller place' })
            : null}
        </p>
      </header>
      <div className={side.resultBody} data-scrolls>
        <RefreshBar active={results.refreshing} />
        {[...results.problems].map(([id, problem]) => (
          <div key={id}>
            <p className="meta">{layerName(id)}</p>
            <ProblemNotice problem={problem} retry={results.reload} />
          </div>
        ))}
        {results.loading ? (
          <Skeleton lines={10} />
        ) : (
          <Table
            label={heads[kind]}
            rows={rows.slice(0, most)}
            columns={columnsOf(results, layerName, cards)}
            rowKey={(row) => row.key}
            current={current}
            focusOn={focusOn}
            onMove={onMove}
            onOpen={onOpen}
            onVisit={onVisit}
            more={{ has: rows.length > most, loading: false, load: () => setMost(most + PAGE_ROWS) }}
            empty={
              results.problems.size > 0 ? null : (
                <EmptyState>
                  {list === null && listed.length === 0
                    ? t({ zh: '没有打开的图层。在左侧打开一个图层', en: 'No layer is on. Switch one on at the left' })
                    : kind === 'view'
                      ? t({
                          zh: '视野内没有。移动或缩小地图，或换一个图层',
                          en: 'Nothing in view. Move the map or choose another layer',
                        })
                      : t({
                          zh: '范围内没有。放大范围，或打开别的图层',
                          en: 'Nothing there. Draw larger, or switch on other layers',
                        })}
                </EmptyState>
              )
            }
          />
        )}
      </div>
    </section>
  )
}

function columnsOf(
  results: Results,
  layerName: (id: string) => string,
  cards: ReadonlyMap<string, LayerCard>,
): Column<ResultRow>[] {
  const columns: Column<ResultRow>[] = [
    {
      id: 'name',
      title: { zh: '名称', en: 'Name' },
      phone: 'lead',
      cell: (row) => {
        const card = cards.get(row.layer)
        return (
          <span className={side.nameCell}>
            {row.light && !row.clock ? (
              <Light light={row.light} />
            ) : row.clock ? null : card ? (
              <MapSymbol shape={card.style.shape} color={card.style.color} size={14} />
            ) : null}
            <span className={side.cut}>{row.name || row.id}</span>
            {results.list === null ? <small>{layerName(row.layer)}</small> : null}
          </span>
        )
      },
      hint: (row) => [layerName(row.layer), row.name || row.id, row.detail].filter(Boolean).join(' '),
    },
  ]
  if (results.rows.some(({ clock }) => clock !== null))
    columns.push({
      id: 'left',
      title: { zh: '剩余时间', en: 'Time left' },
      width: '136px',
      cell: ({ clock }) => (clock ? <ClockLine clock={clock} short /> : '—'),
    })
  if (results.rows.some(({ detail, distanceM }) => detail !== null || distanceM !== null))
    columns.push({
      id: 'detail',
      title: { zh: '地址、距离', en: 'Address, distance' },
      cell: ({ detail, distanceM }) => (
        <span className="meta">
          {[detail, distanceM === null ? null : `${count(Math.round(distanceM))} m`].filter(Boolean).join(' · ')}
        </span>
      ),
    })
  return columns
}

/** The day too where it is not this one. */
function asOfText(instant: string): string {
  const full = tableTime(instant)
  return full.startsWith(today()) ? secondTime(instant) : full
}
