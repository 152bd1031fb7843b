import type { GeoJSONSource, MapGeoJSONFeature, Map as MapLibre, PointLike } from 'maplibre-gl'
import type { MapFeature } from './map-overlay.ts'
import { type PlacedOverlays, sourceOf, touchableLayers } from './place-overlays.ts'

/** A finger or an unsteady hand need not meet a line of two pixels. */
const REACH_PX = 5
const CLOSEST_ZOOM = 17
const STEP_ZOOM = 2

/** What lies under a place of the screen, uppermost first; the same thing in two layers once. */
export function featuresAt(map: MapLibre, placed: PlacedOverlays, x: number, y: number): MapFeature[] {
  const layers = touchableLayers(placed)
  if (layers.length === 0) return []
  const box: [PointLike, PointLike] = [
    [x - REACH_PX, y - REACH_PX],
    [x + REACH_PX, y + REACH_PX],
  ]
  const seen = new Set<string>()
  return map.queryRenderedFeatures(box, { layers }).flatMap((found) => {
    const feature = featureOf(map, found, x, y)
    const key = `${feature.overlay}|${feature.id ?? feature.properties.id ?? `${feature.lon},${feature.lat}`}`
    if (seen.has(key)) return []
    seen.add(key)
    return [feature]
  })
}

function featureOf(map: MapLibre, found: MapGeoJSONFeature, x: number, y: number): MapFeature {
  const { geometry, properties } = found
  const pressed = map.unproject([x, y])
  const [lon, lat] = geometry.type === 'Point' ? geometry.coordinates : [pressed.lng, pressed.lat]
  return {
    overlay: found.source.slice(sourceOf('').length),
    id: found.id ?? (properties.id as string | number | undefined),
    properties,
    geometryType: geometry.type,
    lon: lon ?? pressed.lng,
    lat: lat ?? pressed.lat,
    count: Number(properties.point_count ?? properties.count ?? 1),
  }
}

/** Goes nearer to a group until it falls apart; false where it never does, or cannot be gone nearer to. */
export function openGroup(map: MapLibre, group: MapFeature): boolean {
  const apartAt = group.properties.expandZoom as number | undefined
  if (group.count <= 1 || apartAt === 0 || map.getZoom() >= CLOSEST_ZOOM - 0.5) return false
  const to = (zoom: number) =>
    map.easeTo({ center: [group.lon, group.lat], zoom: Math.min(CLOSEST_ZOOM, zoom), duration: 200 })
  const own = group.properties.cluster_id
  if (apartAt !== undefined) to(Math.max(apartAt, map.getZoom() + 1))
  else if (own === undefined) to(map.getZoom() + STEP_ZOOM)
  else
    void map
      .getSource<GeoJSONSource>(sourceOf(group.overlay))
      ?.getClusterExpansionZoom(Number(own))
      .then(to, () => to(map.getZoom() + STEP_ZOOM))
  return true
}
