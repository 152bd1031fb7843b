import { type AreaGeometry, type LonLat, type MultiPolygon, polygonsOf, type Ring } from '#core/place/geometry.ts'

const nameOf = ([lon, lat]: LonLat) => `${lon} ${lat}`

/**
 * The outline of several areas that tile: what two of them share is left out. Areas that do not share their points to
 * the last digit keep their own borders.
 */
export function dissolveAreas(areas: readonly AreaGeometry[]): MultiPolygon {
  const edges = new Map<string, readonly [LonLat, LonLat]>()
  for (const ring of areas.flatMap((area) => polygonsOf(area).flat()))
    for (const [at, from] of ring.slice(0, -1).entries()) {
      const to = ring[at + 1]!
      const back = `${nameOf(to)}>${nameOf(from)}`
      if (edges.has(back)) edges.delete(back)
      else edges.set(`${nameOf(from)}>${nameOf(to)}`, [from, to])
    }
  return { type: 'MultiPolygon', coordinates: ringsOf([...edges.values()]).map((ring) => [ring]) }
}

/** Edges put end to end until each ring is closed. */
function ringsOf(edges: readonly (readonly [LonLat, LonLat])[]): Ring[] {
  const leaving = Map.groupBy(edges, ([from]) => nameOf(from))
  const rings: Ring[] = []
  for (const [start] of edges) {
    let next = leaving.get(nameOf(start))?.pop()
    if (!next) continue
    const ring: Ring = [start]
    while (next) {
      ring.push(next[1])
      if (nameOf(next[1]) === nameOf(start)) break
      next = leaving.get(nameOf(next[1]))?.pop()
    }
    if (ring.length > 3 && nameOf(ring.at(-1)!) === nameOf(start)) rings.push(ring)
  }
  return rings
}
