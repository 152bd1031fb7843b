import type { LonLat } from '#core/place/geometry.ts'
import { clipLine, clipRing, type Path } from './clip-path.ts'
import { mercatorX, mercatorY } from './mercator.ts'
import { simplifyPath } from './simplify-path.ts'
import { TILE_EXTENT, type TileGeometry } from './tile-bytes.ts'

/** A line or area as GeoJSON writes it. */
export type ShapeGeometry =
  | { type: 'LineString'; coordinates: LonLat[] }
  | { type: 'MultiLineString'; coordinates: LonLat[][] }
  | { type: 'Polygon'; coordinates: LonLat[][] }
  | { type: 'MultiPolygon'; coordinates: LonLat[][][] }

/** So much is drawn beyond the edges of a tile, so that no outline is seen where tiles meet: 8 pixels. */
const MARGIN = TILE_EXTENT / 64
/** Half a pixel of the screen. */
const TOLERANCE = TILE_EXTENT / 1024
/** Areas below a square pixel leave nothing to see. */
const LEAST_AREA = (TILE_EXTENT / 512) ** 2

/** A shape as a tile shows it: simplified to half a pixel and cut to the tile; null where nothing of it lies there. */
export function shapeOfTile(geometry: ShapeGeometry, z: number, x: number, y: number): TileGeometry | null {
  const toPath = (line: readonly LonLat[]) => pathOf(line, 2 ** z, x, y)
  switch (geometry.type) {
    case 'LineString':
      return lineOf([geometry.coordinates].map(toPath))
    case 'MultiLineString':
      return lineOf(geometry.coordinates.map(toPath))
    case 'Polygon':
      return areaOf([geometry.coordinates.map(toPath)])
    case 'MultiPolygon':
      return areaOf(geometry.coordinates.map((rings) => rings.map(toPath)))
  }
}

function pathOf(line: readonly LonLat[], cells: number, x: number, y: number): Path {
  const path: Path = []
  for (const [lon, lat] of line)
    path.push((mercatorX(lon) * cells - x) * TILE_EXTENT, (mercatorY(lat) * cells - y) * TILE_EXTENT)
  return simplifyPath(path, TOLERANCE)
}

function lineOf(lines: readonly Path[]): TileGeometry | null {
  const paths = lines
    .flatMap((line) => clipLine(line, -MARGIN, TILE_EXTENT + MARGIN))
    .map(rounded)
    .filter((path) => path.length >= 4)
  return paths.length > 0 ? { type: 'line', paths } : null
}

function areaOf(polygons: readonly (readonly Path[])[]): TileGeometry | null {
  const paths: Path[] = []
  for (const [outer, ...holes] of polygons) {
    const ring = ringOf(outer!, 1)
    if (!ring) continue
    paths.push(ring)
    for (const hole of holes) {
      const inner = ringOf(hole, -1)
      if (inner) paths.push(inner)
    }
  }
  return paths.length > 0 ? { type: 'area', paths } : null
}

/** The specification tells outer rings from holes by the sign of their area, y downwards. */
function ringOf(path: Path, sign: 1 | -1): Path | null {
  const ring = rounded(clipRing(path, -MARGIN, TILE_EXTENT + MARGIN))
  if (ring.length < 8) return null
  const area = areaTwice(ring) / 2
  if (Math.abs(area) < LEAST_AREA) return null
  return area * sign > 0 ? ring : reversed(ring)
}

/** Whole units; corners that fall on the one before are left out. */
function rounded(path: Path): Path {
  const whole: Path = []
  for (let at = 0; at < path.length; at += 2) {
    const [x, y] = [Math.round(path[at]!), Math.round(path[at + 1]!)]
    if (at === 0 || x !== whole.at(-2) || y !== whole.at(-1)) whole.push(x, y)
  }
  return whole
}

function areaTwice(ring: Path): number {
  let sum = 0
  for (let at = 0; at + 3 < ring.length; at += 2) sum += ring[at]! * ring[at + 3]! - ring[at + 2]! * ring[at + 1]!
  return sum
}

function reversed(ring: Path): Path {
  const turned: Path = []
  for (let at = ring.length - 2; at >= 0; at -= 2) turned.push(ring[at]!, ring[at + 1]!)
  return turned
}
