import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl'
import { colourOf, cssColour } from './colour-of.ts'
import { spriteName } from './draw-sprite.ts'
import {
  COLOUR_VARIABLES,
  type ColourToken,
  LIGHT_SYMBOLS,
  type MapOverlay,
  type VectorOverlay,
} from './map-overlay.ts'
import { isPointShape, type PointShape } from './shapes.ts'

/** Where a layer goes among the others: surfaces under the names of the base map, lines over them, points on top. */
export type Band = 'ground' | 'line' | 'point'
export interface OverlayLayer {
  band: Band
  /** Can be pressed. */
  isTouchable: boolean
  spec: LayerSpecification
}

const POINT_PX = 16
const LINE_PX = 2
const COUNT: ExpressionSpecification = ['coalesce', ['get', 'point_count'], ['get', 'count'], 1]
const IS_GROUP: ExpressionSpecification = ['>', COUNT, 1]
/** The later in this list, the further up it is drawn. */
const LIGHT_ORDER = ['none', 'paused', 'green', 'yellow', 'orange', 'red'] as const

/** From one digit to five: how much larger than a point a disc is, and how many characters a pill has room for. */
const DISC_ROOM = [1.75, 1.75, 2.1, 2.6, 3]
const PILL_ROOM = [1, 2, 3, 5, 6]

function byCount(pictures: readonly (ExpressionSpecification | string)[]): ExpressionSpecification {
  const [first, ...larger] = pictures
  return [
    'step',
    COUNT,
    first!,
    ...larger.flatMap((picture, at) => [10 ** (at + 1), picture]),
  ] as ExpressionSpecification
}

export function overlayLayers(overlay: MapOverlay): OverlayLayer[] {
  const { smallLayer, ...whole } = overlay as VectorOverlay
  if (smallLayer === undefined) return layersOf(overlay)
  const small: MapOverlay = { ...whole, id: overlay.id, sourceLayer: smallLayer, shape: 'dot' }
  return [...layersOf(overlay), ...layersOf(small)]
}

function layersOf(overlay: MapOverlay): OverlayLayer[] {
  const { shape } = overlay
  if (shape === 'label') return [names(overlay, 0)]
  if (shape === 'heat') return [heat(overlay)]
  if (shape === 'fill' || shape === 'outline' || shape === 'hatch') return surfaces(overlay, shape)
  if (shape === 'light' || isPointShape(shape)) return points(overlay, shape)
  return lines(overlay, shape)
}

function base(overlay: MapOverlay, part: string) {
  return {
    id: `overlay:${overlay.id}:${part}`,
    source: `overlay:${overlay.id}`,
    ...(overlay.kind === 'vector' ? { 'source-layer': overlay.sourceLayer ?? overlay.id } : {}),
    minzoom: overlay.minZoom ?? 0,
  }
}

/** The colour that a feature names for itself, else that of the overlay. */
function ownColour(overlay: MapOverlay): ExpressionSpecification | string {
  const pairs = (Object.keys(COLOUR_VARIABLES) as ColourToken[]).flatMap((token) => [token, colourOf(token)])
  return [
    'match',
    ['coalesce', ['get', 'color'], ''],
    ...pairs,
    colourOf(overlay.color),
  ] as unknown as ExpressionSpecification
}

function points(overlay: MapOverlay, shape: PointShape | 'light'): OverlayLayer[] {
  const size = overlay.size ?? POINT_PX
  const picture = (kind: 'point' | 'group', px: number): ExpressionSpecification | string => {
    if (shape !== 'light') return spriteName(kind, shape, overlay.color, px)
    const pairs = LIGHT_ORDER.flatMap((light) => [light, spriteName(kind, ...LIGHT_SYMBOLS[light], px)])
    return ['match', ['coalesce', ['get', 'light'], 'none'], ...pairs, pairs[1]!] as unknown as ExpressionSpecification
  }
  const upper: ExpressionSpecification = [
    'match',
    ['coalesce', ['get', 'light'], ''],
    ...LIGHT_ORDER.flatMap((light, rank) => [light, rank]),
    0,
  ] as unknown as ExpressionSpecification
  // Always drawn; names of the base map make room for them.
  const always = { 'icon-allow-overlap': true, 'icon-padding': 1, 'symbol-sort-key': upper } as const
  const opacity = overlay.opacity ?? 1
  const textPx = Math.max(12, Math.round(size * 0.75))
  const disc = (times: number) => picture('group', Math.round((size * times) / 2) * 2)
  const pill = (digits: number) => spriteName('pill', shape, overlay.color, size, Math.ceil(digits * textPx * 0.6) + 3)
  const groups: OverlayLayer = {
    band: 'point',
    isTouchable: true,
    spec: {
      ...base(overlay, 'groups'),
      type: 'symbol',
      filter: IS_GROUP as FilterSpecification,
      layout: {
        ...always,
        'icon-image': byCount(shape === 'light' ? DISC_ROOM.map(disc) : PILL_ROOM.map(pill)),
        'text-field': ['number-format', COUNT, { locale: 'en' }],
        'text-size': textPx,
        // Beside the shape, which stands at the left of its pill.
        ...(shape === 'light' ? {} : { 'text-offset': [(size + 1) / 2 / textPx, 0] as [number, number] }),
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': cssColour('text'), 'icon-opacity': opacity },
    },
  }
  return [
    {
      band: 'point',
      isTouchable: true,
      spec: {
        ...base(overlay, 'points'),
        type: 'symbol',
        filter: ['!', IS_GROUP] as FilterSpecification,
        layout: {
          ...always,
          'icon-image': picture('point', size),
          // The foot of a pin stands on the place.
          ...(shape === 'pin' ? { 'icon-anchor': 'bottom' as const } : {}),
          ...(overlay.offset ? { 'icon-offset': [...overlay.offset] as [number, number] } : {}),
        },
        paint: { 'icon-opacity': opacity },
      },
    },
    ...(overlay.singlesOnly ? [] : [groups]),
    ...(overlay.nameFrom === undefined ? [] : [names(overlay, overlay.nameFrom)]),
  ]
}

function lines(overlay: MapOverlay, shape: 'solid' | 'dashed' | 'dotted' | 'double' | 'flow'): OverlayLayer[] {
  const wide: ExpressionSpecification = ['coalesce', ['get', 'width'], overlay.size ?? LINE_PX]
  const colour = ownColour(overlay)
  const cap = shape === 'dotted' ? 'round' : 'butt'
  const line = (part: string, isTouchable: boolean, paint: object): OverlayLayer => ({
    band: 'line',
    isTouchable,
    spec: {
      ...base(overlay, part),
      type: 'line',
      layout: { 'line-cap': cap, 'line-join': 'round' },
      paint: { 'line-opacity': overlay.opacity ?? 1, ...paint },
    } as LayerSpecification,
  })
  const dash =
    shape === 'dashed' ? { 'line-dasharray': [4, 2.5] } : shape === 'dotted' ? { 'line-dasharray': [0, 2] } : {}
  const gap = shape === 'double' ? { 'line-gap-width': 3 } : {}
  return [
    // Roads are as pale as the land: the edge shows them.
    ...(overlay.color === 'road'
      ? [line('edge', false, { 'line-color': cssColour('map-road-edge'), 'line-width': ['+', wide, 2] })]
      : []),
    line('line', true, { 'line-color': colour, 'line-width': wide, ...dash, ...gap }),
    ...(shape === 'flow' ? [arrows(overlay)] : []),
    ...(overlay.nameFrom === undefined ? [] : [names(overlay, overlay.nameFrom, 'line')]),
  ]
}

/** Which way it flows. */
function arrows(overlay: MapOverlay): OverlayLayer {
  return {
    band: 'point',
    isTouchable: false,
    spec: {
      ...base(overlay, 'arrows'),
      type: 'symbol',
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 120,
        'icon-image': spriteName('arrow', 'arrow', overlay.color, 14),
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
  }
}

const FILL_OPACITY = { fill: 0.3, hatch: 0.55, outline: 0 } as const

function surfaces(overlay: MapOverlay, shape: 'fill' | 'outline' | 'hatch'): OverlayLayer[] {
  const fill = {
    ...base(overlay, 'fill'),
    type: 'fill',
    paint: {
      'fill-opacity': shape === 'outline' ? 0 : (overlay.opacity ?? FILL_OPACITY[shape]),
      ...(shape === 'hatch'
        ? { 'fill-pattern': spriteName('hatch', 'hatch', overlay.color, 8) }
        : { 'fill-color': ownColour(overlay) }),
    },
  } as LayerSpecification
  const edge = {
    ...base(overlay, 'edge'),
    type: 'line',
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': ownColour(overlay),
      'line-width': ['coalesce', ['get', 'width'], overlay.size ?? (shape === 'outline' ? LINE_PX : 1)],
      'line-opacity': overlay.opacity !== undefined && shape === 'outline' ? overlay.opacity : 1,
    },
  } as LayerSpecification
  return [
    { band: 'ground', isTouchable: true, spec: fill },
    { band: 'ground', isTouchable: false, spec: edge },
    ...(overlay.nameFrom === undefined ? [] : [names(overlay, overlay.nameFrom, 'surface')]),
  ]
}

function heat(overlay: MapOverlay): OverlayLayer {
  const colour = colourOf(overlay.color)
  return {
    band: 'ground',
    isTouchable: false,
    spec: {
      ...base(overlay, 'heat'),
      type: 'heatmap',
      paint: {
        'heatmap-weight': ['coalesce', ['get', 'weight'], COUNT],
        'heatmap-intensity': ['interpolate', ['linear'], ['zoom'], 9, 0.15, 15, 1],
        'heatmap-radius': ['interpolate', ['linear'], ['zoom'], 9, 14, 12, 26, 16, 48],
        'heatmap-opacity': overlay.opacity ?? 0.75,
        // One colour, from nothing to full: a heat is how much, not good or bad.
        'heatmap-color': [
          'interpolate',
          ['linear'],
          ['heatmap-density'],
          0,
          clear(colour, 0),
          0.15,
          clear(colour, 0.18),
          0.5,
          clear(colour, 0.55),
          1,
          clear(colour, 0.95),
        ],
      },
    } as LayerSpecification,
  }
}

function names(overlay: MapOverlay, from: number, of: 'point' | 'line' | 'surface' = 'point'): OverlayLayer {
  return {
    band: 'point',
    isTouchable: overlay.shape === 'label',
    spec: {
      ...base(overlay, 'names'),
      minzoom: Math.max(from, overlay.minZoom ?? 0),
      type: 'symbol',
      filter: ['all', ['has', 'name'], ['!', IS_GROUP]] as FilterSpecification,
      layout: {
        'text-field': ['get', 'name'],
        'text-size': overlay.nameSize ?? 12,
        'text-padding': 4,
        ...(of === 'line' ? { 'symbol-placement': 'line' as const } : {}),
        ...(of === 'point' && overlay.shape !== 'label'
          ? { 'text-anchor': 'top' as const, 'text-offset': [0, 0.9] as [number, number], 'text-optional': true }
          : {}),
      },
      paint: {
        'text-color': cssColour('map-label'),
        'text-halo-color': cssColour('map-land'),
        'text-halo-width': 1.5,
      },
    },
  }
}

function clear(hex: string, alpha: number): string {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
  return `rgba(${red},${green},${blue},${alpha})`
}
