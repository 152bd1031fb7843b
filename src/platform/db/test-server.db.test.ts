import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { isAlive } from './embedded/processes.ts'
import { runElsewhere, testPlace } from './embedded/test-place.ts'

const OPEN = `
  import { askServer } from './ask-server.ts'
  import { openTestServer, stopTestPostgres, testServerFolder } from './../test-server.ts'
  const server = await openTestServer()
  const identify = async (client) => (await client.query('select system_identifier::text as id from pg_control_system()')).rows[0].id
  const id = await askServer(server.socketFolder, 'postgres', identify)
  const told = { folder: testServerFolder(), pid: server.postmasterPid, id }
`
interface Told {
  folder: string
  pid: number
  id: string
  stopped?: boolean[]
}

test('测试服务器：进程结束后还在，后来的附着，最后停掉；断电后的数据不用', async (t) => {
  const folder = await testPlace(t, { name: `yiwang-test-pg-${process.getuid?.()}` })
  const elsewhere = async (code: string) =>
    JSON.parse(await runElsewhere(OPEN + code, 'us', { TMPDIR: dirname(folder) })) as Told
  const first = await elsewhere('console.log(JSON.stringify(told))')
  assert.equal(first.folder, folder)
  assert.equal(await isAlive(first.pid), true)
  const second = await elsewhere(
    'const stopped = [await stopTestPostgres(), await stopTestPostgres()]; console.log(JSON.stringify({ ...told, stopped }))',
  )
  assert.deepEqual(second, { ...first, stopped: [true, false] })
  assert.equal(await isAlive(first.pid), false)

  const third = await elsewhere("process.kill(told.pid, 'SIGKILL'); console.log(JSON.stringify(told))")
  assert.equal(third.id, first.id)
  const fourth = await elsewhere("process.kill(told.pid, 'SIGKILL'); console.log(JSON.stringify(told))")
  assert.equal(fourth.id, first.id, 'a killed server is not a power loss')
  const bootFile = join(folder, 'boot-id')
  assert.match(await readFile(bootFile, 'utf8'), /^[0-9a-f-]{36}$/)
  await writeFile(bootFile, 'another boot')
  const fifth = await elsewhere('console.log(JSON.stringify(told))')
  assert.notEqual(fifth.id, first.id)
})
