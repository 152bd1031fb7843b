import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { Fault } from '#core/fault.ts'
import { zipBytes } from '#platform/tables/write/zip-bytes.ts'
import { writeTable } from '#platform/tables/write-table.ts'
import { acceptUpload } from './accept-upload.ts'
import { FILE_KINDS, type FileKind } from './file-kind.ts'
import { createFolderStore } from './folder-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'yiwang-uploads-'))
after(() => rmSync(folder, { recursive: true }))
// A folder of this test's own, so that what is left in it is its own doing.
const temporary = mkdtempSync(join(folder, 'tmp-'))
const { TMPDIR } = process.env
before(() => {
  process.env.TMPDIR = temporary
})
after(() => {
  if (TMPDIR === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = TMPDIR
})
const store = createFolderStore(join(folder, 'files'))
const ALL = Object.keys(FILE_KINDS) as FileKind[]

const bytesOf = async (stream: Readable) => Buffer.concat(await stream.toArray())
const accept = (bytes: Uint8Array, rules: { maxBytes?: number; kinds?: FileKind[]; name?: string } = {}) =>
  acceptUpload(store, Readable.from([bytes.subarray(0, 5), bytes.subarray(5)]), {
    maxBytes: 20_000_000,
    kinds: ALL,
    name: 'photo.jpg',
    ...rules,
  })
const hasCode = (code: string, status: number) => (error: unknown) =>
  error instanceof Fault && error.code === code && error.status === status && error.text.wayOut !== undefined

/** A picture with a pattern, so that nothing compresses to nothing. */
function picture(width: number, height: number) {
  const pixels = Buffer.alloc(width * height * 3)
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = (at * 7 + (at >> 8) * 13) & 0xff
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}

test('照片重绘为 JPEG 并缩小，时间与位置保留在说明里而不在文件里', async () => {
  const bytes = await picture(3000, 1500)
    .jpeg()
    .withExif({
      IFD0: { Make: 'SECRETPHONE' },
      IFD2: { DateTimeOriginal: '2026:03:04 09:05:07' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 30/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '114/1 15/1 0/1' },
    })
    .toBuffer()
  const { kind, file, thumbnail } = await accept(bytes, { name: '../照片.PNG' })
  assert.equal(kind, 'jpeg')
  const { sha256, originalSha256, bytes: size, ...facts } = file.meta
  assert.deepEqual(facts, {
    name: '照片.jpg',
    mime: 'image/jpeg',
    widthPx: 2560,
    heightPx: 1280,
    takenAt: '2026-03-04T09:05:07+08:00',
    position: { longitude: 114.25, latitude: 30.5 },
  })
  assert.match(originalSha256 ?? '', /^[0-9a-f]{64}$/)
  assert.notEqual(originalSha256, sha256)
  const stored = await bytesOf((await store.get(file.id)).stream)
  assert.equal(stored.length, size)
  const found = await sharp(stored).metadata()
  assert.deepEqual([found.format, found.width, found.height, found.exif], ['jpeg', 2560, 1280, undefined])
  assert.equal(stored.includes('SECRETPHONE'), false)
  const small = await sharp(await bytesOf((await store.get(thumbnail?.id ?? '')).stream)).metadata()
  assert.deepEqual([small.width, small.height], [480, 240])
  assert.equal(thumbnail?.meta.position, undefined)
})

test('a picture taken on its side stands upright', async () => {
  const bytes = await picture(400, 200).jpeg().withMetadata({ orientation: 6 }).toBuffer()
  const { file } = await accept(bytes)
  assert.deepEqual([file.meta.widthPx, file.meta.heightPx], [200, 400])
})

test('PNG and WebP become JPEG, what was transparent becomes white', async () => {
  const clear = sharp({ create: { width: 20, height: 10, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
  for (const [kind, bytes] of [
    ['png', await clear.png().toBuffer()],
    ['webp', await clear.webp().toBuffer()],
  ] as const) {
    const accepted = await accept(bytes)
    assert.equal(accepted.kind, kind)
    const { dominant } = await sharp(await bytesOf((await store.get(accepted.file.id)).stream)).stats()
    assert.ok(dominant.r > 240 && dominant.g > 240 && dominant.b > 240, kind)
  }
})

/** Heads of recordings and films as their programs write them. */
const HEADS: [FileKind, Buffer][] = [
  ['pdf', Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n', 'latin1')],
  ['mp3', Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\0', 'latin1'), Buffer.alloc(50)])],
  ['mp3', Buffer.concat([Buffer.from('fffb9064', 'hex'), Buffer.alloc(413)])],
  ['wav', Buffer.from('RIFF\x24\0\0\0WAVEfmt \x10\0\0\0', 'latin1')],
  ['m4a', Buffer.from('\0\0\0\x1cftypM4A \0\0\0\0M4A mp42isom', 'latin1')],
  ['mp4', Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0isommp42', 'latin1')],
]
for (const [kind, bytes] of HEADS)
  test(`${kind} is told by its bytes and kept as it is`, async () => {
    const accepted = await accept(bytes, { name: 'x.exe' })
    assert.equal(accepted.kind, kind)
    assert.equal(accepted.file.meta.mime, FILE_KINDS[kind].mime)
    assert.ok(accepted.file.meta.name.endsWith(`.${FILE_KINDS[kind].extension}`))
    assert.deepEqual(await bytesOf((await store.get(accepted.file.id)).stream), bytes)
    assert.equal(accepted.thumbnail, undefined)
  })

const zipOf = (...names: string[]) =>
  bytesOf(Readable.from(zipBytes(names.map((name) => ({ name, content: ['<x/>'] })))))

test('office files are told by what is inside the zip', async () => {
  const table = await bytesOf(writeTable([{ a: 1 }], { format: 'xlsx', columns: [{ key: 'a' }] }))
  assert.equal((await accept(table)).kind, 'xlsx')
  assert.equal((await accept(await zipOf('[Content_Types].xml', 'word/document.xml'))).kind, 'docx')
  await assert.rejects(accept(await zipOf('a.txt')), hasCode('file-kind-refused', 415))
  await assert.rejects(accept((await zipOf('a.txt')).subarray(0, 30)), hasCode('file-kind-refused', 415))
  const macros = await zipOf('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin')
  await assert.rejects(accept(macros), hasCode('file-has-macros', 415))
})

test('refusals say what is wrong and what to do', async () => {
  const jpeg = await picture(100, 100).jpeg().toBuffer()
  await assert.rejects(accept(Buffer.alloc(0)), hasCode('file-empty', 422))
  await assert.rejects(accept(jpeg, { maxBytes: jpeg.length - 1 }), hasCode('file-too-large', 413))
  await assert.rejects(accept(jpeg, { kinds: ['pdf'] }), hasCode('file-kind-refused', 415))
  await assert.rejects(accept(jpeg.subarray(0, jpeg.length / 2)), hasCode('file-broken', 422))
  await assert.rejects(accept(Buffer.from('MZ\x90\0 a program called photo.jpg')), hasCode('file-kind-refused', 415))
  await assert.rejects(
    accept(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')),
    hasCode('file-kind-refused', 415),
  )
  await assert.rejects(accept(Buffer.from('x')), hasCode('file-kind-refused', 415))
  const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(200)])
  await assert.rejects(accept(heic), hasCode('file-heic', 415))
})

test('a small file that unfolds into 225 million points is refused before it is drawn', async () => {
  const bytes = await sharp({
    create: { width: 15_000, height: 15_000, channels: 3, background: '#fff' },
    limitInputPixels: false,
  })
    .png({ compressionLevel: 9 })
    .toBuffer()
  assert.ok(bytes.length < 20_000_000)
  // Drawing half of it would end in "broken": the refusal comes from the head alone.
  for (const sent of [bytes, bytes.subarray(0, bytes.length / 2)])
    await assert.rejects(accept(sent), hasCode('picture-too-many-pixels', 422))
})

test('an endless stream is cut at the limit, and nothing of it stays', async () => {
  let sent = 0
  async function* endless() {
    for (;;) {
      sent += 65_536
      yield Buffer.alloc(65_536, 1)
    }
  }
  await assert.rejects(
    acceptUpload(store, endless(), { maxBytes: 1_000_000, kinds: ALL, name: 'x' }),
    hasCode('file-too-large', 413),
  )
  assert.ok(sent < 1_200_000)
  assert.deepEqual(readdirSync(temporary), [])
})
