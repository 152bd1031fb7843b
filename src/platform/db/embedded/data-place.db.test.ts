import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { openDataPlace } from './data-place.ts'
import { mayReach } from './may-reach.ts'
import { readyBinaries } from './postgres-binaries.ts'
import { getPostgresPackage } from './postgres-package.ts'
import { startEmbedded } from './start-embedded.ts'
import { IS_ROOT, ORDINARY_ACCOUNT, query, runElsewhere, testPlace } from './test-place.ts'

const ROOT_ONLY = { skip: IS_ROOT ? false : 'only root can start it for another user' }
const here = dirname(new URL(import.meta.url).pathname)
/** Another user can run this checkout only if it may enter it. */
const ORDINARY_TOO = {
  skip: !IS_ROOT || (await mayReach(here, ORDINARY_ACCOUNT)) ? false : 'the checkout is closed to other users',
}

test('root 在 0700 的文件夹里：数据放到 /var/lib/yiwang，指向文件记着它', ROOT_ONLY, async (t) => {
  const dataDir = await testPlace(t, { mode: 0o700 })
  const first = await startEmbedded({ dataDir })
  assert.match(first.dataFolder, /^\/var\/lib\/yiwang\/[0-9a-f]{12}\/postgres$/)
  assert.notEqual((await stat(first.dataFolder)).uid, 0)
  assert.equal((await stat(first.dataFolder)).mode & 0o777, 0o700)
  await query(first.ownerUrl, 'create table kept (n int)')
  await first.stop()

  const copied = `${dataDir}-copy`
  await cp(dataDir, copied, { recursive: true })
  await assert.rejects(openDataPlace(copied), { name: 'StartFault', code: 'embeddedCopied', exitCode: 1 })
  await rm(copied, { recursive: true })

  const moved = `${dataDir}-moved`
  await rename(dataDir, moved)
  const second = await startEmbedded({ dataDir: moved })
  assert.equal(second.dataFolder, first.dataFolder)
  assert.deepEqual(await query(second.ownerUrl, 'select n from kept'), [])
  await second.stop()
  // Back, so that the cleaning finds it.
  await rename(moved, dataDir)
})

test('root 拷回来的数据属于 root，仍能启动', ROOT_ONLY, async (t) => {
  const dataDir = await testPlace(t)
  const first = await startEmbedded({ dataDir })
  await query(first.ownerUrl, 'create table kept (n int)')
  await first.stop()
  await promisify(execFile)('chown', ['-R', '0:0', first.dataFolder])
  const second = await startEmbedded({ dataDir })
  assert.deepEqual(await query(second.ownerUrl, 'select n from kept'), [])
})

test('普通用户能启动、查询、停止；root 随后接着用，普通用户再用', ORDINARY_TOO, async (t) => {
  const dataDir = await testPlace(t, { owner: 'ordinary' })
  const asOrdinary = () =>
    runElsewhere(
      `import { startEmbedded } from './start-embedded.ts'
       import { query } from './test-place.ts'
       const server = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} })
       const [row] = await query(server.appUrl, 'select current_user as who')
       await server.stop()
       console.log(process.getuid() + ' ' + row.who)`,
      'ordinary',
    )
  const uid = IS_ROOT ? ORDINARY_ACCOUNT.uid : process.getuid?.()
  assert.equal(await asOrdinary(), `${uid} yiwang_app`)
  const byRoot = await startEmbedded({ dataDir })
  assert.deepEqual(await query(byRoot.appUrl, 'select 1 as one'), [{ one: 1 }])
  assert.equal((await stat(byRoot.dataFolder)).uid, uid)
  await byRoot.stop()
  assert.equal(await asOrdinary(), `${uid} yiwang_app`)
})

test('别的用户的数据：一句话说明', { skip: ROOT_ONLY.skip || ORDINARY_TOO.skip }, async (t) => {
  const dataDir = await testPlace(t)
  const server = await startEmbedded({ dataDir })
  await chmod(dataDir, 0o777)
  await chown(server.dataFolder, 1, 1)
  const sentence = await runElsewhere(
    `import { startEmbedded } from './start-embedded.ts'
     await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} }).catch((fault) => console.log(fault.sentence))`,
    'ordinary',
  )
  const { uid, gid } = await stat(join(server.dataFolder, 'PG_VERSION'))
  await chown(server.dataFolder, uid, gid)
  assert.match(sentence, /^内置数据库的文件 .* 属于另一个用户。.* \/ The files .* belong to another user/)
})

test('数据文件夹只读：一句话说明', ORDINARY_TOO, async (t) => {
  const dataDir = await testPlace(t, { owner: 'ordinary' })
  await mkdir(dataDir)
  await chmod(dataDir, 0o555)
  const start = `import { startEmbedded } from './start-embedded.ts'
     await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} }).catch((fault) => console.log(fault.exitCode, fault.sentence))`
  assert.match(
    await runElsewhere(start, 'ordinary'),
    /^1 数据文件夹不可写：.*（EACCES）。请改其权限.* \/ The data folder cannot be written/,
  )
})

test('程序文件没有链接而又只读，或服务器的用户进不去：复制一份再用', ORDINARY_TOO, async (t) => {
  const { nativeFolder } = await getPostgresPackage()
  const folder = await mkdtemp(join(tmpdir(), 'yiwang-package-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const native = join(folder, 'native')
  await cp(nativeFolder, native, { recursive: true, verbatimSymlinks: true })
  for (const entry of await readdir(join(native, 'lib'), { withFileTypes: true }))
    if (entry.isSymbolicLink()) await rm(join(native, 'lib', entry.name))
  const home = join(folder, 'home')
  await mkdir(home)
  await promisify(execFile)('chmod', ['-R', 'a+rX', folder])
  await chmod(join(native, 'lib'), 0o555)
  if (IS_ROOT) await chown(home, ORDINARY_ACCOUNT.uid, ORDINARY_ACCOUNT.gid)
  const ready = () =>
    runElsewhere(
      `import { execFileSync } from 'node:child_process'
       import { readyBinaries } from './postgres-binaries.ts'
       const account = { uid: process.getuid(), gid: process.getgid(), lowered: false }
       const found = { version: '18.0-test', nativeFolder: ${JSON.stringify(native)} }
       const folder = await readyBinaries(found, account, ${JSON.stringify(home)}, () => {})
       console.log(folder, String(execFileSync(folder + '/bin/postgres', ['--version'])))`,
      'ordinary',
    )
  assert.match(await ready(), new RegExp(`^${home}/postgres-program-18.0-test postgres \\(PostgreSQL\\) 18`))
  await chmod(join(native, 'lib'), 0o755)
  if (!IS_ROOT) return
  await chown(join(native, 'lib'), ORDINARY_ACCOUNT.uid, ORDINARY_ACCOUNT.gid)
  assert.match(await ready(), new RegExp(`^${native} postgres`), 'links are made where they may be')
  await chmod(native, 0o700)
  const version = '18.0-test-closed'
  const copy = await readyBinaries({ version, nativeFolder: native }, ORDINARY_ACCOUNT, home, () => {})
  assert.equal(copy, `${home}/postgres-program-${version}`)
  assert.equal(await mayReach(join(copy, 'bin/postgres'), ORDINARY_ACCOUNT), true)
})

test('内置数据库的版本与数据不合：一句话说明', async (t) => {
  const dataDir = await testPlace(t)
  const server = await startEmbedded({ dataDir })
  await server.stop()
  const file = join(server.dataFolder, 'PG_VERSION')
  assert.equal((await readFile(file, 'utf8')).trim(), '18')
  await promisify(execFile)('sh', ['-c', `echo 17 > '${file}'`])
  await assert.rejects(startEmbedded({ dataDir }), { code: 'embeddedOtherVersion', message: /PostgreSQL 17 .*18/ })
})

test('启动不了时给出 PostgreSQL 的原话', async (t) => {
  const dataDir = await testPlace(t)
  const server = await startEmbedded({ dataDir })
  await server.stop()
  await promisify(execFile)('sh', ['-c', `echo "work_mem = 'much'" > '${dataDir}/postgres.local.conf'`])
  await assert.rejects(startEmbedded({ dataDir }), {
    code: 'embeddedDidNotStart',
    message: /work_mem|postgres.local.conf|configuration file/,
  })
})
