import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import sharp from 'sharp'
import { readExif } from './exif.ts'

const GPS = {
  GPSLatitudeRef: 'N',
  GPSLatitude: '30/1 35/1 3515/100',
  GPSLongitudeRef: 'E',
  GPSLongitude: '114/1 18/1 1994/100',
}

async function blockOf(exif: { IFD2?: Record<string, string>; IFD3?: Record<string, string> }): Promise<Buffer> {
  const image = sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
  const jpeg = await image.jpeg().withExif(exif).toBuffer()
  const { exif: block } = await sharp(jpeg).metadata()
  assert.ok(block)
  return block
}

test('拍摄时间与位置', async () => {
  const block = await blockOf({ IFD2: { DateTimeOriginal: '2026:03:04 09:05:07' }, IFD3: GPS })
  assert.deepEqual(readExif(block), {
    takenAt: '2026-03-04T09:05:07+08:00',
    position: { longitude: 114.3055389, latitude: 30.5930972 },
  })
})

test('the offset of the camera counts, and south and west are negative', async () => {
  const block = await blockOf({
    IFD2: { DateTimeOriginal: '2026:03:04 09:05:07', OffsetTimeOriginal: '+09:00' },
    IFD3: { ...GPS, GPSLatitudeRef: 'S', GPSLongitudeRef: 'W' },
  })
  assert.equal(readExif(block).takenAt, '2026-03-04T09:05:07+09:00')
  assert.deepEqual(readExif(block).position, { longitude: -114.3055389, latitude: -30.5930972 })
})

test('what no camera can mean is left out', async () => {
  for (const DateTimeOriginal of [
    '0000:00:00 00:00:00',
    '2026:02:30 09:05:07',
    '2026:03:04 24:60:00',
    '1980:01:01 00:00:00',
    'yesterday',
  ])
    assert.deepEqual(readExif(await blockOf({ IFD2: { DateTimeOriginal } })), {}, DateTimeOriginal)
  for (const wrong of [
    { GPSLatitude: '0/1 0/1 0/1', GPSLongitude: '0/1 0/1 0/1' },
    { GPSLatitude: '91/1 0/1 0/1' },
    { GPSLatitude: '30/0 0/1 0/1' },
    { GPSLatitudeRef: 'E' },
  ])
    assert.deepEqual(readExif(await blockOf({ IFD3: { ...GPS, ...wrong } })), {}, JSON.stringify(wrong))
})

test('both byte orders', () => {
  // Main directory with one entry, the pointer to the EXIF directory, which holds the time.
  const build = (little: boolean) => {
    const bytes = Buffer.alloc(64)
    const u16 = (value: number, at: number) =>
      little ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at)
    const u32 = (value: number, at: number) =>
      little ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at)
    bytes.write(little ? 'II' : 'MM', 0, 'latin1')
    u16(42, 2)
    u32(8, 4)
    u16(1, 8)
    u16(0x8769, 10)
    u16(4, 12)
    u32(1, 14)
    u32(26, 18)
    u16(1, 26)
    u16(0x9003, 28)
    u16(2, 30)
    u32(20, 32)
    u32(44, 36)
    bytes.write('2026:03:04 09:05:07\0', 44, 'latin1')
    return bytes
  }
  assert.equal(readExif(build(true)).takenAt, '2026-03-04T09:05:07+08:00')
  assert.equal(readExif(build(false)).takenAt, '2026-03-04T09:05:07+08:00')
})

test('damaged blocks never throw', async () => {
  const block = await blockOf({ IFD2: { DateTimeOriginal: '2026:03:04 09:05:07' }, IFD3: GPS })
  fc.assert(
    fc.property(
      fc.nat(block.length),
      fc.array(fc.tuple(fc.nat(block.length - 1), fc.nat(255)), { maxLength: 20 }),
      (end, changes) => {
        const damaged = Buffer.from(block)
        for (const [at, value] of changes) damaged[at] = value
        assert.ok(readExif(damaged.subarray(0, end)))
      },
    ),
    { numRuns: 2000 },
  )
})
