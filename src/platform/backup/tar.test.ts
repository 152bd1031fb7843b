import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readTar, TarCutOff } from './read-tar.ts'
import { TAR_END, tarHeader, tarPadding } from './tar.ts'

interface File {
  name: string
  content: Buffer
}

const archive = (files: readonly File[]) =>
  Buffer.concat([
    ...files.flatMap(({ name, content }) => [
      tarHeader({ name, size: content.length, mode: 0o640 }),
      content,
      tarPadding(content.length),
    ]),
    TAR_END,
  ])

/** As a stream gives it: in pieces that have nothing to do with the entries. */
async function* pieces(whole: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size)
}

async function read(whole: Buffer, size: number, skips = false) {
  const found: (File & { mode: number })[] = []
  for await (const { name, mode, body } of readTar(pieces(whole, size))) {
    const parts: Buffer[] = []
    if (!skips) for await (const part of body) parts.push(part)
    found.push({ name, mode, content: Buffer.concat(parts) })
  }
  return found
}

const anyName = fc.oneof(
  fc.stringMatching(/^[a-z]{1,20}(\/[a-z0-9.-]{1,60}){0,3}$/),
  fc.stringMatching(/^data\/[一-龥]{30,80}\.jpg$/),
)
const anyFiles = fc.array(fc.record({ name: anyName, content: fc.uint8Array({ maxLength: 3000 }).map(Buffer.from) }), {
  maxLength: 6,
})

test('what is written is read back, names of any length, in pieces of any size', async () => {
  await fc.assert(
    fc.asyncProperty(anyFiles, fc.integer({ min: 1, max: 2000 }), async (files, size) => {
      assert.deepEqual(
        await read(archive(files), size),
        files.map((file) => ({ ...file, mode: 0o640 })),
      )
      const names = files.map(({ name }) => name)
      const skipped = await read(archive(files), size, true)
      assert.deepEqual(
        skipped.map(({ name }) => name),
        names,
      )
    }),
    { numRuns: 60 },
  )
})

test('an archive that is cut off anywhere, or changed in a header, is noticed', async () => {
  const whole = archive([
    { name: 'a', content: Buffer.alloc(700, 1) },
    { name: 'b', content: Buffer.alloc(5, 2) },
  ])
  const end = whole.length - TAR_END.length
  for (const length of [0, 1, 511, 512, 900, 1536, end - 1, end])
    await assert.rejects(read(whole.subarray(0, length), 64), TarCutOff, `cut at ${length}`)
  const changed = Buffer.from(whole)
  changed[3] = 0x41
  await assert.rejects(read(changed, 64), RangeError)
})
