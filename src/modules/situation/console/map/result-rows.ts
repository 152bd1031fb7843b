import { distanceM } from '#core/place/distance.ts'
import type { LonLat } from '#core/place/geometry.ts'
import type { CaseRow } from '#modules/cases/contract.ts'
import type { ClockFacts } from '#ui/clock.ts'
import type { FeatureHit, FeatureValue, MapFeatureOut } from '../../contract.ts'
import { CASE_LIGHTS, type CaseLight } from '../../contract.ts'
import { placeOf } from '../../domain/place-of.ts'
import { isCaseLayer } from './case-layers.ts'
import type { CaseFilter } from './map-query.ts'
import { lightOfRow } from './use-case-rows.ts'

/** One line of the list: the same thing that stands on the map. */
export interface ResultRow {
  key: string
  layer: string
  id: string
  name: string
  lon: number
  lat: number
  light: CaseLight | null
  properties: Readonly<Record<string, FeatureValue>>
  /** Of a case: the clock of its step, and where it is in words. */
  clock: ClockFacts | null
  detail: string | null
  link: string | null
  /** From the middle of what was drawn or pressed. */
  distanceM: number | null
}

const isLight = (value: unknown): value is CaseLight => (CASE_LIGHTS as readonly unknown[]).includes(value)

export function rowOf(layer: string, feature: MapFeatureOut, from: LonLat | null): ResultRow {
  const [lon, lat] = placeOf(feature.geometry)
  const { light, name } = feature.properties
  return {
    key: `${layer}:${feature.id}`,
    layer,
    id: feature.id,
    name: typeof name === 'string' ? name : '',
    lon,
    lat,
    light: isLight(light) ? light : null,
    properties: feature.properties,
    clock: null,
    detail: null,
    link: textOf(feature.properties.link),
    distanceM: from ? distanceM(from, [lon, lat]) : null,
  }
}

export function rowOfHit(hit: FeatureHit): ResultRow {
  const { light } = hit.properties
  return {
    key: `${hit.layer}:${hit.id}`,
    layer: hit.layer,
    id: hit.id,
    name: hit.name,
    lon: hit.lon,
    lat: hit.lat,
    light: isLight(light) ? light : null,
    properties: hit.properties,
    clock: null,
    detail: null,
    link: hit.link,
    // Within an area there is no way to go.
    distanceM: hit.distanceM || null,
  }
}

/** A case with a place, as the lists of cases have it. */
export function rowOfCase(layer: string, row: CaseRow, from: LonLat | null, nowMs: number): ResultRow | null {
  const { id, caseNo, title, lon, lat, address, step } = row
  if (lon === null || lat === null) return null
  return {
    key: `${layer}:${id}`,
    layer,
    id,
    name: title,
    lon,
    lat,
    light: lightOfRow(row, nowMs),
    properties: { caseNo, urgency: row.urgency, category: row.category, channel: row.channel, areaCode: row.areaCode },
    clock: step,
    detail: address,
    link: `/c/cases/${caseNo}`,
    distanceM: from ? distanceM(from, [lon, lat]) : null,
  }
}

const textOf = (value: FeatureValue | undefined) => (typeof value === 'string' ? value : null)

/** Does a case pass the filter that the map is drawn with? What a feature does not tell does not stand against it. */
export function passes(row: ResultRow, filter: CaseFilter): boolean {
  if (!isCaseLayer(row.layer)) return true
  const { urgency, category, channel, areaCode } = row.properties
  return (
    (filter.lights.length === 0 || row.light === null || filter.lights.includes(row.light)) &&
    (filter.urgency === null || urgency === undefined || urgency === filter.urgency) &&
    (filter.category === null || category === undefined || String(category ?? '').startsWith(filter.category)) &&
    (filter.channel === null || channel === undefined || channel === filter.channel) &&
    (filter.area === null || areaCode === undefined || String(areaCode ?? '').startsWith(filter.area))
  )
}

/** Nearest first where it is known from where; else the worst light, then what is due first, then by name. */
export function byWeight(a: ResultRow, b: ResultRow): number {
  if (a.distanceM !== null && b.distanceM !== null && a.distanceM !== b.distanceM) return a.distanceM - b.distanceM
  const weight = (row: ResultRow) => (row.light === null ? -1 : CASE_LIGHTS.indexOf(row.light))
  if (weight(a) !== weight(b)) return weight(b) - weight(a)
  const due = (row: ResultRow) => row.clock?.due ?? String(row.properties.due ?? '9')
  return due(a).localeCompare(due(b)) || a.name.localeCompare(b.name, 'zh') || a.id.localeCompare(b.id)
}
