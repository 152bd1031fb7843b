import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { browserDatum, isWeChat } from './browser-datum.ts'
import { photoPosition } from './photo-position.ts'

/** A JPEG with nothing but a place in it, in either order of bytes. */
function jpegAt(lon: number, lat: number, little: boolean, before = 0): Uint8Array {
  const tiff = new DataView(new ArrayBuffer(128))
  const u16 = (at: number, value: number) => tiff.setUint16(at, value, little)
  const u32 = (at: number, value: number) => tiff.setUint32(at, value, little)
  tiff.setUint16(0, little ? 0x4949 : 0x4d4d)
  u16(2, 42)
  u32(4, 8)
  u16(8, 1)
  u16(10, 0x8825)
  u16(12, 4)
  u32(14, 1)
  u32(18, 26)
  u16(26, 4)
  const entry = (index: number, tag: number, type: number, count: number, value: number) => {
    const at = 28 + index * 12
    u16(at, tag)
    u16(at + 2, type)
    u32(at + 4, count)
    if (type === 2) tiff.setUint8(at + 8, value)
    else u32(at + 8, value)
  }
  entry(0, 1, 2, 2, (lat < 0 ? 'S' : 'N').charCodeAt(0))
  entry(1, 2, 5, 3, 80)
  entry(2, 3, 2, 2, (lon < 0 ? 'W' : 'E').charCodeAt(0))
  entry(3, 4, 5, 3, 104)
  for (const [from, value] of [
    [80, Math.abs(lat)],
    [104, Math.abs(lon)],
  ] as const) {
    u32(from, Math.floor(value))
    u32(from + 4, 1)
    u32(from + 8, 0)
    u32(from + 12, 1)
    u32(from + 16, Math.round((value % 1) * 3_600_000))
    u32(from + 20, 1000)
  }
  const filler =
    before > 0 ? [0xff, 0xe0, ((before + 2) >> 8) & 255, (before + 2) & 255, ...new Uint8Array(before)] : []
  const size = 2 + 6 + tiff.byteLength
  const head = [0xff, 0xd8, ...filler, 0xff, 0xe1, size >> 8, size & 255, 0x45, 0x78, 0x69, 0x66, 0, 0]
  return new Uint8Array([...head, ...new Uint8Array(tiff.buffer), 0xff, 0xda])
}

test('照片里的位置：两种字节序、南北东西、前面有别的段', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -179, max: 179, noNaN: true }),
      fc.double({ min: -89, max: 89, noNaN: true }),
      fc.boolean(),
      fc.integer({ min: 0, max: 300 }),
      (lon, lat, little, before) => {
        fc.pre(Math.abs(lon) > 0.001 || Math.abs(lat) > 0.001)
        const found = photoPosition(jpegAt(lon, lat, little, before))
        // Thousandths of a second are 2.8e-7 degrees, six decimals add 5e-7.
        return found !== null && Math.abs(found.lon - lon) < 1e-6 && Math.abs(found.lat - lat) < 1e-6
      },
    ),
  )
})

test('没有位置、零点、截断和乱写的文件都没有位置，不出错', () => {
  const whole = jpegAt(114.3, 30.6, true)
  assert.equal(photoPosition(jpegAt(0, 0, true)), null)
  assert.equal(photoPosition(new Uint8Array([0x89, 0x50, 0x4e, 0x47])), null)
  assert.equal(photoPosition(new Uint8Array()), null)
  for (let length = 0; length < 130; length += 1) assert.equal(photoPosition(whole.subarray(0, length)), null)
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 12, max: 139 }), (noise, at) => {
      const bytes = whole.slice()
      bytes.set(noise.subarray(0, Math.max(0, bytes.length - at)), at)
      const found = photoPosition(bytes)
      return found === null || (Math.abs(found.lat) <= 90 && Math.abs(found.lon) <= 180)
    }),
  )
})

test('浏览器给的是哪种坐标', () => {
  const x5 = 'Mozilla/5.0 (Linux; Android 10) Chrome/78.0 MQQBrowser/6.2 TBS/045513 Mobile MicroMessenger/7.0.20'
  const apple = 'Mozilla/5.0 (iPhone; CPU iPhone OS 14_4) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.37'
  assert.deepEqual([browserDatum(x5), browserDatum(apple)], ['GCJ-02', 'WGS-84'])
  assert.deepEqual([isWeChat(x5), isWeChat(apple), isWeChat('Mozilla/5.0 Safari/604.1')], [true, true, false])
})
