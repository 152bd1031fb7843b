import assert from 'node:assert/strict'
import { test } from 'node:test'
import { basemapQuery } from './basemap-query.ts'

const layersAt = (zoom: number) => basemapQuery([113, 30, 113.1, 30.1], zoom).layers.split(',')

test('names and details are asked for when there is room: communities at 13, grids, houses and places at 15', () => {
  assert.ok(!layersAt(12.9).includes('communities'))
  assert.ok(layersAt(13).includes('communities') && !layersAt(13).includes('grids'))
  assert.ok(['grids', 'buildings', 'pois'].every((layer) => layersAt(15).includes(layer)))
})

test('the box is written so that a small move asks for the same', () => {
  assert.equal(basemapQuery([113.123456789, 30, 113.2, 30.1], 12).bbox, '113.12346,30.00000,113.20000,30.10000')
})
