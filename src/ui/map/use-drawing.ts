import type { GeoJSONSource, Map as MapLibre, MapMouseEvent } from 'maplibre-gl'
import { type RefObject, useEffect, useRef } from 'react'
import { distanceM } from '#core/place/distance.ts'
import type { LonLat } from '#core/place/geometry.ts'
import { type DrawnShape, ringOf } from './drawn-shape.ts'
import type { MapViewProps } from './map-view.tsx'

type MapData = Parameters<GeoJSONSource['setData']>[0]
/** A second press this near the first corner, or the last, ends the outline. */
const END_PX = 8
const LEAST_RADIUS_M = 1

/** Draws a circle (centre, then border) or a polygon (corner by corner) with presses, and shows what was drawn. */
export function useDrawing(map: MapLibre | null, latest: RefObject<MapViewProps>) {
  const { draw = null, drawn = null } = latest.current
  const corners = useRef<LonLat[]>([])
  useEffect(() => {
    if (map && draw === null) show(map, drawn ? [drawn] : [], drawn?.kind === 'polygon' ? [...drawn.corners] : [])
  }, [map, draw, drawn])
  useEffect(() => {
    if (!map || draw === null) return
    corners.current = []
    show(map, [], [])
    map.doubleClickZoom.disable()
    map.getCanvas().style.cursor = 'crosshair'
    map.getCanvas().focus()
    const finish = (shape: DrawnShape | null) => latest.current.onDrawn?.(shape)
    const preview = (at: LonLat) => {
      const [first] = corners.current
      if (!first) return
      if (draw === 'circle') show(map, [circle(first, at)], [first])
      else show(map, [{ kind: 'polygon', corners: [...corners.current, at] }], corners.current)
    }
    const press = ({ lngLat, point }: MapMouseEvent) => {
      const at: LonLat = [lngLat.lng, lngLat.lat]
      const [first] = corners.current
      const last = corners.current.at(-1)
      if (draw === 'circle') {
        if (!first) corners.current = [at]
        else finish(circle(first, at))
        return preview(at)
      }
      const isNear = (corner: LonLat | undefined) => corner !== undefined && map.project(corner).dist(point) <= END_PX
      if (corners.current.length >= 3 && (isNear(first) || isNear(last))) return finish(polygon(corners.current))
      // The second press of a double one is no corner of its own.
      if (!isNear(last)) corners.current = [...corners.current, at]
      preview(at)
    }
    const move = ({ lngLat }: MapMouseEvent) => preview([lngLat.lng, lngLat.lat])
    const keys = (event: KeyboardEvent) => {
      if (event.code === 'Escape') finish(null)
      else if (event.code === 'Enter' && corners.current.length >= 3) finish(polygon(corners.current))
      else if (event.code === 'Backspace') {
        corners.current = corners.current.slice(0, -1)
        show(map, [], corners.current)
      } else return
      event.stopPropagation()
      event.preventDefault()
    }
    map.on('click', press)
    map.on('mousemove', move)
    window.addEventListener('keydown', keys, true)
    return () => {
      map.off('click', press).off('mousemove', move)
      window.removeEventListener('keydown', keys, true)
      map.getCanvas().style.cursor = ''
      map.doubleClickZoom.enable()
    }
  }, [map, draw, latest])
}

function circle(center: LonLat, border: LonLat): DrawnShape {
  return { kind: 'circle', center, radiusM: Math.max(LEAST_RADIUS_M, Math.round(distanceM(center, border))) }
}

function polygon(corners: readonly LonLat[]): DrawnShape {
  return { kind: 'polygon', corners }
}

function show(map: MapLibre, shapes: readonly DrawnShape[], points: readonly LonLat[]): void {
  const features = [
    ...shapes.map((shape) => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'Polygon', coordinates: [ringOf(shape)] },
    })),
    ...points.map((coordinates) => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates } })),
  ]
  map.getSource<GeoJSONSource>('drawn')?.setData({ type: 'FeatureCollection', features } as MapData)
}
