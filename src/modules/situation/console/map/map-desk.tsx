import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Output } from '#core/operation.ts'
import type { getDistrict } from '#modules/territory/contract.ts'
import { useCommand } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useLive } from '#ui/live.ts'
import { boundsOf, type DrawnShape, type MapBounds, type MapFeature, type MapLook, MapView } from '#ui/map.ts'
import { useAddressQuery, useGo } from '#ui/navigation.tsx'
import { Page, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { layersChanged, type listLayers, setFavourite } from '../../contract.ts'
import { words } from '../../words.ts'
import { CaseBar } from './case-bar.tsx'
import { isCaseLayer, isUsable } from './case-layers.ts'
import { ChosenPanel } from './chosen-panel.tsx'
import { LayerTree } from './layer-tree.tsx'
import css from './map.module.css'
import { readMapQuery, writeChosen, writeHere, writeLook, writeShape } from './map-query.ts'
import { type Found, MapSearch } from './map-search.tsx'
import { MapTools } from './map-tools.tsx'
import over from './over.module.css'
import { PaneSwitch } from './pane-switch.tsx'
import { ResultList } from './result-list.tsx'
import type { ResultRow } from './result-rows.ts'
import side from './results.module.css'
import { ShapeNote } from './shape-note.tsx'
import { TimeBar } from './time-bar.tsx'
import { tipOf } from './tip-of.ts'
import tree from './tree.module.css'
import { useDrawnLayers } from './use-drawn-layers.ts'
import { type Remembered, useRemember } from './use-remembered.ts'
import { useResults } from './use-results.ts'
import { useSheet } from './use-sheet.ts'

/** How near something has to lie to where was pressed, on the screen. */
const REACH_PX = 10
const AROUND_M = 300
const CLOSE_ZOOM = 16.5

type Tool = DrawnShape['kind'] | 'here' | null

/** Layers at the left, the map, what stands on it as a list at the right; the address holds all of it. */
export function MapDesk({
  catalogue,
  reload,
  district,
  remembered,
}: {
  catalogue: Output<typeof listLayers>
  reload(): void
  district: Output<typeof getDistrict>
  remembered: Remembered
}) {
  const { t, language } = useWords()
  const go = useGo()
  const address = useAddressQuery()
  const query = readMapQuery(address)
  const mayCases = useMay('cases:view')
  const camera = useRef<(() => Promise<ImageBitmap>) | null>(null)
  const [bounds, setBounds] = useState<MapBounds | null>(null)
  const [look, setLook] = useState<MapLook | null>(null)
  const [goTo, setGoTo] = useState<MapLook | null>(() => readMapQuery(address).look ?? remembered.look)
  const [fit, setFit] = useState<MapBounds | null>(null)
  const [tool, setTool] = useState<Tool>(null)
  const [writing, setWriting] = useState(false)
  const [timing, setTiming] = useState(query.atMs !== null)
  const [ring, setRing] = useState<readonly [number, number] | null>(null)
  const [failed, setFailed] = useState<ReadonlySet<string>>(new Set())
  const [focusOn, setFocusOn] = useState(0)
  const writeSwitches = (switchedOn: readonly string[], switchedOff: readonly string[]) =>
    address.change({ on: switchedOn.join(',') || undefined, off: switchedOff.join(',') || undefined })
  // What somebody sent as a link goes before what this person left.
  const asLeft = useRef(query.look === null && query.on.length === 0 && query.off.length === 0)
  const switched = asLeft.current ? remembered : query
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, so that the address says it from then on
  useEffect(() => {
    if (!asLeft.current) return
    asLeft.current = false
    writeSwitches(remembered.on, remembered.off)
  }, [])

  const cards = useMemo(() => new Map(catalogue.layers.map((card) => [card.id, card])), [catalogue])
  const switches = `${switched.on.join()}|${switched.off.join()}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: the switches as text: their lists are new at each reading
  const on = useMemo(
    () =>
      new Set(
        catalogue.layers
          .filter(
            (card) =>
              isUsable(card, mayCases) &&
              (card.style.visible ? !switched.off.includes(card.id) : switched.on.includes(card.id)),
          )
          .map(({ id }) => id),
      ),
    [catalogue, switches, mayCases],
  )
  const zoom = look?.zoom ?? goTo?.zoom ?? 12
  const drawn = useDrawnLayers({ catalogue, on, query, bounds, zoom, mayCases })
  const results = useResults(query, drawn.listed, bounds, mayCases, drawn.beat, {
    tooManyLayers: (most) => t({ zh: `只查前 ${most} 个图层`, en: `only the first ${most} layers` }),
    onlyLights: t({ zh: '历史列表只按时限灯筛选', en: 'the list of the past is filtered by light alone' }),
  })
  useRemember({ on: [...switched.on], off: [...switched.off], look })
  useLive(layersChanged.name, reload)
  const favouring = useCommand(setFavourite)

  const change = (ids: readonly string[], isOn: boolean) => {
    const next = new Set(on)
    for (const id of ids)
      if (isOn) next.add(id)
      else next.delete(id)
    const differs = (isDefault: boolean) =>
      catalogue.layers
        .filter(
          (card) => isUsable(card, mayCases) && card.style.visible === isDefault && next.has(card.id) !== isDefault,
        )
        .map(({ id }) => id)
    writeSwitches(differs(false), differs(true))
  }
  const onLook = useCallback(
    (now: MapLook, seen: MapBounds) => {
      setLook(now)
      setBounds(seen)
      address.change(writeLook(now))
    },
    [address.change],
  )
  const near = (lon: number, lat: number, least = zoom) => setGoTo({ lon, lat, zoom: Math.max(zoom, least) })
  const choose = (layer: string, id: string, lon: number, lat: number, push = true) => {
    setRing([lon, lat])
    address.change({ ...writeChosen({ layer, id }), pane: undefined }, { push })
  }
  const here = (lon: number, lat: number) => {
    setRing([lon, lat])
    const metresAPixel = (156_543 * Math.cos((lat * Math.PI) / 180)) / 2 ** (zoom + 1)
    const radiusM = Math.max(1, Math.min(2000, Math.round(metresAPixel * REACH_PX)))
    address.change({ ...writeHere({ lon, lat, radiusM }), ...writeChosen(null), list: undefined, pane: 'list' })
  }
  const press = (feature: MapFeature, all: readonly MapFeature[]) => {
    if (tool === 'here' || feature.count > 1 || feature.id === undefined) return here(feature.lon, feature.lat)
    if (all.length > 1) here(feature.lon, feature.lat)
    choose(feature.overlay, String(feature.id), feature.lon, feature.lat, all.length === 1)
  }
  const draw = (shape: DrawnShape | null) => {
    setTool(null)
    setWriting(false)
    if (shape === null) return
    address.change(
      { ...writeShape(shape), ...writeHere(null), ...writeChosen(null), list: undefined, pane: 'list' },
      { push: true },
    )
    setRing(null)
    setFit(boundsOf(shape))
    setFocusOn((before) => before + 1)
  }
  const around = (lon: number, lat: number) => draw({ kind: 'circle', center: [lon, lat], radiusM: AROUND_M })
  const clear = () => {
    setRing(null)
    address.change({ ...writeShape(null), ...writeHere(null), list: undefined })
  }
  const take = ({ lon, lat, feature }: Found) => {
    near(lon, lat, CLOSE_ZOOM)
    if (!feature) return setRing([lon, lat])
    if (!on.has(feature.layer)) change([feature.layer], true)
    choose(feature.layer, feature.id, lon, lat)
  }
  const moveTo = (row: ResultRow) => {
    setRing([row.lon, row.lat])
    setGoTo({ lon: row.lon, lat: row.lat, zoom })
    if (query.chosen) address.change(writeChosen({ layer: row.layer, id: row.id }))
  }
  const visit = (row: ResultRow) => {
    const { link } = row
    if (link?.startsWith('/')) go(link)
    else if (isCaseLayer(row.layer)) go(`/c/cases/${row.id}`)
    else choose(row.layer, row.id, row.lon, row.lat)
  }
  const onOverlayState = useCallback((id: string, state: 'ready' | 'failed') => {
    setFailed((before) => {
      if (before.has(id) === (state === 'failed')) return before
      const next = new Set(before)
      if (state === 'failed') next.add(id)
      else next.delete(id)
      return next
    })
  }, [])
  const sheet = useSheet({
    camera,
    cards,
    on,
    atMs: query.atMs,
    name: language === 'zh' ? district.name : district.nameEn,
  })
  // A link to something chosen leads the map there once it is known where it is.
  const { chosen } = query
  const first = useRef(chosen)
  useEffect(() => {
    const row = first.current
      ? results.rows.find(({ layer, id }) => layer === first.current?.layer && id === first.current.id)
      : null
    if (row) {
      first.current = null
      setRing([row.lon, row.lat])
    }
  }, [results.rows])
  useKeys([
    {
      keys: 'R',
      title: { zh: '刷新地图', en: 'Refresh the map' },
      run: () => {
        drawn.reload()
        results.reload()
      },
    },
    { keys: 'I', title: { zh: '查询此处', en: 'What is here' }, run: () => setTool(tool === 'here' ? null : 'here') },
    { keys: 'T', title: { zh: '时间', en: 'Time' }, run: () => setTiming(!timing) },
    {
      keys: 'L',
      title: { zh: '搜索图层', en: 'Find a layer' },
      run: () => document.querySelector<HTMLInputElement>(`.${tree.tree} input`)?.focus(),
    },
  ])
  const bbox = district.bbox
  return (
    <Page
      fill
      title={t(words.map)}
      note={
        query.atMs === null ? null : (
          <span className={css.history}>
            {t({
              zh: `历史 ${tableTime(query.atMs)}：案件为当时状态，其他图层为现状`,
              en: `History ${tableTime(query.atMs)}: cases as they were, other layers as they are`,
            })}
          </span>
        )
      }
      actions={<MapSearch cards={cards} take={take} />}
    >
      <ProblemNotice
        problem={favouring.problem ?? sheet.problem}
        close={favouring.problem ? favouring.clearProblem : sheet.clearProblem}
      />
      <PaneSwitch
        pane={query.pane}
        results={results.rows.length}
        change={(pane) => address.change({ pane: pane === 'map' ? undefined : pane })}
      />
      <div className={css.frame} data-pane={query.pane}>
        <aside className={css.left} aria-label={t({ zh: '图层', en: 'Layers' })}>
          <LayerTree
            groups={catalogue.groups}
            layers={catalogue.layers}
            hidden={catalogue.hidden}
            on={on}
            zoom={zoom}
            mayCases={mayCases}
            failed={failed}
            change={change}
            favour={(card) => void favouring.run({ id: card.id, on: !card.favourite })}
            nearTo={(to) => look && setGoTo({ ...look, zoom: to })}
          />
        </aside>
        <div className={css.middle} data-timing={timing}>
          <MapView
            label={t({ zh: `${district.name}地图`, en: `Map of ${district.nameEn}` })}
            {...(fit ? { bounds: fit } : bbox ? { bounds: bbox as MapBounds } : {})}
            look={goTo}
            onLook={onLook}
            basemap={drawn.basemap}
            overlays={drawn.overlays}
            onFeature={press}
            onPick={(lon, lat) => {
              if (tool === 'here') here(lon, lat)
              else if (chosen || query.here) {
                setRing(null)
                address.change({ ...writeChosen(null), ...writeHere(null) })
              }
            }}
            tip={(feature) => tipOf(feature, cards, language)}
            onOverlayState={onOverlayState}
            ring={ring}
            draw={tool === 'circle' || tool === 'polygon' ? tool : null}
            drawn={query.shape}
            onDrawn={draw}
            camera={camera}
          />
          <MapTools
            tool={tool}
            choose={setTool}
            writing={writing}
            setWriting={setWriting}
            center={look ? [look.lon, look.lat] : null}
            take={draw}
            timing={timing}
            setTiming={setTiming}
            sheet={sheet}
          />
          {query.shape ? <ShapeNote shape={query.shape} count={results.rows.length} clear={clear} /> : null}
          <div className={over.bottom}>
            {mayCases && [...on].some(isCaseLayer) ? (
              <CaseBar filter={query.cases} change={(patch) => address.change(patch)} />
            ) : null}
            {timing ? (
              <TimeBar
                atMs={query.atMs}
                change={(atMs) => address.change({ time: atMs === null ? undefined : new Date(atMs).toISOString() })}
                close={() => setTiming(false)}
              />
            ) : null}
          </div>
        </div>
        <aside className={css.right} aria-label={t({ zh: '结果', en: 'Results' })}>
          {chosen ? (
            <ChosenPanel
              chosen={chosen}
              card={cards.get(chosen.layer) ?? null}
              name={results.rows.find(({ layer, id }) => layer === chosen.layer && id === chosen.id)?.name ?? null}
              around={around}
              close={() => {
                address.change(writeChosen(null))
                setFocusOn((before) => before + 1)
              }}
            />
          ) : null}
          <div className={side.under} hidden={chosen !== null}>
            <ResultList
              results={results}
              cards={cards}
              listed={drawn.listed}
              current={chosen ? `${chosen.layer}:${chosen.id}` : null}
              focusOn={focusOn}
              onMove={moveTo}
              onOpen={(row) => {
                setGoTo({ lon: row.lon, lat: row.lat, zoom })
                choose(row.layer, row.id, row.lon, row.lat)
              }}
              onVisit={visit}
              zoom={zoom}
              changeList={(list) => address.change({ list: list ?? undefined })}
              clear={clear}
            />
          </div>
        </aside>
      </div>
      {sheet.printed ? <img className="map-sheet" src={sheet.printed} alt={t(words.map)} /> : null}
    </Page>
  )
}
