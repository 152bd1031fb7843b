import { type GeoJSONSource, Map as MapLibre, Marker, NavigationControl, ScaleControl, setWorkerUrl } from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { Light } from '../clock/light.tsx'
import { useThemeName } from '../theme/theme.tsx'
import { basemapStyle } from './basemap-style.ts'
import css from './map.module.css'
import type { MapViewProps } from './map-view.tsx'
import { Pin } from './pin.tsx'
import { useMarkers } from './use-markers.ts'

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
  const { holders, place } = useMarkers()
  const fitted = useRef<string | undefined>(undefined)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new theme makes a new map; all else is read when needed
  useEffect(() => {
    const { center, zoom, bounds } = latest.current
    const made = new MapLibre({
      container: box.current!,
      style: basemapStyle(),
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      ...(bounds ? { bounds, fitBoundsOptions: FIT } : { center: center ?? [0, 0], zoom: zoom ?? 15 }),
    })
    made.touchZoomRotate.disableRotation()
    made.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left')
    if (latest.current.controls !== false) made.addControl(new NavigationControl({ showCompass: false }), 'top-right')
    const drawBase = async () => {
      const { west, south, east, north } = boxOf(made)
      const shown = await latest.current.basemap([west, south, east, north], made.getZoom()).catch(() => null)
      if (shown && map.current === made) made.getSource<GeoJSONSource>('basemap')?.setData(shown as MapData)
    }
    made.on('load', () => {
      map.current = made
      const { bounds: now } = latest.current
      if (now && now.join() !== bounds?.join()) made.fitBounds(now, { ...FIT, duration: 0 })
      fitted.current = now?.join()
      place(made, Marker, latest.current.points ?? [])
      drawAreas(made, latest.current.areas)
      void drawBase()
    })
    made.on('moveend', () => void drawBase())
    made.on('click', ({ lngLat }) => latest.current.onPick?.(lngLat.lng, lngLat.lat))
    return () => {
      map.current = null
      made.remove()
    }
  }, [theme])
  useEffect(() => {
    if (map.current) place(map.current, Marker, props.points ?? [])
  }, [props.points, place])
  useEffect(() => {
    if (map.current) drawAreas(map.current, props.areas)
  }, [props.areas])
  const wanted = props.bounds?.join()
  // Before the centre: a place within new bounds is moved to after they are shown.
  useEffect(() => {
    const { bounds } = latest.current
    if (!map.current || !bounds || fitted.current === wanted) return
    fitted.current = wanted
    map.current.fitBounds(bounds, { ...FIT, duration: 0 })
  }, [wanted])
  const [lon, lat] = props.center ?? []
  useEffect(() => {
    if (map.current && lon !== undefined && lat !== undefined) map.current.easeTo({ center: [lon, lat], duration: 150 })
  }, [lon, lat])
  return (
    <>
      <div ref={box} className={css.canvas} />
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
