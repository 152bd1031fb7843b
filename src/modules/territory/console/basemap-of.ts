import { callOperation } from '#ui/call.ts'
import { basemapQuery, type MapBounds } from '#ui/map.ts'
import { getBasemap } from '../contract.ts'

export async function basemapOf(bounds: MapBounds, zoom: number): Promise<unknown> {
  return (await callOperation(getBasemap, basemapQuery(bounds, zoom))).features
}
