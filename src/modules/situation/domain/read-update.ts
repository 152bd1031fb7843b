import { isFault } from '#core/fault.ts'
import type { Title } from '#core/module-card.ts'
import type { Datum } from '#core/place/datum.ts'
import type { AreaGeometry } from '#core/place/geometry.ts'
import { dayOfDate } from '#core/time/local.ts'
import { boxesMeet } from './box.ts'
import { boxOf } from './geometry-parts.ts'
import type { Bbox } from './layer.ts'
import { readShapes } from './read-shapes.ts'

export interface UpdateInFile {
  name: string
  updatedOn: string
  maker: string
  note: string
  geometry: AreaGeometry
}

export interface UpdateRules {
  datum: Datum
  /** For areas without a date of their own. */
  usualDate: string | null
  today: string
  /** Extent of the district; null where nothing is drawn. */
  district: Bbox | null
}

export type UpdateRead = { ok: true; update: UpdateInFile } | { ok: false; fault: Title }

const KEYS = {
  name: ['name', 'Name', '名称', '区域名称'],
  date: ['date', 'updatedOn', '日期', '更新日期', '更新时间'],
  maker: ['maker', '单位', '制作单位', '作业单位'],
  note: ['note', '备注', '说明'],
} as const
const LONGEST = 120
const EARLIEST_YEAR = 2000

/** One feature of a file of updated areas. */
export function readUpdate(feature: unknown, rules: UpdateRules): UpdateRead {
  const { geometry, properties } = (feature ?? {}) as {
    geometry?: unknown
    properties?: Record<string, unknown> | null
  }
  const told = (what: keyof typeof KEYS) => {
    const value = KEYS[what].map((key) => properties?.[key]).find((one) => one !== undefined && one !== null)
    return value === undefined ? '' : `${value}`.trim().slice(0, LONGEST)
  }
  const name = told('name')
  if (name === '') return refuse('属性里没有名称（name 或 名称）。', 'The properties lack name.')
  const updatedOn = readDate(told('date')) ?? (told('date') === '' ? rules.usualDate : null)
  if (updatedOn === null)
    return told('date') === ''
      ? refuse(
          '没有更新日期。请在属性里写明，或在导入时统一填写。',
          'It has no date. Name one in the properties, or for the whole file.',
        )
      : refuse(`更新日期“${told('date')}”不是日期，应如 2026-11-21。`, `${told('date')} is no date such as 2026-11-21.`)
  if (updatedOn > rules.today)
    return refuse(`更新日期 ${updatedOn} 在今天之后。`, `The date ${updatedOn} lies in the future.`)
  if (Number(updatedOn.slice(0, 4)) < EARLIEST_YEAR)
    return refuse(`更新日期 ${updatedOn} 过早。`, `The date ${updatedOn} is too long ago.`)
  const shape = readArea(geometry, rules.datum)
  if (!shape.ok) return shape
  if (rules.district && !boxesMeet(boxOf(shape.area), rules.district))
    return refuse(
      '落在本区范围之外。请核对坐标系和经纬度顺序。',
      'It lies outside the district. Check the datum and the order of longitude and latitude.',
    )
  return { ok: true, update: { name, updatedOn, maker: told('maker'), note: told('note'), geometry: shape.area } }
}

function readArea(geometry: unknown, datum: Datum): { ok: true; area: AreaGeometry } | { ok: false; fault: Title } {
  if (!isArea(geometry)) return refuse('不是面（Polygon 或 MultiPolygon）。', 'It is no Polygon or MultiPolygon.')
  try {
    return { ok: true, area: readShapes([geometry], datum).areas[0]! }
  } catch (error) {
    if (!isFault(error)) throw error
    return refuse(error.text.zh.replace(/^第 1 个图形/, ''), error.text.en.replace(/^Geometry 1/, 'It'))
  }
}

/** Deep enough that reading it cannot fail: rings are lists of lists of numbers. */
function isArea(geometry: unknown): geometry is AreaGeometry {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown }
  if (type === 'Polygon') return isListOf(coordinates, isRing)
  return type === 'MultiPolygon' && isListOf(coordinates, (polygon) => isListOf(polygon, isRing))
}

const isRing = (ring: unknown): boolean =>
  isListOf(
    ring,
    (position) => isListOf(position, (degrees) => Number.isFinite(degrees)) && (position as unknown[]).length >= 2,
  )

function isListOf(list: unknown, fits: (one: unknown) => boolean): boolean {
  return Array.isArray(list) && list.length > 0 && list.every(fits)
}

function readDate(text: string): string | null {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ].*)?$/.exec(text)
  if (!match) return null
  const date = `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`
  return dayOfDate(date) === null ? null : date
}

function refuse(zh: string, en: string): { ok: false; fault: Title } {
  return { ok: false, fault: { zh, en } }
}
