import { type GeoShapes, pathOf } from './geo-shape.ts'
import type { Projection } from './projection.ts'

/** A colour of the theme by its name in `tokens.css`, as it is now. */
export function themeColour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()
}

const BROAD = new Set(['trunk', 'secondary'])

/** Land, water, parks, roads and borders: quiet, so that what lies over it leads. */
export function drawBase(
  pen: CanvasRenderingContext2D,
  shapes: GeoShapes,
  projection: Projection,
  chosen: string | null,
) {
  const of = (layer: string) => shapes.features.filter(({ properties }) => properties.layer === layer)
  const fill = (layer: string, colour: string) => {
    pen.fillStyle = themeColour(colour)
    pen.fill(pathOf(of(layer), projection), 'evenodd')
  }
  const line = (features: GeoShapes['features'], colour: string, width: number) => {
    pen.strokeStyle = themeColour(colour)
    pen.lineWidth = width
    pen.stroke(pathOf(features, projection))
  }
  pen.lineJoin = 'round'
  pen.lineCap = 'round'
  const district = pathOf(of('district'), projection)
  pen.fillStyle = themeColour('wall-land')
  pen.fill(district)
  // What reaches over the border is cut: the district stands by itself.
  pen.save()
  pen.clip(district)
  fill('greens', 'wall-green')
  fill('waters', 'wall-water')
  const roads = of('roads')
  // A road of 12 m is seen at this scale or not at all.
  const metre = projection.scale
  line(
    roads.filter(({ properties }) => properties.rank === 'branch'),
    'wall-road-small',
    Math.max(1, metre * 8),
  )
  line(
    roads.filter(({ properties }) => BROAD.has(String(properties.rank))),
    'wall-road',
    Math.max(1.5, metre * 20),
  )
  line(of('grids'), 'wall-street', 1)
  line(of('streets'), 'wall-street', 1.5)
  pen.restore()
  line(of('district'), 'wall-border', 2.5)
  if (chosen === null) return
  const other = of('streets').filter(({ properties }) => properties.name !== chosen)
  pen.fillStyle = themeColour('wall-veil')
  pen.fill(pathOf(other, projection), 'evenodd')
  line(
    of('streets').filter(({ properties }) => properties.name === chosen),
    'primary',
    4,
  )
}
