import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { Fault } from '#core/fault.ts'
import { addMasterKey, loadMasterKeys, masterKeyPath, parseMasterKeys } from './master-keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'yiwang-keys-'))
after(() => rmSync(folder, { recursive: true }))

test('the first start makes one key, readable by its owner alone, and later starts find it', async () => {
  const dataDir = join(folder, 'first')
  const starts = await Promise.all(Array.from({ length: 8 }, () => loadMasterKeys(dataDir)))
  for (const keys of starts) assert.deepEqual(keys, starts[0], 'starts at the same moment agree')
  assert.equal(starts[0]?.[0]?.key.length, 32)
  assert.equal(statSync(masterKeyPath(dataDir)).mode & 0o777, 0o600)
  assert.deepEqual(readdirSync(dirname(masterKeyPath(dataDir))), ['master.key'])
})

test('a key file that came back readable by all is closed again', async () => {
  const dataDir = join(folder, 'open')
  const keys = await loadMasterKeys(dataDir)
  chmodSync(masterKeyPath(dataDir), 0o644)
  assert.deepEqual(await loadMasterKeys(dataDir), keys)
  assert.equal(statSync(masterKeyPath(dataDir)).mode & 0o777, 0o600)
})

test('rotation adds a version and keeps the old ones', async () => {
  const dataDir = join(folder, 'rotate')
  const [one] = await loadMasterKeys(dataDir)
  await addMasterKey(dataDir)
  const keys = await loadMasterKeys(dataDir)
  assert.deepEqual(keys[0], one)
  assert.deepEqual(
    keys.map((key) => key.version),
    [1, 2],
  )
  assert.notDeepEqual(keys[1]?.key, one?.key)
})

test('the environment comes before the file, which is then not made', async () => {
  const dataDir = join(folder, 'env')
  const text = Buffer.alloc(32, 7).toString('base64')
  assert.deepEqual(await loadMasterKeys(dataDir, { YIWANG_MASTER_KEY: text }), [
    { version: 1, key: Buffer.alloc(32, 7) },
  ])
  const two = await loadMasterKeys(dataDir, { YIWANG_MASTER_KEY: `1:${text},3:${text}` })
  assert.deepEqual(
    two.map((key) => key.version),
    [1, 3],
  )
  assert.equal(readdirSync(folder).includes('env'), false)
})

test('a damaged key file is refused with the way out, never replaced', async () => {
  const good = Buffer.alloc(32, 7).toString('base64')
  for (const text of ['', '1:short', `1:${good}\n1:${good}`, `0:${good}`, 'x'])
    assert.throws(
      () => parseMasterKeys(text, 'test'),
      (error) => error instanceof Fault && /备份/.test(error.text.wayOut?.zh ?? ''),
    )
  const dataDir = join(folder, 'damaged')
  await loadMasterKeys(dataDir)
  writeFileSync(masterKeyPath(dataDir), 'half a k')
  await assert.rejects(
    loadMasterKeys(dataDir),
    (error) => error instanceof Fault && error.code === 'master-key-malformed',
  )
})
