import { type GeoJSONSource, Map as MapLibre, Marker, NavigationControl, ScaleControl, setWorkerUrl } from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { Light } from '../clock/light.tsx'
import { useThemeName } from '../theme/theme.tsx'
import { basemapStyle } from './basemap-style.ts'
import { drawSprite } from './draw-sprite.ts'
import css from './map.module.css'
import { lookOfMap, sameLook } from './map-look.ts'
import { MapTip } from './map-tip.tsx'
import type { MapLook, MapViewProps } from './map-view.tsx'
import { Pin } from './pin.tsx'
import { signedRequest } from './signed-request.ts'
import { takePicture } from './take-picture.ts'
import { useDrawing } from './use-drawing.ts'
import { useMarkers } from './use-markers.ts'
import { useOverlays } from './use-overlays.ts'

setWorkerUrl(workerUrl)

/** The base map's and outlines' features come as the contract has them: GeoJSON. */
type MapData = Parameters<GeoJSONSource['setData']>[0]

const FIT = { padding: 24 } as const

/** The map itself, with maplibre: fetched only when a page shows one. */
export default function MapCanvas(props: MapViewProps) {
  const box = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  latest.current = props
  const theme = useThemeName()
  const map = useRef<MapLibre | null>(null)
  /** Set anew with each map that is ready, so that what is drawn on it is drawn again. */
  const [ready, setReady] = useState<MapLibre | null>(null)
  const { holders, place } = useMarkers()
  const fitted = useRef<string | undefined>(undefined)
  const centred = useRef<string | undefined>(undefined)
  const looked = useRef<MapLook | null | undefined>(undefined)
  /** Where the map of the theme before looked. */
  const left = useRef<MapLook | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new theme makes a new map; all else is read when needed
  useEffect(() => {
    const { center, zoom, bounds, look } = latest.current
    const before = left.current ?? look
    const made = new MapLibre({
      container: box.current!,
      style: basemapStyle(),
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      transformRequest: signedRequest,
      ...(before
        ? { center: [before.lon, before.lat], zoom: before.zoom }
        : bounds
          ? { bounds, fitBoundsOptions: FIT }
          : { center: center ?? [0, 0], zoom: zoom ?? 15 }),
    })
    made.touchZoomRotate.disableRotation()
    made.setMissingStyleImageResolver((name) => {
      const sprite = drawSprite(name)
      if (sprite && !made.hasImage(name)) made.addImage(name, sprite.image, { pixelRatio: sprite.pixelRatio })
    })
    made.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left')
    if (latest.current.controls !== false) made.addControl(new NavigationControl({ showCompass: false }), 'top-right')
    const drawBase = async () => {
      const { west, south, east, north } = boxOf(made)
      const shown = await latest.current.basemap([west, south, east, north], made.getZoom()).catch(() => null)
      if (shown && map.current === made) made.getSource<GeoJSONSource>('basemap')?.setData(shown as MapData)
    }
    const tellLook = () => {
      const { west, south, east, north } = boxOf(made)
      latest.current.onLook?.(lookOfMap(made), [west, south, east, north])
    }
    made.on('load', () => {
      map.current = made
      const { bounds: now } = latest.current
      if (!before && now && now.join() !== bounds?.join()) made.fitBounds(now, { ...FIT, duration: 0 })
      fitted.current = now?.join()
      centred.current = latest.current.center?.join()
      looked.current = latest.current.look
      setReady(made)
      tellLook()
      void drawBase()
    })
    made.on('moveend', () => {
      tellLook()
      void drawBase()
    })
    return () => {
      left.current = lookOfMap(made)
      map.current = null
      setReady(null)
      made.remove()
    }
  }, [theme])
  useDrawing(ready, latest)
  useEffect(() => {
    const { camera } = latest.current
    if (!camera || !ready) return
    camera.current = () => takePicture(ready)
    return () => {
      camera.current = null
    }
  }, [ready])
  const { tipAt } = useOverlays(ready, latest, props.overlays)
  useEffect(() => {
    if (ready) place(ready, Marker, props.points ?? [])
  }, [ready, props.points, place])
  useEffect(() => {
    if (ready) drawAreas(ready, props.areas)
  }, [ready, props.areas])
  const wanted = props.bounds?.join()
  // Before the centre: a place within new bounds is moved to after they are shown.
  useEffect(() => {
    const { bounds } = latest.current
    if (!ready || !bounds || fitted.current === wanted) return
    fitted.current = wanted
    ready.fitBounds(bounds, { ...FIT, duration: 0 })
  }, [ready, wanted])
  const centre = props.center?.join()
  useEffect(() => {
    const { center } = latest.current
    if (!ready || !center || centred.current === centre) return
    centred.current = centre
    ready.easeTo({ center, duration: 150 })
  }, [ready, centre])
  const { look } = props
  useEffect(() => {
    if (!ready || looked.current === look) return
    looked.current = look
    if (look && !sameLook(lookOfMap(ready), look))
      ready.easeTo({ center: [look.lon, look.lat], zoom: look.zoom, duration: 150 })
  }, [ready, look])
  const [ringLon, ringLat] = props.ring ?? []
  useEffect(() => {
    if (!ready || ringLon === undefined || ringLat === undefined) return
    const element = document.createElement('div')
    element.className = css.ring!
    const marker = new Marker({ element }).setLngLat([ringLon, ringLat]).addTo(ready)
    return () => void marker.remove()
  }, [ready, ringLon, ringLat])
  return (
    <>
      <div ref={box} className={css.canvas} />
      {tipAt ? <MapTip {...tipAt} /> : null}
      {holders.map(({ element, point }) =>
        createPortal(
          <button
            type="button"
            className={css.point}
            data-chosen={point.id === props.chosen}
            title={point.title}
            aria-label={point.title}
            onClick={(event) => {
              event.stopPropagation()
              props.onSelect?.(point.id)
            }}
          >
            {point.light ? <Light light={point.light} /> : <Pin />}
          </button>,
          element,
          point.id,
        ),
      )}
    </>
  )
}

function boxOf(map: MapLibre) {
  const bounds = map.getBounds()
  return { west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth() }
}

function drawAreas(map: MapLibre, areas: MapViewProps['areas']): void {
  const data = areas ?? { type: 'FeatureCollection', features: [] }
  map.getSource<GeoJSONSource>('areas')?.setData(data as MapData)
}
