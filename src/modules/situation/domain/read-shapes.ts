import { type Fault, fault } from '#core/fault.ts'
import { convertDatum, type Datum } from '#core/place/datum.ts'
import type { AreaGeometry, LonLat, Ring } from '#core/place/geometry.ts'
import { crossingOf } from '#core/place/ring-crossing.ts'

type Positions = readonly (readonly number[])[]

/** A GeoJSON geometry whose lists are of numbers, and nothing more is known of it. */
export type SentArea =
  | { type: 'Polygon'; coordinates: readonly Positions[] }
  | { type: 'MultiPolygon'; coordinates: readonly (readonly Positions[])[] }
export type SentGeometry =
  | { type: 'Point'; coordinates: readonly number[] }
  | { type: 'MultiPoint' | 'LineString'; coordinates: Positions }
  | { type: 'MultiLineString'; coordinates: readonly Positions[] }
  | SentArea

/** Shapes that a caller sent, in CGCS2000. */
export interface SentShapes {
  points: LonLat[]
  lines: LonLat[][]
  areas: AreaGeometry[]
  corners: number
}

export const MOST_CORNERS = 20_000

/** Takes over geometries of strangers; a wrong one is refused with its number in the list and the place. */
export function readShapes(sent: readonly SentGeometry[], datum: Datum): SentShapes {
  const shapes: SentShapes = { points: [], lines: [], areas: [], corners: 0 }
  for (const [i, geometry] of sent.entries()) {
    const reader = new ShapeReader(i + 1, datum)
    switch (geometry.type) {
      case 'Point':
        shapes.points.push(reader.position(geometry.coordinates))
        break
      case 'MultiPoint':
        shapes.points.push(...reader.line(geometry.coordinates))
        break
      case 'LineString':
        shapes.lines.push(reader.line(geometry.coordinates))
        break
      case 'MultiLineString':
        shapes.lines.push(...geometry.coordinates.map((line) => reader.line(line)))
        break
      default:
        shapes.areas.push(reader.area(geometry))
    }
    shapes.corners += reader.corners
    if (shapes.corners > MOST_CORNERS) throw tooManyCorners()
  }
  return shapes
}

class ShapeReader {
  corners = 0
  private readonly number: number
  private readonly datum: Datum

  constructor(number: number, datum: Datum) {
    this.number = number
    this.datum = datum
  }

  position([lon = Number.NaN, lat = Number.NaN]: readonly number[]): LonLat {
    this.corners++
    if (!(Math.abs(lat) <= 90))
      throw this.wrong(
        `位置 ${lon},${lat} 不是 [经度, 纬度]，可能写反了`,
        `position ${lon},${lat} is not [longitude, latitude]; perhaps they are swapped`,
      )
    return convertDatum([lon, lat], this.datum, 'CGCS2000')
  }

  line(positions: Positions): LonLat[] {
    return positions.map((position) => this.position(position))
  }

  area(sent: SentArea): AreaGeometry {
    return sent.type === 'Polygon'
      ? { type: 'Polygon', coordinates: sent.coordinates.map((ring) => this.ring(ring)) }
      : { type: 'MultiPolygon', coordinates: sent.coordinates.map((rings) => rings.map((ring) => this.ring(ring))) }
  }

  private ring(positions: Positions): Ring {
    const [first, last] = [positions[0]!, positions.at(-1)!]
    if (positions.length < 4 || first[0] !== last[0] || first[1] !== last[1])
      throw this.wrong(
        '的环未闭合：首尾应为同一点，至少四个点',
        'has an open ring: it must end where it began, with four positions or more',
      )
    const ring = this.line(positions)
    const crossing = crossingOf(ring)
    if (crossing) throw this.wrong(`的边在 ${crossing.join(',')} 处自相交`, `crosses itself at ${crossing.join(',')}`)
    return ring
  }

  private wrong(zh: string, en: string): Fault {
    return fault('shape', {
      status: 422,
      zh: `第 ${this.number} 个图形${zh}。改正后再提交。`,
      en: `Geometry ${this.number} ${en}. Mend it and send it again.`,
    })
  }
}

function tooManyCorners(): Fault {
  return fault('too-many-corners', {
    status: 422,
    zh: `图形共超过 ${MOST_CORNERS} 个点。请抽稀，或分几次提交。`,
    en: `The geometries have more than ${MOST_CORNERS} positions together. Simplify them, or send them in parts.`,
  })
}
