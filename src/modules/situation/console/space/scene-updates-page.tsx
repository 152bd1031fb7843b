import { Button, Select } from 'antd'
import { useMemo } from 'react'
import { localDay, yearOfDay } from '#core/time/local.ts'
import { getBasemap, getDistrict } from '#modules/territory/contract.ts'
import { callOperation, useOperation } from '#ui/call.ts'
import { clockTime, percent, useNow } from '#ui/format.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { basemapQuery, type MapBounds, type MapOverlay, MapView } from '#ui/map.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { listSceneUpdates, readLayer, type SceneUpdate, type SceneYear } from '../../contract.ts'
import { words } from '../../words.ts'
import { Figure } from './figure.tsx'
import { ImportUpdates } from './import-updates.tsx'
import { km2 } from './km2.ts'
import css from './space.module.css'
import { UpdatePanel } from './update-panel.tsx'

const YEARS_BACK = 5
const LAYER = 'scene3d_update'
const HOUR_MS = 3_600_000

/** Areas of the 3D scene that were surveyed anew in a year, and what they cover against the target. */
export default function SceneUpdatesPage() {
  const { t } = useWords()
  const address = useAddressQuery()
  const mayKeep = useMay('situation:keep-scene-updates')
  const thisYear = yearOfDay(localDay(useNow()))
  const years = Array.from({ length: YEARS_BACK + 1 }, (_, back) => thisYear - back)
  const year = years.find((one) => `${one}` === address.one('year')) ?? thisYear
  const reading = useOperation(listSceneUpdates, { year }, { everyMs: 5 * 60_000 })
  const open = address.one('open')
  const rows = reading.data?.items ?? []
  const current = rows.find(({ id }) => id === open)
  const close = () => address.change({ open: undefined })
  const bringIn = () => address.change({ open: 'import' })
  useKeys([
    { keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: reading.reload },
    { keys: 'N', title: { zh: '导入更新区', en: 'Import areas' }, run: bringIn, enabled: mayKeep },
  ])
  const columns: Column<SceneUpdate>[] = [
    { id: 'date', title: { zh: '更新日期', en: 'Date' }, width: '104px', cell: (row) => row.updatedOn },
    {
      id: 'name',
      title: { zh: '名称', en: 'Name' },
      phone: 'lead',
      cell: (row) => (
        <>
          {row.name}
          {row.invented ? <span className={css.mark}>{t(words.invented)}</span> : null}
        </>
      ),
      hint: (row) => `${row.name} ${row.maker}`,
    },
    { id: 'street', title: { zh: '街道', en: 'Street' }, width: '104px', cell: (row) => row.street ?? '—' },
    {
      id: 'area',
      title: { zh: '面积', en: 'Area' },
      width: '96px',
      align: 'right',
      cell: (row) => `${km2(row.areaM2)} km²`,
    },
    {
      id: 'adds',
      title: { zh: '本年新增', en: 'New this year' },
      width: '96px',
      align: 'right',
      phone: 'no',
      cell: (row) => `${km2(row.addsM2)} km²`,
    },
  ]
  return (
    <Page
      fill
      title={t(words.sceneUpdates)}
      note={
        reading.answeredAtMs > 0
          ? t({ zh: `数据截至 ${clockTime(reading.answeredAtMs)}`, en: `as of ${clockTime(reading.answeredAtMs)}` })
          : null
      }
      actions={
        <>
          <Select
            value={year}
            onChange={(value: number) => address.change({ year: `${value}`, open: undefined })}
            aria-label={t({ zh: '年度', en: 'Year' })}
            options={years.map((value) => ({ value, label: t({ zh: `${value} 年`, en: `${value}` }) }))}
          />
          {mayKeep ? (
            <Button type="primary" onClick={bringIn}>
              {t({ zh: '导入更新区', en: 'Import areas' })}
            </Button>
          ) : null}
        </>
      }
    >
      <Years years={reading.data?.years ?? []} year={year} />
      <Split>
        <SplitList>
          <Loaded reading={reading} lines={14}>
            {({ items }) => (
              <Table
                label={t(words.sceneUpdates)}
                rows={items}
                columns={columns}
                rowKey={(row) => row.id}
                current={open}
                onOpen={(row) => address.change({ open: row.id })}
                empty={
                  <EmptyState>
                    {t({
                      zh: `${year} 年还没有更新区。数据管理员导入 GeoJSON 后出现在这里`,
                      en: `No areas in ${year} yet; they appear when a data steward imports them`,
                    })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
        <UpdatesMap year={year} chosen={current ?? null} onOpen={(id) => address.change({ open: id })} />
        {open === 'import' && mayKeep ? <ImportUpdates onClose={close} /> : null}
        {current ? <UpdatePanel key={current.id} update={current} mayKeep={mayKeep} onClose={close} /> : null}
      </Split>
    </Page>
  )
}

function Years({ years, year }: { years: readonly SceneYear[]; year: number }) {
  const { t } = useWords()
  const [now, before] = [years.find((one) => one.year === year), years.find((one) => one.year === year - 1)]
  if (!now) return null
  const { coveredM2, targetM2, sumM2, count } = now
  const left = targetM2 === null ? null : targetM2 - coveredM2
  return (
    <div className={css.sum}>
      <Figure
        label={t({ zh: `${year} 年更新面积`, en: `Updated in ${year}` })}
        value={`${km2(coveredM2)} km²`}
        note={t({
          zh: `${count} 个更新区，合计 ${km2(sumM2)}，重叠只计一次`,
          en: `${count} areas of ${km2(sumM2)}; overlaps count once`,
        })}
      />
      {targetM2 === null || left === null ? (
        <Figure label={t({ zh: '年度目标', en: 'Target' })} value={t({ zh: '未设', en: 'none' })} />
      ) : (
        <>
          <Figure label={t({ zh: '年度目标', en: 'Target' })} value={`${km2(targetM2)} km²`} />
          <Figure
            label={t({ zh: '完成率', en: 'Done' })}
            value={percent(coveredM2, targetM2)}
            note={
              left > 0
                ? t({ zh: `还差 ${km2(left)} km²`, en: `${km2(left)} km² to go` })
                : t({ zh: `已完成，超出 ${km2(-left)} km²`, en: `done, ${km2(-left)} km² above` })
            }
          />
        </>
      )}
      {before ? (
        <Figure
          label={t({ zh: `上年（${before.year}）`, en: `Year before (${before.year})` })}
          value={`${km2(before.coveredM2)} km²`}
          {...(before.targetM2 === null
            ? {}
            : { note: t({ zh: `目标 ${km2(before.targetM2)}`, en: `target ${km2(before.targetM2)}` }) })}
        />
      ) : null}
    </div>
  )
}

function UpdatesMap(props: { year: number; chosen: SceneUpdate | null; onOpen(id: string): void }) {
  const { year, chosen, onOpen } = props
  const { t } = useWords()
  const [seesWork, keeps] = [useMay('situation:view-work'), useMay('situation:keep-layers')]
  const maySee = seesWork || keeps
  const district = useOperation(getDistrict, {}, { freshForMs: HOUR_MS }).data
  const shapes = useOperation(readLayer, { id: LAYER, limit: 2000 }, { enabled: maySee, freshForMs: 60_000 }).data
  const overlays = useMemo((): MapOverlay[] => {
    const all = shapes?.features.features ?? []
    const features = all.filter(({ properties }) => `${properties.更新日期}`.startsWith(`${year}-`))
    const data = { type: 'FeatureCollection', features }
    return [{ id: LAYER, kind: 'geojson', data, shape: 'hatch', color: 'chart-1' }]
  }, [shapes, year])
  if (!maySee || !district?.bbox) return null
  return (
    <div className={css.map}>
      <MapView
        label={t({ zh: `${year} 年更新区地图`, en: `Map of the areas of ${year}` })}
        bounds={[...district.bbox] as MapBounds}
        basemap={async (bounds, zoom) => (await callOperation(getBasemap, basemapQuery(bounds, zoom))).features}
        overlays={overlays}
        onFeature={({ id }) => onOpen(`${id}`)}
        ring={chosen ? [chosen.lon, chosen.lat] : null}
        controls
      />
    </div>
  )
}
