import type { FeatureHit, LayerFeature, MapFeatureOut } from '../contract.ts'
import { placeOf } from '../domain/place-of.ts'
import type { FeatureRow } from './feature-store.ts'

export function featureOf(row: FeatureRow): LayerFeature {
  const { no, name, geometry, properties, areaCode } = row
  return { id: String(no), name, geometry, properties, areaCode }
}

/** As GeoJSON: a field of the file called as one of the map's own gives way; lists and `identify` have it. */
export function mapFeature(layer: string, feature: LayerFeature): MapFeatureOut {
  const { id, name, geometry, properties, link } = feature
  return {
    type: 'Feature',
    id,
    geometry,
    properties: { ...properties, id, layer, name, ...(link ? { link } : {}) },
  }
}

export function hitOf(layer: string, feature: LayerFeature, distanceM: number | null): FeatureHit {
  const [lon, lat] = placeOf(feature.geometry)
  const { id, name, areaCode, properties, link } = feature
  return { layer, id, name, lon, lat, areaCode, properties: { ...properties }, link: link ?? null, distanceM }
}
