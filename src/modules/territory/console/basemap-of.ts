import { callOperation } from '#ui/call.ts'
import type { MapBounds } from '#ui/map.ts'
import { getBasemap } from '../contract.ts'

const NEAR_ZOOM = 15

/** The base map of a box; buildings and places only where there is room for them. */
export async function basemapOf(bounds: MapBounds, zoom: number): Promise<unknown> {
  const near = zoom >= NEAR_ZOOM ? ',buildings,pois' : ''
  const bbox = bounds.map((degree) => degree.toFixed(5)).join(',')
  return (await callOperation(getBasemap, { bbox, layers: `district,streets,waters,greens,roads${near}` })).features
}
