import { useMemo } from 'react'
import type { CaseRow } from '#modules/cases/contract.ts'
import { getAreaShapes, getBasemap } from '#modules/territory/contract.ts'
import { callOperation, useOperation } from '#ui/call.ts'
import { lightNow } from '#ui/clock.ts'
import { useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { basemapQuery, type MapBounds, type MapOverlay, MapSymbol, MapView } from '#ui/map.ts'
import type { BuildingRow } from '../contract.ts'
import css from './community.module.css'

const basemap = async (bounds: MapBounds, zoom: number) =>
  (await callOperation(getBasemap, basemapQuery(bounds, zoom))).features

/** The own community: its border, its buildings by whether somebody is to be visited, and the appeals that came from it. */
export function CommunityMap({
  area,
  name,
  buildings,
  appeals,
  building,
  onBuilding,
  onAppeal,
}: {
  area: string
  name: string
  buildings: readonly BuildingRow[]
  appeals: readonly CaseRow[]
  building: string | null
  onBuilding(id: string): void
  onAppeal(id: string): void
}) {
  const { t } = useWords()
  const nowMs = useNow()
  const level = area.length === 15 ? 'grid' : 'community'
  const shapes = useOperation(getAreaShapes, { level, within: area, toleranceM: 2 }, { freshForMs: 3_600_000 }).data
  const bounds = useMemo(() => boundsOf(shapes?.features ?? []), [shapes])
  const overlays = useMemo((): MapOverlay[] => {
    const points = (rows: readonly BuildingRow[]) => ({
      type: 'FeatureCollection',
      features: rows.map((row) => ({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [row.lon, row.lat] },
        properties: { id: row.id, name: row.visitsDue > 1 ? String(row.visitsDue) : '' },
      })),
    })
    const due = buildings.filter((row) => row.visitsDue > 0)
    const rest = buildings.filter((row) => row.visitsDue === 0)
    return [
      { id: 'buildings', kind: 'geojson', shape: 'square', color: 'chart-4', size: 12, data: points(rest) },
      { id: 'appeals', kind: 'geojson', shape: 'light', color: 'primary', data: appealPoints(appeals, nowMs) },
      { id: 'due', kind: 'geojson', shape: 'pin', color: 'status-due', size: 22, nameFrom: 12, data: points(due) },
    ]
  }, [buildings, appeals, nowMs])
  const chosen = buildings.find((row) => row.id === building)
  if (!bounds) return null
  return (
    <>
      <MapView
        label={t({ zh: `${name}民情图`, en: `Map of ${name}` })}
        bounds={bounds}
        basemap={basemap}
        areas={shapes}
        overlays={overlays}
        ring={chosen ? [chosen.lon, chosen.lat] : null}
        {...(chosen ? { center: [chosen.lon, chosen.lat] as [number, number] } : {})}
        onFeature={({ overlay, properties }) =>
          overlay === 'appeals' ? onAppeal(String(properties.id)) : onBuilding(String(properties.id))
        }
        tip={({ overlay, properties }) => tipOf(overlay, String(properties.id), buildings, appeals)}
      />
      <ul className={css.legend}>
        <li>
          <MapSymbol shape="pin" color="status-due" />
          {t({ zh: '有该走访的住户（多户标数）', en: 'Households due (how many)' })}
        </li>
        <li>
          <MapSymbol shape="square" color="chart-4" />
          {t({ zh: '其他楼栋', en: 'Other buildings' })}
        </li>
        <li>
          <MapSymbol shape="circle" color="status-ok" />
          {t({ zh: '近期诉求（形状和颜色为时限灯）', en: 'Recent appeals, by their light' })}
        </li>
      </ul>
    </>
  )
}

function appealPoints(appeals: readonly CaseRow[], nowMs: number) {
  return {
    type: 'FeatureCollection',
    features: appeals.flatMap((row) =>
      row.lon === null || row.lat === null
        ? []
        : {
            type: 'Feature',
            geometry: { type: 'Point', coordinates: [row.lon, row.lat] },
            properties: { id: row.id, name: row.title, light: row.step ? lightNow(row.step, nowMs) : 'none' },
          },
    ),
  }
}

function tipOf(overlay: string, id: string, buildings: readonly BuildingRow[], appeals: readonly CaseRow[]) {
  return overlay === 'appeals'
    ? (appeals.find((row) => row.id === id)?.title ?? null)
    : (buildings.find((row) => row.id === id)?.name ?? null)
}

type Positions = readonly (readonly [number, number] | Positions)[]

function boundsOf(features: readonly { geometry: { coordinates: unknown } }[]): MapBounds | null {
  let [west, south, east, north] = [180, 90, -180, -90]
  const take = (part: Positions | readonly [number, number]): void => {
    if (typeof part[0] === 'number') {
      const [lon, lat] = part as readonly [number, number]
      ;[west, south, east, north] = [
        Math.min(west, lon),
        Math.min(south, lat),
        Math.max(east, lon),
        Math.max(north, lat),
      ]
    } else for (const one of part as Positions) take(one)
  }
  for (const { geometry } of features) take(geometry.coordinates as Positions)
  return west <= east ? [west, south, east, north] : null
}
