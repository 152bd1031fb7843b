import { useMemo } from 'react'
import { getAreaShapes, getBasemap, getDistrict } from '#modules/territory/contract.ts'
import { useOperation } from '#ui/call.ts'
import type { Box, GeoShapes } from '#ui/wall.ts'

const LAYERS = 'district,streets,waters,greens,roads'
const DAY_MS = 86_400_000

/** The district's shapes, once a day; with a street its grids too, and its own box. */
export function useDistrict(street: string | null): { base: GeoShapes; box: Box } | null {
  const whole = useOperation(getDistrict, {}, { freshForMs: DAY_MS }).data?.bbox ?? null
  const base = useOperation(
    getBasemap,
    { bbox: whole?.join() ?? '', layers: LAYERS },
    { freshForMs: DAY_MS, enabled: whole !== null },
  ).data
  const grids = useOperation(
    getAreaShapes,
    { level: 'grid', within: street ?? '', toleranceM: 5 },
    { freshForMs: DAY_MS, enabled: street !== null, forgetful: true },
  ).data
  return useMemo(() => {
    if (!base || !whole) return null
    const shapes = base.features as GeoShapes
    if (street === null || !grids) return { base: shapes, box: whole as Box }
    const own = (grids as GeoShapes).features.map((feature) => ({
      ...feature,
      properties: { ...feature.properties, layer: 'grids' },
    }))
    return { base: { features: [...shapes.features, ...own] }, box: boxOf(own) ?? (whole as Box) }
  }, [base, whole, street, grids])
}

function boxOf(features: GeoShapes['features']): Box | null {
  let [west, south, east, north] = [180, 90, -180, -90]
  const take = (part: unknown): void => {
    if (!Array.isArray(part)) return
    if (typeof part[0] !== 'number') {
      for (const inner of part) take(inner)
      return
    }
    const [lon, lat] = part as [number, number]
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  for (const { geometry } of features) take(geometry.coordinates)
  return west > east ? null : [west, south, east, north]
}
