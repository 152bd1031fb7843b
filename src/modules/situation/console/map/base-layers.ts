import type { LayerCard } from '../../contract.ts'

const MAIN = new Set(['trunk', 'secondary'])

/** Layers that the base map itself draws, with the test of which of its features are theirs. */
const BASE: Readonly<Record<string, (properties: Record<string, unknown>) => boolean>> = {
  district_boundary: ({ layer }) => layer === 'district',
  street_boundary: ({ layer }) => layer === 'streets',
  water_area: ({ layer }) => layer === 'waters',
  green_area: ({ layer }) => layer === 'greens',
  main_road: ({ layer, rank }) => layer === 'roads' && MAIN.has(String(rank)),
  branch_road: ({ layer, rank }) => layer === 'roads' && !MAIN.has(String(rank)),
  building: ({ layer }) => layer === 'buildings',
  place_name: ({ layer }) => layer === 'pois',
}

/** What somebody loaded into such a layer is drawn like every other layer. */
export function isBase({
  id,
  kind,
  invented,
  version,
}: Pick<LayerCard, 'id' | 'kind' | 'invented' | 'version'>): boolean {
  return Object.hasOwn(BASE, id) && (kind !== 'loaded' || invented || version === 0)
}

interface Collection {
  features: { properties: Record<string, unknown> }[]
}

/** The base map without what is switched off. */
export function baseWithout(features: unknown, off: readonly string[]): unknown {
  const hides = off.flatMap((id) => BASE[id] ?? [])
  const collection = features as Collection
  if (hides.length === 0) return collection
  return {
    ...collection,
    features: collection.features.filter(({ properties }) => !hides.some((hide) => hide(properties))),
  }
}
