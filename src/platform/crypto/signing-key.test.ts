import assert from 'node:assert/strict'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { findSigningKey, makeSigningKey, signingKeyPath } from './signing-key.ts'
import { softwareProvider } from './software-provider.ts'

let dataDir: string
before(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'yiwang-signing-'))
})
after(() => rm(dataDir, { recursive: true, force: true }))

test('made once, readable by its owner alone; whoever comes second signs with the same key', async () => {
  assert.equal(await findSigningKey(dataDir, {}), null)
  const made = await Promise.all(Array.from({ length: 6 }, () => makeSigningKey(dataDir)))
  assert.equal(new Set(made.map((key) => key.privateKey)).size, 1)
  assert.equal((await stat(signingKeyPath(dataDir))).mode & 0o077, 0)
  const found = await findSigningKey(dataDir, {})
  const text = Buffer.from('一天的记录')
  const signature = softwareProvider.sm2Sign(found!.privateKey, text)
  assert.equal(softwareProvider.sm2Verify(made[0]!.publicKey, text, signature), true)
})

test('the environment counts before the file; a malformed key is refused and not replaced', async () => {
  const other = softwareProvider.sm2KeyPair()
  assert.deepEqual(await findSigningKey(dataDir, { YIWANG_SIGNING_KEY: other.privateKey }), other)
  await writeFile(signingKeyPath(dataDir), 'half a key')
  await assert.rejects(findSigningKey(dataDir, {}), { code: 'signing-key-malformed' })
})
