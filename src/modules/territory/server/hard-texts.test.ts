import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { pinyin } from 'pinyin-pro'
import { distanceM } from '#core/place/distance.ts'
import { buildAddressIndex } from '../domain/address/address-index.ts'
import { type AddressResolution, resolveAddress } from '../domain/address/resolve-address.ts'
import { type HardText, hardTexts } from '../domain/address/testing/hard-texts.ts'
import type { GeographyRules } from '../domain/generate/geography-rules.ts'
import { generateTerritory } from '../domain/generate/territory.ts'

const RULES_FILE = new URL('../../../../districts/linjiang/geography.json', import.meta.url)
const rules: GeographyRules = JSON.parse(readFileSync(RULES_FILE, 'utf8'))
const territory = generateTerritory(rules)
const { addresses, roads, pois, district, streets, communities } = territory
const index = buildAddressIndex(addresses, roads, pois, [district, ...streets, ...communities], {
  soundOf: (character) => pinyin(character, { toneType: 'none' }),
})

type Judged = HardText & { resolution: AddressResolution; isRight: boolean; confidence: number }

/** Right: within this distance of what was meant. */
const SAME_PLACE_M = 100
const judged = hardTexts(territory, 10).map((hard): Judged => {
  const resolution = resolveAddress(index, hard.text)
  const [best] = resolution.candidates
  const isRight = best ? hard.at !== null && distanceM(best.point, hard.at) <= SAME_PLACE_M : hard.at === null
  return { ...hard, resolution, isRight, confidence: best?.confidence ?? 0 }
})

const shareRight = (texts: readonly Judged[]) => texts.filter(({ isRight }) => isRight).length / texts.length

test('三百条难读的说法：九成说对地方', () => {
  assert.ok(judged.length >= 300)
  const share = shareRight(judged)
  assert.ok(share >= 0.88, `${share}`)
  const kinds = [...Map.groupBy(judged, ({ kind }) => kind)].map(([kind, texts]) => [kind, shareRight(texts)] as const)
  const byLot = ['only a road', 'one name in two streets', 'compound by its first words', 'chain without its branch']
  for (const [kind, right] of kinds) if (!byLot.includes(kind)) assert.ok(right >= 0.7, `${kind}: ${right}`)
})

/** Confidence from, up to (not itself): at least this share is right, and at most this share. */
const BANDS: readonly [from: number, to: number, least: number, most: number][] = [
  [0.9, 1.01, 0.97, 1],
  [0.8, 0.9, 0.93, 1],
  [0.6, 0.8, 0.8, 1],
  [0.3, 0.6, 0.3, 0.9],
  [0.01, 0.3, 0, 0.45],
]

test('可信度说话算数：各档的正确率', () => {
  for (const [from, to, least, most] of BANDS) {
    const texts = judged.filter(({ confidence }) => confidence >= from && confidence < to)
    assert.ok(texts.length >= 15, `${from}: only ${texts.length} texts`)
    const share = shareRight(texts)
    assert.ok(share >= least && share <= most, `${from}-${to}: ${share} of ${texts.length}`)
  }
})

test('说错的没有一条可信度在 0.8 以上，理由都写明', () => {
  for (const { text, isRight, confidence, resolution } of judged) {
    if (!isRight) assert.ok(confidence < 0.8, `${text}: ${confidence}`)
    for (const { why } of resolution.candidates) assert.ok(why.zh.length >= 4 && why.en.length >= 4, text)
  }
})

test('可疑之处压低可信度，并说出来', () => {
  const door = addresses.find(({ text }) => text.endsWith('玉带桥社区东街5号'))!
  const table: [said: string, most: number, why: RegExp][] = [
    ['武汉市江汉区东街5号', 0.3, /文中说的是江汉区/],
    ['从沿江大道13号到东街5号', 0.6, /文中说到几处/],
    ['望江楼社区东街5号', 0.7, /不在所说的街道或社区/],
    ['东街5号对面', 0.85, /网格可能在路的另一侧/],
    ['东街5号往东300米', 0.5, /未必沿路/],
  ]
  for (const [said, most, why] of table) {
    const [best] = resolveAddress(index, said).candidates
    assert.ok(best, said)
    assert.ok(best.confidence <= most, `${said}: ${best.confidence}`)
    assert.match(best.why.zh, why)
  }
  const twice = resolveAddress(index, '我住沿江大道，东街5号有人占道').candidates[0]
  assert.equal(twice?.addressId, door.id)
  for (const said of ['临江区东街5号', '这个小区东街5号', '东街5号影响全区形象', '居民区东街5号']) {
    const [best] = resolveAddress(index, said).candidates
    assert.equal(best?.addressId, door.id, said)
    assert.ok(best.confidence >= 0.9, said)
  }
})

test('没有读音可用时照旧作答，只是听不出别字', () => {
  const deaf = buildAddressIndex(addresses, roads, pois, [district, ...streets, ...communities])
  assert.deepEqual(resolveAddress(deaf, '上闲街5号').candidates, [])
  assert.ok(resolveAddress(deaf, '东街5号').candidates[0]!.confidence > 0.9)
})
