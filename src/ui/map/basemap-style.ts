import type {
  ExpressionSpecification,
  GeoJSONSourceSpecification,
  LayerSpecification,
  StyleSpecification,
} from 'maplibre-gl'
import { cssColour as colour } from './colour-of.ts'

const ofLayer = (name: string): ['==', ['get', 'layer'], string] => ['==', ['get', 'layer'], name]
/** Trunk roads first; what is not known is taken for a side street. */
const RANK: ExpressionSpecification = ['match', ['get', 'rank'], 'trunk', 1, 'secondary', 2, 'branch', 3, 'lane', 4, 3]
/** From further away side streets are but noise under what is shown. */
const SMALL_ROADS_ZOOM = 12.5
/** Of the outlines over the map the one that somebody has chosen. */
const CHOSEN: ExpressionSpecification = ['==', ['get', 'chosen'], true]
const EMPTY: GeoJSONSourceSpecification['data'] = { type: 'FeatureCollection', features: [] }

/** The district's own shapes as a base map: no service, no glyphs (labels are drawn with the fonts of the machine). */
export function basemapStyle(): StyleSpecification {
  return {
    version: 8,
    sources: {
      basemap: { type: 'geojson', data: EMPTY },
      areas: { type: 'geojson', data: EMPTY },
      drawn: { type: 'geojson', data: EMPTY },
    },
    layers: [
      { id: 'land', type: 'background', paint: { 'background-color': colour('map-land') } },
      fill('greens', colour('map-green')),
      fill('waters', colour('map-water')),
      { ...fill('buildings', colour('map-building')), minzoom: 15 },
      road('road-edge', colour('map-road-edge'), 2),
      road('road', colour('map-road'), 0),
      border('streets', colour('map-street'), 1),
      border('district', colour('map-district'), 2),
      {
        id: 'area-chosen',
        type: 'fill',
        source: 'areas',
        filter: CHOSEN,
        paint: { 'fill-color': colour('primary'), 'fill-opacity': 0.12 },
      },
      {
        id: 'areas',
        type: 'line',
        source: 'areas',
        paint: { 'line-color': colour('primary'), 'line-width': ['case', CHOSEN, 3.5, 1.5] },
      },
      {
        id: 'drawn-inside',
        type: 'fill',
        source: 'drawn',
        filter: ['==', ['geometry-type'], 'Polygon'],
        paint: { 'fill-color': colour('primary'), 'fill-opacity': 0.1 },
      },
      {
        id: 'drawn-border',
        type: 'line',
        source: 'drawn',
        filter: ['==', ['geometry-type'], 'Polygon'],
        paint: { 'line-color': colour('primary'), 'line-width': 2.5, 'line-dasharray': [3, 1.5] },
      },
      {
        id: 'drawn-corners',
        type: 'circle',
        source: 'drawn',
        filter: ['==', ['geometry-type'], 'Point'],
        paint: {
          'circle-radius': 4,
          'circle-color': colour('surface'),
          'circle-stroke-color': colour('primary'),
          'circle-stroke-width': 2,
        },
      },
      // Of two names that would overlap the one that stands later here is drawn.
      label('poi-names', 'pois', 12, 16, 24),
      label('grid-names', 'grids', 12, 15, 24),
      label('community-names', 'communities', 12, 13, 16),
      label('road-names', 'roads', 12, 14, 24),
      { ...label('area-names', 'areas', 12, 0, 24), source: 'areas', filter: ['has', 'name'] } as LayerSpecification,
      // A street's name steps aside for what stands on it.
      dodging(label('street-names', 'streets', 14, 0, 14)),
    ],
  }
}

function fill(layer: string, paint: string): LayerSpecification {
  return { id: layer, type: 'fill', source: 'basemap', filter: ofLayer(layer), paint: { 'fill-color': paint } }
}

function border(layer: string, paint: string, width: number): LayerSpecification {
  return {
    id: `${layer}-line`,
    type: 'line',
    source: 'basemap',
    filter: ofLayer(layer),
    paint: { 'line-color': paint, 'line-width': width },
  }
}

/** Wider roads for the first ranks; the edge is drawn below as a wider line. */
function road(id: string, paint: string, edge: number): LayerSpecification {
  // The first rank is widest; `wide` at the three zooms, less for each rank below.
  const width = (wide: number, less: number): ExpressionSpecification => [
    '+',
    edge,
    ['max', 0.6, ['-', wide, ['*', less, ['-', RANK, 1]]]],
  ]
  return {
    id,
    type: 'line',
    source: 'basemap',
    filter: ['all', ofLayer('roads'), ['<=', RANK, ['step', ['zoom'], 2, SMALL_ROADS_ZOOM, 9]]],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: {
      'line-color': paint,
      'line-width': ['interpolate', ['linear'], ['zoom'], 10, width(2, 0.6), 14, width(6.5, 1.4), 18, width(20, 3)],
    },
  }
}

function dodging(names: LayerSpecification): LayerSpecification {
  return {
    ...names,
    layout: {
      ...names.layout,
      'text-variable-anchor': [
        'center',
        'bottom',
        'top',
        'left',
        'right',
        'bottom-left',
        'bottom-right',
        'top-left',
        'top-right',
      ],
      'text-radial-offset': 1.2,
      'text-padding': 2,
      // Where there is no room at all it is better read in part than not.
      'text-allow-overlap': true,
    },
  } as LayerSpecification
}

function label(id: string, layer: string, size: number, minzoom: number, maxzoom: number): LayerSpecification {
  const isLine = layer === 'roads'
  return {
    id,
    type: 'symbol',
    source: 'basemap',
    filter: ofLayer(layer),
    minzoom,
    maxzoom,
    layout: {
      'text-field': ['get', 'name'],
      'text-size': size,
      'symbol-placement': isLine ? 'line' : 'point',
      'text-padding': 8,
    },
    paint: {
      'text-color': colour('map-label'),
      'text-halo-color': colour('map-land'),
      'text-halo-width': 1.5,
    },
  }
}
