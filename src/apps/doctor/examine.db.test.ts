import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { localDate } from '#core/time/local.ts'
import { CALENDAR_YEARS } from '#modules/clocks/contract.ts'
import { buildHttpServer } from '#platform/http/http-server.ts'
import { saveSetting } from '#platform/settings/setting-store.ts'
import { ROOT } from '../discover.ts'
import { type TestHouse, testHouse } from '../test-house.ts'
import { examine } from './examine.ts'

let house: TestHouse
let folder: string
before(async () => {
  house = await testHouse({ seed: 'defaults' })
  folder = await mkdtemp(join(tmpdir(), 'yiwang-doctor-'))
})
after(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

/** What is wrong, by name of the check. */
async function wrongOf(env: Record<string, string>, root = ROOT): Promise<Record<string, string>> {
  const findings = await examine(root, { YIWANG_DATA: folder, YIWANG_PORT: '1', ...env })
  return Object.fromEntries(findings.filter(({ ok }) => !ok).map(({ what, zh }) => [what, zh]))
}

async function sentence(what: string, env: Record<string, string>): Promise<string> {
  const findings = await examine(ROOT, { YIWANG_DATA: folder, ...env })
  return findings.find((finding) => finding.what === what)?.zh ?? ''
}

test('新拷贝：没有毛病，也不因检查而建库', async () => {
  const { 界面: _screens, ...wrong } = await wrongOf({ YIWANG_PORT: '18999' })
  assert.deepEqual(wrong, {})
  assert.deepEqual(await readdir(folder), [])
})

test('设置写错：只说这一处', async () => {
  assert.deepEqual(Object.keys(await wrongOf({ YIWANG_PORT: 'abc' })), ['设置'])
})

test('数据目录不是文件夹、端口被别的程序占用：各一句话', async (t) => {
  const file = join(folder, 'a-file')
  await writeFile(file, '')
  t.after(() => rm(file))
  const other = createServer((_request, answer) => answer.end('{}')).listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  t.after(() => other.close())
  const { port } = other.address() as AddressInfo
  const wrong = await wrongOf({ YIWANG_DATA: join(file, 'x'), YIWANG_PORT: String(port), YIWANG_HOST: '127.0.0.1' })
  assert.match(wrong.数据目录 ?? '', /不能建立（ENOTDIR）。请改权限/)
  assert.match(wrong.端口 ?? '', new RegExp(`${port} 已被别的程序占用`))
})

test('服务正在运行：端口不算被占用', async (t) => {
  const server = await buildHttpServer(house.runtime)
  await server.listen({ port: 0, host: '127.0.0.1' })
  t.after(() => server.close())
  const { port } = server.server.address() as AddressInfo
  assert.equal(
    await sentence('端口', { YIWANG_PORT: String(port), YIWANG_HOST: '127.0.0.1' }),
    `服务正在端口 ${port} 上运行`,
  )
})

test('数据库连不上、主密钥不是这个库的、后续处理卡住：说清并给出办法', async () => {
  assert.match(await sentence('数据库', { DATABASE_URL: 'postgresql://a@127.0.0.1:1/b' }), /^连不上 DATABASE_URL/)
  const env = { DATABASE_URL: house.ownerUrl, YIWANG_MASTER_KEY: process.env.YIWANG_MASTER_KEY ?? '' }
  assert.match(await sentence('数据库', env), /^外部数据库可连接，区：临江区，结构最新，主密钥 1 个/)
  assert.match(await sentence('数据库', { DATABASE_URL: house.ownerUrl }), /^这里没有本数据库的主密钥/)
  await saveSetting(house.runtime.db, CALENDAR_YEARS, {})
  const year = localDate(Date.now()).slice(0, 4)
  assert.match(await sentence('数据库', env), new RegExp(`${year} 年没有工作日历，暂按周一至周五计算。请载入`))
  await house.runtime.db.pool.query(
    `insert into platform.failed_reaction (reaction, happening, payload, tries, last_error, next_try_at)
     values ('a.b', 'c.d', '{}', 9, 'x', now() + interval '1 day')`,
  )
  assert.match(await sentence('数据库', env), /^有 1 项后续处理反复失败/)
})
