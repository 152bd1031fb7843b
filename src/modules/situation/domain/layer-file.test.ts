import assert from 'node:assert/strict'
import { test } from 'node:test'
import defaults from '../../../../districts/_defaults/layers.json' with { type: 'json' }
import { freshnessOf } from './freshness-of.ts'
import { type LayerFile, type LayerInFile, readLayerFile } from './layer-file.ts'
import { mayView } from './may-view.ts'

const file = defaults as LayerFile
const permissions = new Set(file.layers.map(({ permission }) => permission))

test('默认图层 122 个、14 组，读得进；写错的图层说出是哪一个、错在哪里', () => {
  const { layers, groups } = readLayerFile(file, permissions)
  assert.deepEqual([layers.length, groups.length], [122, 14])
  const broken: [Partial<LayerInFile>, RegExp][] = [
    [{ id: 'Bus' }, /small letters/],
    [{ en: '' }, /both languages/],
    [{ group: 'none' }, /unknown group none/],
    [{ geometry: 'cube' as 'point' }, /unknown geometry cube/],
    [{ source: 'somebody' }, /unknown source/],
    [{ permission: 'situation:none' }, /unknown permission/],
    [{ symbol: { shape: 'hatch', color: 'primary' } }, /cannot be drawn as hatch/],
    [{ symbol: { shape: 'circle', color: 'pink' as 'primary' } }, /unknown colour pink/],
    [{ minZoom: 33 }, /minZoom from 0 to 20/],
    [{ id: 'school' }, /school stands there twice/],
  ]
  const stop = file.layers.find(({ id }) => id === 'bus_stop')!
  for (const [change, said] of broken) {
    const layers = file.layers.map((layer) => (layer.id === 'bus_stop' ? { ...stop, ...change } : layer))
    assert.throws(() => readLayerFile({ ...file, layers }, permissions), said)
  }
})

test('时效：到期限当天仍有效，过后过期；没有期限的不过期', () => {
  const day = 86_400_000
  const layer = { kind: 'loaded' as const, dataMs: 0, staleAfterDays: 30 }
  const at = (change: object, nowMs: number) => freshnessOf({ ...layer, ...change }, nowMs)
  assert.deepEqual(
    [
      at({}, 30 * day),
      at({}, 30 * day + 1),
      at({ staleAfterDays: null }, 9999 * day),
      at({ dataMs: null }, 0),
      at({ kind: 'live', dataMs: null }, 0),
      at({ kind: 'slot' }, 0),
    ],
    ['fresh', 'stale', 'fresh', 'never', 'live', 'none'],
  )
})

test('维护图层的人看得到可载入的图层，看不到人口图层和模块提供的图层', () => {
  const keeper = (permission: string) => permission === 'situation:keep-layers'
  const layer = { permission: 'situation:view-technical', loadable: true }
  assert.equal(mayView(layer, keeper), true)
  assert.equal(mayView({ ...layer, loadable: false }, keeper), false)
  assert.equal(mayView({ ...layer, permission: 'situation:view-people' }, keeper), false)
  assert.equal(
    mayView(layer, () => false),
    false,
  )
  assert.equal(
    mayView({ ...layer, loadable: false }, (permission) => permission === layer.permission),
    true,
  )
})
