/**
 * Draws an invented district as an SVG, for documents and for looking at it.
 * node tools/draw-territory.ts districts/linjiang/geography.json out.svg [west,south,east,north]
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { type AreaGeometry, type LonLat, polygonsOf } from '#core/place/geometry.ts'
import { generateTerritory } from '../src/modules/territory/domain/generate/territory.ts'
import type { Area, RoadClass, Territory } from '../src/modules/territory/domain/territory-data.ts'

type Window = [west: number, south: number, east: number, north: number]

const WIDTH_PX = 1600
const MARGIN_DEGREES = 0.004
const METRES_PER_DEGREE = 96_200
const ROAD_WIDTH_M: Record<RoadClass, number> = { trunk: 34, secondary: 20, branch: 11, lane: 5 }
const GREEN = {
  park: '#cfe5cb',
  square: '#e9e4d4',
  riverfront: '#d9ead2',
  shore: '#d4e8cf',
  wood: '#cbdfc4',
  field: '#eaecd0',
}

function draw(territory: Territory, [west, south, east, north]: Window): string {
  const scale = WIDTH_PX / (east - west)
  const stretch = 1 / Math.cos((south * Math.PI) / 180)
  const height = Math.round((north - south) * scale * stretch)
  const metre = scale / METRES_PER_DEGREE
  const at = ([lon, lat]: LonLat) =>
    `${((lon - west) * scale).toFixed(1)} ${((north - lat) * scale * stretch).toFixed(1)}`
  const path = (geometry: AreaGeometry) =>
    polygonsOf(geometry)
      .flatMap((rings) => rings.map((ring) => `M${ring.slice(0, -1).map(at).join('L')}Z`))
      .join('')
  const fill = (geometry: AreaGeometry, colour: string) => `<path d="${path(geometry)}" fill="${colour}"/>`
  const border = (areas: Area[], colour: string, width: number) =>
    areas.map((a) => `<path d="${path(a.polygon)}" fill="none" stroke="${colour}" stroke-width="${width}"/>`)
  const roads = (extraM: number, colour: string) =>
    territory.roads.map((road) => {
      const width = Math.max(0.6, (ROAD_WIDTH_M[road.class] + extraM) * metre)
      return `<path d="M${road.line.map(at).join('L')}" fill="none" stroke="${colour}" stroke-width="${width.toFixed(2)}" stroke-linecap="round"/>`
    })
  const name = (area: Area, size: number) => {
    const [x, y] = at(area.labelPoint).split(' ')
    return `<text x="${x}" y="${y}" font-size="${size}" text-anchor="middle" fill="#2b3445" stroke="#fff" stroke-width="3" paint-order="stroke" font-family="sans-serif">${area.name}</text>`
  }
  const isClose = metre > 0.25
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH_PX} ${height}" width="${WIDTH_PX}" height="${height}">`,
    `<rect width="${WIDTH_PX}" height="${height}" fill="#eceff3"/>`,
    fill(territory.district.polygon, '#f8f7f3'),
    ...territory.greens.map((green) => fill(green.polygon, GREEN[green.kind])),
    ...territory.waters.map((water) => fill(water.polygon, '#c2dbef')),
    ...roads(5, '#c2cad6'),
    ...roads(0, '#ffffff'),
    ...territory.buildings.map((building) => fill(building.polygon, building.floors > 8 ? '#c9c3bd' : '#d8d3cb')),
    ...(isClose ? border(territory.grids, '#a5b4c8', 0.8) : []),
    ...border(territory.communities, '#9aa5b8', isClose ? 1.6 : 0.6),
    ...border(territory.streets, '#78859a', 1.8),
    ...border([territory.district], '#475266', 3),
    ...(isClose
      ? territory.communities.map((area) => name(area, 13))
      : territory.streets.map((area) => name(area, 17))),
    '</svg>',
  ].join('\n')
}

function wholeWindow({ district }: Territory): Window {
  const ring = polygonsOf(district.polygon)[0]![0]!
  const lons = ring.map((position) => position[0])
  const lats = ring.map((position) => position[1])
  const m = MARGIN_DEGREES
  return [Math.min(...lons) - m, Math.min(...lats) - m, Math.max(...lons) + m, Math.max(...lats) + m]
}

const [rulesFile, svgFile, part] = process.argv.slice(2)
if (!rulesFile || !svgFile) {
  console.error('usage: node tools/draw-territory.ts <geography.json> <out.svg> [west,south,east,north]')
  process.exit(2)
}
const territory = generateTerritory(JSON.parse(readFileSync(rulesFile, 'utf8')))
const window = part ? (part.split(',').map(Number) as Window) : wholeWindow(territory)
writeFileSync(svgFile, draw(territory, window))
