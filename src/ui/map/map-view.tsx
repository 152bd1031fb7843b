import { lazy, Suspense } from 'react'
import type { LightName } from '../clock/light.tsx'
import { ErrorFence } from '../error-fence.tsx'
import { useWords } from '../language.ts'
import type { DrawnShape } from './drawn-shape.ts'
import css from './map.module.css'
import type { MapFeature, MapOverlay } from './map-overlay.ts'

const MapCanvas = lazy(() => import('./map-canvas.tsx'))

export interface MapPoint {
  id: string
  lon: number
  lat: number
  title: string
  /** Without it the point is drawn as a pin: a place, no matter of time. */
  light?: LightName
}

export type MapBounds = [west: number, south: number, east: number, north: number]

/** What part of the world a map shows. */
export interface MapLook {
  lon: number
  lat: number
  zoom: number
}

export interface MapViewProps {
  /** What the map shows, for screen readers and where it cannot be drawn. */
  label: string
  center?: [lon: number, lat: number]
  zoom?: number
  /** Shown whole, again when they change. */
  bounds?: MapBounds
  /** The district's shapes within a box: features with `layer` and `name`; asked again after each move. */
  basemap(bounds: MapBounds, zoom: number): Promise<unknown>
  /** Outlines drawn over the base map, with the property `name`, and `chosen` on the one that is. */
  areas?: unknown
  points?: readonly MapPoint[]
  chosen?: string | null
  onSelect?(id: string): void
  onPick?(lon: number, lat: number): void
  controls?: boolean
  /** Drawn over the base map in this order; keep an entry the same object while nothing of it changes. */
  overlays?: readonly MapOverlay[]
  /** A feature of an overlay was pressed, with all others under the pointer. Groups of points are gone into first. */
  onFeature?(feature: MapFeature, all: readonly MapFeature[]): void
  /** Words beside the pointer over a feature. */
  tip?(feature: MapFeature): string | null
  /** Tiles of an overlay could not be had, or could again. */
  onOverlayState?(id: string, state: 'ready' | 'failed'): void
  /** Where to look, again when it is another; at first it goes before `bounds` and `center`. */
  look?: MapLook | null
  onLook?(look: MapLook, bounds: MapBounds): void
  /** A ring round the place that a list beside the map has chosen. */
  ring?: readonly [lon: number, lat: number] | null
  /** What presses draw now: a circle by centre and border, a polygon by its corners (Enter ends, Backspace takes back, Esc gives up). */
  draw?: DrawnShape['kind'] | null
  drawn?: DrawnShape | null
  /** Drawn to its end; null: given up. */
  onDrawn?(shape: DrawnShape | null): void
  /** Is given a way to take the picture of the map as it stands. */
  camera?: { current: (() => Promise<ImageBitmap>) | null }
}

/** A map where the browser can draw one, else the same points as a list. Give it a box with a height. */
export function MapView(props: MapViewProps) {
  const { t } = useWords()
  if (!canDraw()) return <PointList {...props} />
  return (
    <section className={css.map} aria-label={props.label}>
      <ErrorFence>
        <Suspense fallback={<p className={css.wait}>{t({ zh: '地图载入中', en: 'The map is loading' })}</p>}>
          <MapCanvas {...props} />
        </Suspense>
      </ErrorFence>
    </section>
  )
}

let drawable: boolean | undefined

function canDraw(): boolean {
  drawable ??= document.createElement('canvas').getContext('webgl2') !== null
  return drawable
}

function PointList({ label, points = [], onSelect }: MapViewProps) {
  const { t } = useWords()
  return (
    <section className={css.list} aria-label={label}>
      <p>{t({ zh: '此浏览器不能显示地图，列出坐标', en: 'This browser cannot draw maps; here are the points' })}</p>
      <ul>
        {points.map((point) => (
          <li key={point.id}>
            <button type="button" onClick={() => onSelect?.(point.id)}>
              {point.title}（{point.lon.toFixed(6)}, {point.lat.toFixed(6)}）
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
