import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { sql } from '../db/sql.ts'
import { addMasterKey } from './master-keys.ts'
import { openMasterKeys } from './open-master-keys.ts'

let house: TestHouse
let dataDir: string
before(async () => {
  house = await testHouse()
  dataDir = await mkdtemp(join(tmpdir(), 'yiwang-keys-'))
})
after(async () => {
  await house.close()
  await rm(dataDir, { recursive: true, force: true })
})

test('主密钥丢失或换错：拒绝启动，不另造新的；轮换后旧版本也要在', async () => {
  const { db } = house.runtime
  await db.run(sql`delete from platform.setting where key = 'masterKeys'`)
  const open = (env: Record<string, string> = {}) => openMasterKeys(db, dataDir, env)
  const lost = { code: 'masterKeyLost' }
  const [first] = await open()
  assert.deepEqual(await open(), [first])
  await addMasterKey(dataDir)
  assert.equal((await open()).length, 2)
  const text = (version: number, key: Buffer) => `${version}:${key.toString('base64')}`
  await assert.rejects(open({ YIWANG_MASTER_KEY: text(1, first!.key) }), lost, 'version 2 is missing')
  await assert.rejects(open({ YIWANG_MASTER_KEY: `${text(1, Buffer.alloc(32, 1))},${text(2, first!.key)}` }), lost)
  await rm(join(dataDir, 'keys'), { recursive: true })
  await assert.rejects(open(), lost)
  await assert.rejects(open(), lost, 'no new key was made at the first try')
})
