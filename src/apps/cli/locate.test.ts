import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { convertDatum } from '#core/place/datum.ts'
import { ROOT } from '../discover.ts'

let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'locate-'))
  await layer('streets', [
    ['西街', 990101002, 112.8],
    ['东街', 990101001, 112.9],
  ])
  await layer('whole', [['全区', 990101, 112.8]], 0.2)
})
after(() => rm(folder, { recursive: true }))

function layer(name: string, areas: [string, number, number][], size = 0.1) {
  const features = areas.map(([title, code, west]) => ({
    type: 'Feature',
    properties: { name: title, code },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [west, 30],
          [west + size, 30],
          [west + size, 30.1],
          [west, 30.1],
          [west, 30],
        ],
      ],
    },
  }))
  return writeFile(join(folder, `${name}.geojson`), JSON.stringify({ type: 'FeatureCollection', features }))
}

async function locate(points: string, ...words: string[]) {
  await writeFile(join(folder, 'points.csv'), points)
  const layers = ['streets', 'whole'].map((name) => join(folder, `${name}.geojson`)).join(',')
  const args = ['src/apps/cli/main.ts', 'locate', '--layer', layers, '--points', join(folder, 'points.csv'), ...words]
  return spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })
}

test('逐点加上图层、名称、代码，原有列原样保留', async () => {
  const { stdout, status } = await locate('id,lon,lat\r\n07,112.95,30.05\r\n2,112.85,30.05\r\n3,-5.5,30.05\r\n')
  assert.equal(status, 0)
  assert.deepEqual(stdout.trim().split('\r\n'), [
    'id,lon,lat,layer,name,code',
    '07,112.95,30.05,streets,东街,990101001',
    '2,112.85,30.05,streets,西街,990101002',
    '3,-5.5,30.05,,,',
  ])
})

test('别的坐标系先换算', async () => {
  const shifted = convertDatum([112.9001, 30.05], 'CGCS2000', 'GCJ-02')
  const { stdout } = await locate(`lon,lat\n${shifted[0]},${shifted[1]}\n`, '--datum', 'gcj02', '--format', 'jsonl')
  assert.equal(JSON.parse(stdout).code, '990101001')
})

test('坏行报行号、其余照做，退出码 3；缺列、用法不对说清楚', async () => {
  const bad = await locate('lon,lat\n东,30\n112.95,30.05\n')
  assert.equal(bad.status, 3)
  assert.match(bad.stderr, /第 2 行：lon、lat 应为度数/)
  assert.match(bad.stdout, /112\.95,30\.05,streets,东街/)
  const missing = await locate('x,y\n1,2\n')
  assert.equal(missing.status, 1)
  assert.match(missing.stderr, /没有 lon 列/)
  assert.equal((await locate('lon,lat\n1,2\n', '--datum', 'mars')).status, 2)
})

test('边界上取较小代码；洞里不算；自带的 name、code 列改名保留；列名大小写和说法都认', async () => {
  const { stdout, stderr } = await locate('name,Lng,纬度\n井盖,112.9,30.05\n路灯,112.95,30.1\n')
  assert.deepEqual(stdout.trim().split('\r\n'), [
    'input_name,Lng,纬度,layer,name,code',
    '井盖,112.9,30.05,streets,东街,990101001',
    '路灯,112.95,30.1,streets,东街,990101001',
  ])
  assert.match(stderr, /已有 name 列，改名为 input_name/)
  const ring = (west: number, size: number) => [
    [west, 30],
    [west + size, 30],
    [west + size, 30 + size],
    [west, 30 + size],
    [west, 30],
  ]
  const hole = ring(112.92, 0.02).map(([lon, lat]) => [lon, lat! + 0.04])
  const geometry = { type: 'MultiPolygon', coordinates: [[ring(112.9, 0.1), hole], [ring(113.5, 0.1)]] }
  const feature = { type: 'Feature', properties: { 乡镇名称: '飞地乡', XZQ_CODE: 7 }, geometry }
  await writeFile(join(folder, 'single.geojson'), JSON.stringify(feature))
  await writeFile(join(folder, 'points.csv'), 'lon,lat\n112.93,30.05\n112.95,30.01\n113.55,30.05\n112.92,30.05\n')
  const args = ['--layer', join(folder, 'single.geojson'), '--points', join(folder, 'points.csv')]
  const single = spawnSync(process.execPath, ['src/apps/cli/main.ts', 'locate', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  assert.deepEqual(single.stdout.trim().split('\r\n').slice(1), [
    '112.93,30.05,,,',
    ...['112.95,30.01', '113.55,30.05', '112.92,30.05'].map((at) => `${at},single,飞地乡,7`),
  ])
})
