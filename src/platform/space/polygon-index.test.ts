import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { isFault } from '#core/fault.ts'
import type { AreaGeometry, LonLat } from '#core/place/geometry.ts'
import { contains } from '#core/place/polygon.ts'
import { indexPolygons } from './polygon-index.ts'
import { readPolygonLayer } from './read-polygon-layer.ts'

const box = (west: number, south: number, size: number): LonLat[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
]

test('边界上的点属于两边，洞里的点不属于外圈', () => {
  const index = indexPolygons([
    { type: 'Polygon', coordinates: [box(0, 0, 4), box(1, 1, 1)] },
    { type: 'Polygon', coordinates: [box(4, 0, 4)] },
  ])
  assert.deepEqual(index.holding([4, 2]), [0, 1])
  assert.deepEqual(index.holding([1.5, 1.5]), [])
  assert.deepEqual(index.holding([0.5, 0.5]), [0])
  assert.deepEqual(index.holding([9, 9]), [])
  assert.deepEqual(indexPolygons([]).holding([0, 0]), [])
})

test('随机多边形与逐个判断一致', () => {
  const corner = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
  const shape = fc.array(corner, { minLength: 3, maxLength: 9 }).map((corners): AreaGeometry => {
    return { type: 'Polygon', coordinates: [[...corners, corners[0]!].map(([x, y]): LonLat => [x, y])] }
  })
  fc.assert(
    fc.property(fc.array(shape, { minLength: 1, maxLength: 6 }), corner, (shapes, point) => {
      const expected = shapes.flatMap((one, at) => (contains(one, point) ? [at] : []))
      assert.deepEqual(indexPolygons(shapes).holding(point), expected)
    }),
  )
})

test('图层文件：代码照文件所写，坏文件说清原因', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'layer-'))
  const write = async (name: string, content: string | Buffer) => {
    const path = join(folder, name)
    await writeFile(path, content)
    return path
  }
  try {
    const sound = await write(
      'streets.geojson',
      `{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"Name":"东街","code":12345678901234567890},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}},
        {"type":"Feature","properties":null,"geometry":{"type":"Point","coordinates":[0,0]}}]}`,
    )
    const { shapes, skipped } = await readPolygonLayer(sound)
    assert.deepEqual(
      shapes.map(({ layer, name, code }) => [layer, name, code]),
      [['streets', '东街', '12345678901234567890']],
    )
    assert.equal(skipped, 1)
    const broken: [string, string | Buffer, RegExp][] = [
      ['a.json', '{', /不是有效的 GeoJSON/],
      ['b.json', '[]', /不是 FeatureCollection/],
      ['c.json', Buffer.from([0x7b, 0xb0, 0xa1]), /不是 UTF-8/],
      [
        'd.json',
        '{"features":[{"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]}}]}',
        /第 1 个图形.*未闭合/,
      ],
      [
        'e.json',
        '{"features":[{"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,900],[0,0]]]}}]}',
        /第 1 个图形/,
      ],
    ]
    for (const [name, content, reason] of broken) {
      const path = await write(name, content)
      await assert.rejects(readPolygonLayer(path), (error) => isFault(error) && reason.test(error.text.zh), name)
    }
  } finally {
    await rm(folder, { recursive: true })
  }
})
