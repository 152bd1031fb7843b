import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { FeatureStreamFault, streamFeatures } from './feature-stream.ts'

async function* pieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}
const read = async (text: string, size = 7) => {
  const all = []
  for await (const one of streamFeatures(pieces(text, size))) all.push(one)
  return all
}

test('任意内容、任意切分，逐个读出的要素与一次解析相同', async () => {
  const properties = fc.dictionary(fc.string({ maxLength: 6 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 })
  const feature = fc.record({ type: fc.constant('Feature'), properties, geometry: fc.jsonValue({ maxDepth: 3 }) })
  await fc.assert(
    fc.asyncProperty(
      fc.array(feature, { maxLength: 5 }),
      fc.dictionary(fc.string({ maxLength: 5 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 2 }),
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom(0, 1),
      async (features, other, size, indent) => {
        const { type: _type, features: _features, crs: _crs, ...extra } = other
        const document = { ...extra, type: 'FeatureCollection', features, bbox: [1, 2, 3, 4] }
        const all = await read(JSON.stringify(document, null, indent), size)
        assert.deepEqual(
          all.map((one) => one.feature),
          JSON.parse(JSON.stringify(features)),
        )
        assert.deepEqual(
          all.map((one) => one.no),
          features.map((_, index) => index + 1),
        )
      },
    ),
    { numRuns: 200 },
  )
})

test('坏文件说清原因、第几个要素、第几行', async () => {
  const whole = '{"type":"FeatureCollection",\n"features":[\n{"a":1},\n{"a":"}]\\""},\n{"a":3}\n]}'
  const table: [string, string, number, number][] = [
    [whole.slice(0, -12), 'truncated', 3, 4],
    [whole.slice(0, -1), 'truncated', 4, 6],
    [whole.replace('{"a":3}', '{"a":}'), 'syntax', 3, 5],
    [whole.replace('},\n{"a":3}', '}\n{"a":3}'), 'syntax', 3, 5],
    [whole.replace('{"a":3}', '7'), 'syntax', 3, 5],
    [whole.replace('\\""}', '\\"}'), 'syntax', 2, 4],
    [`${whole}}`, 'syntax', 4, 6],
    ['[1]', 'no-collection', 1, 1],
    ['', 'no-collection', 1, 1],
    ['<html>', 'no-collection', 1, 1],
    ['{"type":"Topology","objects":{}}', 'no-collection', 1, 1],
    ['{"type":"FeatureCollection"}', 'no-collection', 1, 1],
    ['{"type":"Feature","geometry":null}', 'no-collection', 1, 1],
    ['{"type":"FeatureCollection","features":{}}', 'no-collection', 1, 1],
    ['{"type":"FeatureCollection","crs":{"properties":{"name":"EPSG:3857"}},"features":[]}', 'crs', 1, 1],
  ]
  for (const [text, reason, no, line] of table)
    for (const size of [1, 1000])
      await assert.rejects(
        read(text, size),
        (error) => {
          assert.ok(error instanceof FeatureStreamFault)
          assert.deepEqual([error.reason, error.no, error.line], [reason, no, line], `${text} by ${size}`)
          return true
        },
        text,
      )
  const degrees =
    '{"crs":{"properties":{"name":"urn:ogc:def:crs:EPSG::4490"}},"type":"FeatureCollection","features":[]}'
  assert.deepEqual(await read(degrees), [])
})

test('一个要素长得没有尽头时停下，不把内存占满', async () => {
  async function* endless() {
    yield '{"type":"FeatureCollection","features":[{"a":"'
    for (let i = 0; i < 200; i++) yield 'x'.repeat(100_000)
  }
  const all = async () => {
    for await (const _ of streamFeatures(endless())) assert.fail('there is none')
  }
  await assert.rejects(all(), (error) => error instanceof FeatureStreamFault && error.reason === 'too-long')
})
