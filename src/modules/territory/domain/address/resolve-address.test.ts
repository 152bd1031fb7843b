import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import type { GeographyRules } from '../generate/geography-rules.ts'
import { generateTerritory } from '../generate/territory.ts'
import type { Address } from '../territory-data.ts'
import { buildAddressIndex } from './address-index.ts'
import { type FoundPrecision, resolveAddress } from './resolve-address.ts'

const RULES_FILE = new URL('../../../../../districts/linjiang/geography.json', import.meta.url)
const rules: GeographyRules = JSON.parse(readFileSync(RULES_FILE, 'utf8'))
const territory = generateTerritory(rules)
const { addresses, roads, pois, streets, communities } = territory
const index = buildAddressIndex(addresses, roads, pois, [...streets, ...communities])
const resolve = (text: string) => resolveAddress(index, text)
const repeatedNames = new Set([...rules.names.repeatedLanes, ...rules.names.repeatedCompounds, '临江路'])
/** Everything that is said in one way only. */
const plainAddresses = addresses.filter((a) => !repeatedNames.has(a.road ?? '') && !repeatedNames.has(a.compound ?? ''))
const some = (kind: Address['kind'], every: number) =>
  plainAddresses.filter((address) => address.kind === kind).filter((_, i) => i % every === 0)

function assertFinds(text: string, address: Address, atLeast: number) {
  const { candidates, ambiguous } = resolve(text)
  assert.equal(candidates[0]?.addressId, address.id, `${text}: ${candidates[0]?.text}`)
  assert.ok(candidates[0].confidence >= atLeast, `${text}: ${candidates[0].confidence}`)
  assert.equal(ambiguous, false, text)
  assert.deepEqual([candidates[0].point, candidates[0].areaCode], [address.point, address.areaCode])
}

test('标准地址全文、省去区、省去街道社区，都落到同一条', () => {
  for (const kind of ['doorplate', 'compound', 'building', 'poi', 'intersection'] as const) {
    for (const address of some(kind, 40)) {
      assertFinds(address.text, address, 0.99)
      assertFinds(address.text.replace('临江区', ''), address, 0.85)
      assertFinds(`某市${address.text}`, address, 0.85)
      const short = address.text.replace(/^.*?区.*?街道.*?社区/, '')
      // two roads may meet twice, which only the community tells apart
      if (kind !== 'intersection') assertFinds(short, address, 0.85)
    }
  }
})

test('门牌的各种说法', () => {
  for (const door of some('doorplate', 97)) {
    const { road, number } = door
    const fullWidth = number!.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    for (const said of [
      `${road}${number}号`,
      `${road} ${number} 号`,
      `${road}${fullWidth}号`,
      `${road}${number}#`,
      `${road}${number}`,
      `${road}${number}号3单元502室`,
      `我家住在${road}${number}号楼下垃圾没人收，已经三天了`,
      `您好，${road}，${number}号门前的井盖坏了，请尽快修`,
    ]) {
      assertFinds(said, door, 0.85)
    }
  }
})

test('小区楼栋的各种说法', () => {
  for (const building of some('building', 61)) {
    const { compound, building: block } = building
    for (const said of [
      `${compound}${block}栋`,
      `${compound}${block}幢2单元501室`,
      `${compound}${block}号楼`,
      `${compound}${block}-2-501`,
      `${building.road}${building.number}号${compound}${block}栋`,
      `反映${compound}小区${block}栋楼上夜里装修扰民`,
    ]) {
      assertFinds(said, building, 0.9)
    }
  }
})

test('地点的门口、附近', () => {
  for (const poi of some('poi', 23)) {
    assertFinds(`${poi.poi}门口`, poi, 0.8)
    assertFinds(`${poi.poi}附近`, poi, 0.7)
    assertFinds(`昨天在${poi.poi}对面有人占道经营`, poi, 0.7)
  }
})

test('两条路的交叉口，先后不论', () => {
  const meetOnce = [...Map.groupBy(some('intersection', 1), (a) => [a.road!, a.crossRoad!].toSorted().join())]
    .filter(([, same]) => same.length === 1)
    .flatMap(([, same]) => same)
    .filter((_, i) => i % 29 === 0)
  assert.ok(meetOnce.length > 40)
  for (const crossing of meetOnce) {
    const { road, crossRoad } = crossing
    for (const said of [
      `${road}与${crossRoad}交叉口`,
      `${crossRoad}和${road}交汇处`,
      `${road}${crossRoad}路口积水`,
      `${crossRoad}、${road}十字路口红绿灯不亮`,
      `${road}/${crossRoad}口`,
    ]) {
      assertFinds(said, crossing, 0.85)
    }
  }
})

test('同名同号不止一处：都列出，请人来选；说了街道就不再歧义', () => {
  const both = resolve('临江路12号')
  assert.equal(both.ambiguous, true)
  assert.deepEqual(both.candidates.map((c) => c.areaCode.slice(0, 9)).toSorted(), ['990101002', '990101003'])
  assert.equal(both.candidates[0]!.confidence, both.candidates[1]!.confidence)
  assert.ok(both.candidates[0]!.confidence < 0.7)
  const table: [string, string][] = [
    ['东街街道临江路12号', '990101003'],
    ['西街街道临江路十二号', '990101002'],
    ['东街临江路12号', '990101003'],
    ['西街临江路12号', '990101002'],
  ]
  for (const [said, street] of table) {
    const { candidates, ambiguous } = resolve(said)
    assert.equal(candidates[0]!.areaCode.slice(0, 9), street, said)
    assert.ok(candidates[0]!.confidence > 0.9 && !ambiguous, said)
  }
  for (const name of rules.names.repeatedCompounds) assert.equal(resolve(`${name}1栋`).ambiguous, true, name)
  // the roads named like the streets are roads when a number follows
  assert.equal(resolve('东街12号').candidates[0]!.text.endsWith('东街12号'), true)
  assert.equal(resolve('西街12号').candidates[0]!.text.endsWith('西街12号'), true)
})

test('说得不全：只有路名、查无此号、查无此栋、只有街道社区、路名少了方位', () => {
  const compound = some('compound', 1)[0]!.compound!
  const table: [string, FoundPrecision, number, number, RegExp][] = [
    ['沿江大道', 'road', 0.01, 0.1, /取道路中点/],
    ['沿江大道100米处有坑', 'road', 0.01, 0.1, /取道路中点/],
    ['东街9998号', 'door', 0.3, 0.65, /查无 9998 号，取最近的/],
    [`${compound}99栋`, 'compound', 0.6, 0.75, /查无 99 栋，取小区大门/],
    [compound, 'compound', 0.8, 0.9, /未说楼栋/],
    [`${communities[0]!.name}有人放鞭炮`, 'community', 0.1, 0.3, /只认出社区/],
    ['钟楼街道', 'street', 0.05, 0.2, /只认出街道/],
    ['临江区西街街道', 'street', 0.05, 0.2, /只认出街道/],
  ]
  for (const [said, precision, low, high, why] of table) {
    const [first] = resolve(said).candidates
    assert.equal(first?.precision, precision, said)
    assert.ok(first.confidence >= low && first.confidence <= high, `${said}: ${first.confidence}`)
    assert.match(first.why.zh, why)
  }
  const halves = resolve('同德路100号')
  assert.equal(halves.ambiguous, true)
  assert.deepEqual(
    halves.candidates.map((c) => /同德.路/.exec(c.text)?.[0]).toSorted(),
    ['同德东路', '同德西路'].toSorted(),
  )
  assert.ok(halves.candidates[0]!.confidence < 0.5)
})

test('没有地址就不编造', () => {
  for (const said of [
    '',
    '   ',
    '12345',
    '垃圾没人收',
    '第3栋2单元',
    '我要投诉',
    '路',
    '的',
    '。。。',
    '号'.repeat(300),
  ]) {
    assert.deepEqual(resolve(said), { candidates: [], ambiguous: false }, said)
  }
})

test('边打边查：名称打了一半就有候选，路在前', () => {
  const { candidates } = resolve('同德')
  assert.ok(candidates.length > 2)
  assert.deepEqual(
    candidates.slice(0, 2).map((c) => c.text),
    ['同德东路', '同德西路'],
  )
  for (const candidate of candidates) assert.ok(candidate.confidence < 0.5)
  const numbers = resolve('东街1').candidates
  assert.equal(numbers[0]!.text.endsWith('东街1号'), true)
  assert.ok(numbers.length > 1)
  for (const { text } of numbers) assert.match(text, /东街1\d*号$/)
})

test('长文本里说到两个地方：都在候选里', () => {
  const [a, b] = [some('doorplate', 3000)[1]!, some('doorplate', 3000)[2]!]
  const { candidates } = resolve(`${a.road}${a.number}号的车天天开到${b.road}${b.number}号门口按喇叭`)
  assert.deepEqual(
    candidates.slice(0, 2).map((c) => c.addressId),
    [a.id, b.id],
  )
})

test('an address book without roads, areas or parts still resolves what it holds', () => {
  const imported: Address = {
    id: 'x1',
    text: '某区某街道望月路5号',
    kind: 'doorplate',
    road: '望月路',
    number: '5',
    point: [112.9, 30.1],
    areaCode: '990101001001001',
  }
  const small = buildAddressIndex([imported], [], [])
  assert.equal(resolveAddress(small, '望月路5号').candidates[0]?.addressId, 'x1')
  assert.equal(resolveAddress(small, '望月路').candidates[0]?.precision, 'road')
  assert.deepEqual(resolveAddress(buildAddressIndex([], [], []), '望月路5号').candidates, [])
  const onlyPoi = buildAddressIndex([], [], [{ ...territory.pois[0]!, name: '孤岛灯塔' }])
  assert.equal(resolveAddress(onlyPoi, '孤岛灯塔附近').candidates[0]?.addressId, null)
})

test('any text gets an answer in order, with confidences between 0 and 1', () => {
  const pieces = fc.constantFrom(
    '临江路',
    '12',
    '号',
    '西街',
    '与',
    '幸福小区',
    '3栋',
    '路口',
    '，',
    '一百',
    '-',
    '街道',
    '门口',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'grapheme' })), { maxLength: 30 }), (parts) => {
      const { candidates } = resolve(parts.join(''))
      assert.ok(candidates.length <= 10)
      for (const [i, { confidence }] of candidates.entries()) {
        assert.ok(confidence > 0 && confidence <= 1)
        assert.ok(i === 0 || confidence <= candidates[i - 1]!.confidence)
      }
    }),
    { numRuns: 500 },
  )
})
