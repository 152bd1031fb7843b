import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, test } from 'node:test'
import { Fault } from '#core/fault.ts'
import { createFolderStore } from './folder-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'yiwang-files-'))
after(() => rmSync(folder, { recursive: true }))
const store = createFolderStore(folder)

const bytesOf = async (stream: Readable) => Buffer.concat(await stream.toArray())
const isNotFound = (error: unknown) => error instanceof Fault && error.code === 'file-not-found' && error.status === 404
const put = (text: string, name = 'a.txt') =>
  store.put(Readable.from([Buffer.from(text)]), { name, mime: 'text/plain' })

test('what is put is got again, under the hash of its bytes', async () => {
  const { id, meta } = await put('井盖缺失')
  const sha256 = createHash('sha256').update('井盖缺失').digest('hex')
  assert.deepEqual(meta, { name: 'a.txt', mime: 'text/plain', sha256, bytes: 12 })
  const path = join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  assert.equal(readFileSync(path, 'utf8'), '井盖缺失')
  assert.equal(statSync(path).mode & 0o077, 0)
  const got = await store.get(id)
  assert.deepEqual(got.meta, meta)
  assert.equal((await bytesOf(got.stream)).toString(), '井盖缺失')
  assert.equal((await bytesOf((await store.get(id, { start: 3, end: 5 })).stream)).toString(), '盖')
  assert.deepEqual(readdirSync(join(folder, 'incoming')), [])
})

test('equal bytes lie there once, with the facts of each', async () => {
  const [a, b, again] = [await put('same', 'a.txt'), await put('same', 'b.txt'), await put('same', 'a.txt')]
  assert.equal(a.id, again.id)
  assert.notEqual(a.id, b.id)
  assert.equal((await store.get(b.id)).meta.name, 'b.txt')
  await store.remove(a.id)
  await assert.rejects(store.get(a.id), isNotFound)
  assert.equal((await bytesOf((await store.get(b.id)).stream)).toString(), 'same')
  await store.remove(b.id)
  await store.remove(b.id)
  const { sha256 } = b.meta
  assert.equal(existsSync(join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)), false)
})

test('putting and removing the same bytes at once never loses a file that was put', async () => {
  const kept = await put('contended', 'kept.txt')
  for (let round = 0; round < 20; round += 1) {
    await store.remove(kept.id)
    const other = await put('contended', 'other.txt')
    const [, back] = await Promise.all([store.remove(other.id), put('contended', 'kept.txt')])
    assert.equal((await bytesOf((await store.get(back.id)).stream)).toString(), 'contended')
  }
})

test('ids that are none, paths among them, are simply not found', async () => {
  for (const id of ['', '../../etc/passwd', `${'a'.repeat(64)}-${'b'.repeat(12)}`, `${'a'.repeat(64)}-../../../x`])
    await assert.rejects(store.get(id), isNotFound, id)
})

test('a stream that breaks off leaves nothing behind', async () => {
  async function* breaking() {
    yield Buffer.from('half')
    throw new Error('the telephone lost the network')
  }
  await assert.rejects(store.put(breaking(), { name: 'x', mime: 'text/plain' }), /network/)
  assert.deepEqual(readdirSync(join(folder, 'incoming')), [])
})

test('what broken uploads left is swept once it is old; uploads under way and strange files stay', async () => {
  const incoming = join(folder, 'incoming')
  mkdirSync(incoming, { recursive: true })
  const part = (digit: string, ending: string) => `yiwang-${digit.repeat(18)}.${ending}`
  const names = [part('a', 'part'), part('b', 'part.json'), part('c', 'text'), part('d', 'part'), 'notes.part']
  for (const name of names) {
    writeFileSync(join(incoming, name), 'half')
    if (name !== part('d', 'part')) utimesSync(join(incoming, name), 1000, 1000)
  }
  const { id } = await put('stays')
  assert.ok((await store.sweep(1_000_001)) >= 3)
  assert.deepEqual(readdirSync(incoming).sort(), ['notes.part', part('d', 'part')])
  await store.get(id)
  assert.equal(await createFolderStore(join(folder, 'not there yet')).sweep(0), 0)
})
