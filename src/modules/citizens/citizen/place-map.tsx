import { type GeoJSONSource, Map as MapLibre, NavigationControl, setWorkerUrl } from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { useEffect, useRef, useState } from 'react'
import { convertDatum } from '#core/place/datum.ts'
import { getDistrict, getPublicBasemap } from '#modules/territory/contract.ts'
import { callOperation } from '#ui/call/call-operation.ts'
import { useWords } from '#ui/language.ts'
import { basemapQuery } from '#ui/map/basemap-query.ts'
import { basemapStyle } from '#ui/map/basemap-style.ts'
import css from './citizens.module.css'
import type { KeptPlace } from './kept-report.ts'

setWorkerUrl(workerUrl)

type MapData = Parameters<GeoJSONSource['setData']>[0]

const CLOSE_ZOOM = 16

interface PlaceMapProps {
  at: KeptPlace | null
  onPick(lon: number, lat: number): void
}

/** The map is moved under a cross and the cross is the place: by finger, by arrow keys, or by a press on the spot. */
export default function PlaceMap({ at, onPick }: PlaceMapProps) {
  const { t } = useWords()
  const box = useRef<HTMLDivElement>(null)
  const map = useRef<MapLibre | null>(null)
  const begin = useRef(at)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let made: MapLibre
    try {
      made = new MapLibre({
        container: box.current!,
        style: basemapStyle(),
        attributionControl: false,
        dragRotate: false,
        center: [0, 0],
        zoom: 11,
      })
    } catch {
      // No WebGL: the other two ways are there.
      setFailed(true)
      return
    }
    map.current = made
    made.touchZoomRotate.disableRotation()
    made.addControl(new NavigationControl({ showCompass: false }), 'top-right')
    made.on('click', ({ lngLat }) => made.easeTo({ center: lngLat, duration: 150 }))
    const draw = async () => {
      const shown = made.getBounds()
      const bounds = [shown.getWest(), shown.getSouth(), shown.getEast(), shown.getNorth()] as const
      const { features } = await callOperation(getPublicBasemap, basemapQuery([...bounds], made.getZoom()))
      if (map.current === made) made.getSource<GeoJSONSource>('basemap')?.setData(features as MapData)
    }
    made.on('load', async () => {
      const { bbox } = await callOperation(getDistrict, {}).catch(() => ({ bbox: null }))
      if (map.current !== made) return
      const { lon = null, lat = null, datum = 'CGCS2000' } = begin.current ?? {}
      if (lon !== null && lat !== null)
        made.jumpTo({ center: convertDatum([lon, lat], datum, 'CGCS2000') as [number, number], zoom: CLOSE_ZOOM })
      else if (bbox) made.fitBounds(bbox as [number, number, number, number], { padding: 8, duration: 0 })
      void draw().catch(() => null)
      made.on('moveend', () => void draw().catch(() => null))
      box.current?.setAttribute('data-ready', 'true')
    })
    return () => {
      map.current = null
      made.remove()
    }
  }, [])
  if (failed)
    return (
      <p className="note">
        {t({ zh: '此手机不能显示地图。请用定位，或写下地点。', en: 'This phone cannot draw the map.' })}
      </p>
    )
  return (
    <>
      <section
        className={css.map}
        aria-label={t({ zh: '移动地图，让标记对准地点', en: 'Move the map under the mark' })}
      >
        <div ref={box} className={css.canvas} />
        <svg className={css.cross} viewBox="0 0 30 38" aria-hidden="true">
          <path
            d="M15 37 C7 25 2 20 2 13 a13 12 0 0 1 26 0 C28 20 23 25 15 37z"
            fill="#0f57b8"
            stroke="#fff"
            strokeWidth="2"
          />
          <circle cx="15" cy="13" r="4.5" fill="#fff" />
        </svg>
      </section>
      <button
        type="button"
        className="main"
        onClick={() => {
          const centre = map.current?.getCenter()
          if (centre) onPick(Math.round(centre.lng * 1e6) / 1e6, Math.round(centre.lat * 1e6) / 1e6)
        }}
      >
        {t({ zh: '用标记的地点', en: 'Use the marked place' })}
      </button>
    </>
  )
}
