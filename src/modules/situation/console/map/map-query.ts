import type { LonLat } from '#core/place/geometry.ts'
import type { DrawnShape, MapLook } from '#ui/map.ts'
import type { AddressQuery, Query } from '#ui/navigation.tsx'
import { CASE_LIGHTS, type CaseLight } from '../../contract.ts'

export const MOST_CORNERS = 60
export const MOST_RADIUS_M = 20_000
export const PANES = ['map', 'layers', 'list'] as const
export type Pane = (typeof PANES)[number]

/** A place that was asked about, with the reach of the question. */
export interface Here {
  lon: number
  lat: number
  radiusM: number
}

export interface Chosen {
  layer: string
  id: string
}

export interface CaseFilter {
  lights: readonly CaseLight[]
  urgency: string | null
  category: string | null
  channel: string | null
  area: string | null
}

/** All that the address says of the map; a link shows another person the same. */
export interface MapQuery {
  look: MapLook | null
  /** Layers switched on and off against how the district has them. */
  on: readonly string[]
  off: readonly string[]
  /** A moment of the past; null: now. */
  atMs: number | null
  cases: CaseFilter
  shape: DrawnShape | null
  here: Here | null
  chosen: Chosen | null
  /** Layer that the list shows alone. */
  list: string | null
  pane: Pane
}

type Reader = Pick<AddressQuery, 'one' | 'all'>

/** What cannot be read counts as not said: an address may be typed or cut off. */
export function readMapQuery(address: Reader): MapQuery {
  const pane = address.one('pane') as Pane
  const atMs = Date.parse(address.one('time') ?? '')
  return {
    look: readLook(address.one('v')),
    on: readIds(address.one('on')),
    off: readIds(address.one('off')),
    atMs: Number.isNaN(atMs) ? null : atMs,
    cases: {
      lights: CASE_LIGHTS.filter((light) => address.all('light').includes(light)),
      urgency: address.one('urgency'),
      category: matching(address.one('category'), /^\d{2,6}$/),
      channel: address.one('channel'),
      area: matching(address.one('area'), /^\d{6,15}$/),
    },
    shape: readCircle(address.one('circle')) ?? readPolygon(address.one('polygon')),
    here: readHere(address.one('here')),
    chosen: readChosen(address.one('open')),
    list: matching(address.one('list'), /^[a-z][a-z0-9_]{1,40}$/),
    pane: PANES.includes(pane) ? pane : 'map',
  }
}

export function writeLook({ lon, lat, zoom }: MapLook): Query {
  return { v: `${lon.toFixed(5)},${lat.toFixed(5)},${zoom.toFixed(2)}` }
}

export function writeShape(shape: DrawnShape | null): Query {
  if (!shape) return { circle: undefined, polygon: undefined }
  if (shape.kind === 'circle')
    return { circle: [...shape.center.map(six), String(Math.round(shape.radiusM))].join(','), polygon: undefined }
  return { polygon: shape.corners.flat().map(six).join(','), circle: undefined }
}

export function writeHere(here: Here | null): Query {
  return { here: here ? `${six(here.lon)},${six(here.lat)},${Math.round(here.radiusM)}` : undefined }
}

export function writeChosen(chosen: Chosen | null): Query {
  return { open: chosen ? `${chosen.layer}:${chosen.id}` : undefined }
}

const six = (degrees: number) => degrees.toFixed(6)

function matching(text: string | null, pattern: RegExp): string | null {
  return text !== null && pattern.test(text) ? text : null
}

function readIds(text: string | null): string[] {
  return (text ?? '').split(',').filter((id) => /^[a-z][a-z0-9_]{1,40}$/.test(id))
}

function readNumbers(text: string | null): number[] | null {
  const numbers = (text ?? '').split(',').map(Number)
  return text === null || text === '' || numbers.some((number) => !Number.isFinite(number)) ? null : numbers
}

const isPlace = (lon: number | undefined, lat: number | undefined) =>
  lon !== undefined && lat !== undefined && Math.abs(lon) <= 180 && Math.abs(lat) <= 85

function readLook(text: string | null): MapLook | null {
  const [lon, lat, zoom] = readNumbers(text) ?? []
  return isPlace(lon, lat) && zoom !== undefined && zoom >= 0 && zoom <= 22 ? { lon: lon!, lat: lat!, zoom } : null
}

function readHere(text: string | null): Here | null {
  const [lon, lat, radiusM] = readNumbers(text) ?? []
  return isPlace(lon, lat) && radiusM !== undefined && radiusM >= 0 && radiusM <= 2000
    ? { lon: lon!, lat: lat!, radiusM }
    : null
}

function readCircle(text: string | null): DrawnShape | null {
  const [lon, lat, radiusM] = readNumbers(text) ?? []
  return isPlace(lon, lat) && radiusM !== undefined && radiusM >= 1 && radiusM <= MOST_RADIUS_M
    ? { kind: 'circle', center: [lon!, lat!], radiusM }
    : null
}

function readPolygon(text: string | null): DrawnShape | null {
  const numbers = readNumbers(text) ?? []
  const corners = numbers.flatMap((lon, at): LonLat[] => (at % 2 === 0 ? [[lon, numbers[at + 1] ?? Number.NaN]] : []))
  const isWhole =
    corners.length >= 3 && corners.length <= MOST_CORNERS && corners.every(([lon, lat]) => isPlace(lon, lat))
  return isWhole ? { kind: 'polygon', corners } : null
}

function readChosen(text: string | null): Chosen | null {
  const [, layer, id] = /^([a-z][a-z0-9_]{1,40}):(.{1,100})$/.exec(text ?? '') ?? []
  return layer && id ? { layer, id } : null
}
