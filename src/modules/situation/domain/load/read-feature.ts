import type { Datum } from '#core/place/datum.ts'
import type { LonLat } from '#core/place/geometry.ts'
import { boxOf } from '../geometry-parts.ts'
import type { Bbox, FeatureGeometry, FeatureValue, LayerGeometry } from '../layer.ts'
import { placeOf } from '../place-of.ts'
import type { Wrong } from './load-fault.ts'
import { placeFault } from './place-fault.ts'
import type { FieldReader } from './read-fields.ts'
import { readGeometry } from './read-geometry.ts'

/** A feature of a file before it has been looked at. */
export interface RawFeature {
  no: number
  line: number
  id: unknown
  geometry: unknown
  properties: unknown
}

export interface LoadedFeature {
  no: number
  key: string
  name: string
  properties: Record<string, FeatureValue>
  geometry: FeatureGeometry
  original: FeatureGeometry | null
  at: LonLat
  box: Bbox
}

export interface FeatureRules {
  layer: { zh: string; geometry: LayerGeometry }
  datum: Datum
  /** Box of the district; null until borders are known. */
  district: Bbox | null
  /** Field that names a feature; null: the first of the usual ones. */
  nameField: string | null
}

const NAMES = ['名称', 'name', 'NAME', 'Name', '标题', 'title', '地名', 'mc', 'MC']
const KEYS = ['编号', '编码', '标识码', 'id', 'ID', 'Id', 'code', 'CODE', 'bh', 'BH', 'OBJECTID', 'FID']
const LONGEST_NAME = 200

/** One feature of a stranger's file as it can be stored, or what is wrong with it. */
export function readFeature(
  raw: RawFeature,
  rules: FeatureRules,
  fields: FieldReader,
): { ok: true; feature: LoadedFeature } | (Wrong & { ok: false }) {
  const shape = readGeometry(raw.geometry, rules.layer.geometry, rules.datum)
  if (!shape.ok) return shape
  const read = fields.read(raw.properties)
  if (!read.ok) return read
  const box = boxOf(shape.geometry)
  const at = placeOf(shape.geometry)
  const lost = placeFault(box, at, rules.district)
  if (lost) return { ok: false, ...lost }
  const { properties } = read
  const key = textOf(raw.id) || textIn(properties, KEYS)
  const named = textIn(properties, rules.nameField === null ? NAMES : [rules.nameField])
  return {
    ok: true,
    feature: {
      no: raw.no,
      key: key.slice(0, LONGEST_NAME),
      name: (named || `${rules.layer.zh} ${key || raw.no}`).slice(0, LONGEST_NAME),
      properties,
      geometry: shape.geometry,
      original: shape.original,
      at,
      box,
    },
  }
}

function textIn(properties: Record<string, FeatureValue>, keys: readonly string[]): string {
  for (const key of keys) {
    const text = Object.hasOwn(properties, key) ? textOf(properties[key]) : ''
    if (text !== '') return text
  }
  return ''
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}
