import { expect, test } from 'vitest'
import type { MapOverlay, OverlayShape } from './map-overlay.ts'
import { overlayLayers } from './overlay-layers.ts'
import { LINE_SHAPES, POINT_SHAPES, SURFACE_SHAPES } from './shapes.ts'

const overlay = (shape: OverlayShape): MapOverlay => ({
  id: 'camera',
  kind: 'vector',
  tiles: '/api/v1/layers/camera/tiles/{z}/{x}/{y}',
  shape,
  color: 'primary',
  minZoom: 14,
})
const shapes = ['light', ...Object.keys(POINT_SHAPES), ...LINE_SHAPES, ...SURFACE_SHAPES] as OverlayShape[]

test.each(shapes)('%s: its layers read the source and the layer of the overlay, from its zoom on', (shape) => {
  const layers = overlayLayers(overlay(shape))
  expect(layers.length).toBeGreaterThan(0)
  for (const { spec } of layers)
    expect(spec).toMatchObject({ source: 'overlay:camera', 'source-layer': 'camera', minzoom: 14 })
})

test('points that stand for several are drawn with their number: cases as discs, others as pills; single ones without', () => {
  const [single, group] = overlayLayers(overlay('camera')).map(({ spec }) => spec)
  expect(JSON.stringify(group)).toContain('pill|camera|primary|')
  expect(JSON.stringify(overlayLayers(overlay('light'))[1])).toContain('group|square|status-over|')
  expect(JSON.stringify(group)).toContain('number-format')
  expect(JSON.stringify(single)).not.toContain('text-field')
})

test('a case is drawn with the shape of its light, the worst on top', () => {
  const text = JSON.stringify(overlayLayers(overlay('light'))[0])
  for (const picture of ['point|square|status-over', 'point|diamond|status-due', 'point|gap|status-none'])
    expect(text).toContain(picture)
  expect(text).toContain('"red",5')
})

test('heat cannot be pressed, everything else can', () => {
  for (const shape of shapes)
    expect(
      overlayLayers(overlay(shape)).some(({ isTouchable }) => isTouchable),
      shape,
    ).toBe(shape !== 'heat')
})
