import { Button } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { AREA_LEVELS, type AreaLevel, areaLevel, parentOf } from '#core/place/area-code.ts'
import { asProblem, callOperation, type Problem, useOperation } from '#ui/call.ts'
import { count } from '#ui/format.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { MapView } from '#ui/map.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Page, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import {
  type AddressCandidate,
  type Area,
  type Bbox,
  getArea,
  getAreaShapes,
  getDistrict,
  locatePoint,
} from '../contract.ts'
import { LEVEL_WORDS, words } from '../words.ts'
import { AddressSearch } from './address-search.tsx'
import { AreaList } from './area-list.tsx'
import { AreaPanel } from './area-panel.tsx'
import { basemapOf } from './basemap-of.ts'
import { ImportAddresses } from './import-addresses.tsx'
import { ImportAreas } from './import-areas.tsx'
import css from './territory.module.css'

const AN_HOUR_MS = 3_600_000
/** How far a border may be drawn from where it is: less than a line is wide at the zoom where its level is shown. */
const TOLERANCE_M: Record<AreaLevel, number> = { district: 30, street: 15, community: 5, grid: 1 }

/** The district on the map: streets, their communities, their grids; addresses and what each area is. */
export default function AreasPage() {
  const { t, language } = useWords()
  const query = useAddressQuery()
  const mayAreas = useMay('territory:import-areas')
  const mayAddresses = useMay('territory:import-addresses')
  const [importing, setImporting] = useState<'areas' | 'addresses' | null>(null)
  const [found, setFound] = useState<readonly AddressCandidate[]>([])
  const [chosen, setChosen] = useState<number>(0)
  const [problem, setProblem] = useState<Problem | null>(null)
  const district = useOperation(getDistrict, {}, { freshForMs: AN_HOUR_MS })
  const asked = query.one('area')
  const code = asked !== null && areaLevel(asked) !== null ? asked : null
  // A grid has nothing below it: its neighbours stay on the map with it.
  const within = code === null ? null : areaLevel(code) === 'grid' ? parentOf(code) : code
  const shownLevel = levelBelow(within)
  const shapes = useOperation(
    getAreaShapes,
    { level: shownLevel, toleranceM: TOLERANCE_M[shownLevel], ...(within === null ? {} : { within }) },
    { freshForMs: AN_HOUR_MS },
  )
  const area = useOperation(getArea, { code: within ?? '' }, { enabled: within !== null, freshForMs: AN_HOUR_MS })
  const wanted = within === null ? district.data?.bbox : areaOf(area.data?.area, within)?.bbox
  // The map stays as it is until it is known where to go.
  const lastBounds = useRef<Bbox | null>(null)
  lastBounds.current = wanted ?? lastBounds.current
  const bounds = lastBounds.current
  const point = found[chosen]
  const areas = useMemo(
    () => ({
      type: 'FeatureCollection',
      features: (shapes.data?.features ?? []).map((feature) => ({
        ...feature,
        properties: { ...feature.properties, chosen: feature.properties.code === code },
      })),
    }),
    [shapes.data, code],
  )
  const points = useMemo(
    () => found.map((one, index) => ({ id: String(index), lon: one.lon, lat: one.lat, title: one.text })),
    [found],
  )
  const choose = (next: string | null) => {
    setImporting(null)
    query.change({ area: next ?? undefined }, { push: true })
  }
  const up = () => choose(code === null ? null : upOf(code))
  const pick = async (lon: number, lat: number) => {
    setProblem(null)
    try {
      const hit = await callOperation(locatePoint, { lon, lat })
      const there = hit[shownLevel]?.code
      // Outside of what is open: to the area of the same level there.
      if (there) choose(within === null || there.startsWith(within) ? there : there.slice(0, within.length))
    } catch (thrown) {
      setProblem(asProblem(thrown))
    }
  }
  const takeCandidates = (candidates: readonly AddressCandidate[]) => {
    setFound(candidates)
    setChosen(0)
    const best = candidates[0]
    if (best) showCandidate(best)
  }
  const showCandidate = (candidate: AddressCandidate) =>
    choose(candidate.gridCode ?? candidate.communityCode ?? candidate.streetCode)
  useKeys([{ keys: 'U', title: { zh: '回到上一级', en: 'One level up' }, run: up, enabled: code !== null }])
  return (
    <Page
      fill
      title={t(words.areas)}
      note={
        shapes.data
          ? t({
              zh: `${count(shapes.data.features.length)} 个${LEVEL_WORDS[shownLevel].zh}`,
              en: `${count(shapes.data.features.length)} × ${LEVEL_WORDS[shownLevel].en}`,
            })
          : null
      }
      actions={
        <>
          {mayAddresses ? <Button onClick={() => setImporting('addresses')}>{t(words.importAddresses)}</Button> : null}
          {mayAreas ? <Button onClick={() => setImporting('areas')}>{t(words.importAreas)}</Button> : null}
        </>
      }
    >
      <ProblemNotice problem={problem ?? shapes.problem} close={() => setProblem(null)} retry={shapes.reload} />
      <div className={css.frame}>
        <div className={css.side}>
          <AddressSearch
            found={found}
            chosen={chosen}
            onFound={takeCandidates}
            onChoose={(index) => {
              setChosen(index)
              const candidate = found[index]
              if (candidate) showCandidate(candidate)
            }}
            onArea={choose}
          />
          <AreaList
            parent={within}
            level={shownLevel}
            chosen={code}
            ancestors={area.data && within !== null ? [...area.data.ancestors, area.data.area] : []}
            districtName={district.data?.name ?? ''}
            onChoose={choose}
          />
        </div>
        <div className={css.map}>
          {bounds ? (
            <MapView
              label={t({
                zh: `${area.data?.area.name ?? district.data?.name ?? ''}地图`,
                en: `Map of ${area.data?.area.name ?? district.data?.nameEn ?? ''}`,
              })}
              bounds={bounds}
              basemap={basemapOf}
              areas={areas}
              points={points}
              chosen={point ? String(chosen) : null}
              onSelect={(id) => setChosen(Number(id))}
              onPick={pick}
              {...(point ? { center: [point.lon, point.lat] as [number, number] } : {})}
            />
          ) : district.data && within === null ? (
            <EmptyState
              action={
                mayAreas ? <Button onClick={() => setImporting('areas')}>{t(words.importAreas)}</Button> : undefined
              }
            >
              {t({
                zh: '还没有区域边界。由数据管理员导入街道、社区和网格的 GeoJSON 后显示',
                en: 'No borders yet. The data steward imports streets, communities and grids as GeoJSON.',
              })}
            </EmptyState>
          ) : null}
        </div>
        {importing === 'areas' ? <ImportAreas onClose={() => setImporting(null)} /> : null}
        {importing === 'addresses' ? <ImportAddresses onClose={() => setImporting(null)} /> : null}
        {code !== null && importing === null ? (
          <AreaPanel key={code} code={code} language={language} onClose={() => choose(null)} onChoose={choose} />
        ) : null}
      </div>
    </Page>
  )
}

/** While another area is on its way the answer is still that of the one before. */
function areaOf(area: Area | undefined, code: string): Area | null {
  return area?.code === code ? area : null
}

function levelBelow(code: string | null): AreaLevel {
  const level = code === null ? 'district' : (areaLevel(code) ?? 'district')
  return AREA_LEVELS[Math.min(AREA_LEVELS.indexOf(level) + 1, AREA_LEVELS.length - 1)] ?? 'grid'
}

/** Streets stand directly under the page: the district itself is its start. */
function upOf(code: string): string | null {
  const parent = parentOf(code)
  return parent === null || areaLevel(parent) === 'district' ? null : parent
}
