import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { testDatabase } from '#platform/db/test-database.ts'
import { ROOT } from '../discover.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let folder: string
before(async () => {
  database = await testDatabase('cli')
  folder = await mkdtemp(join(tmpdir(), 'yiwang-cli-'))
})
after(async () => {
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

interface Ended {
  code: number
  stdout: string
  stderr: string
}

/** As a person runs it: the launcher itself, from a folder of their own. */
function yiwang(...words: string[]): Promise<Ended> {
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    YIWANG_DATA: join(folder, 'data'),
  }
  return new Promise((resolve) => {
    execFile(process.execPath, [join(ROOT, 'bin/yiwang'), ...words], { cwd: folder, env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    )
  })
}

const INIT = ['init', '--district', 'hanyang', '--code', '420105', '--name', '汉阳区', '--admin']

test('用法不对：退出码 2，说出用法，标准输出为空', async () => {
  for (const words of [
    [],
    ['serv'],
    ['verify-history', '--limit', 'x'],
    ['verify-history', '--public-key', '04ab'],
    ['key', 'make'],
    ['import', 'cases'],
    ['init', '--district', 'a'],
  ]) {
    const { code, stdout, stderr } = await yiwang(...words)
    assert.deepEqual({ code, stdout }, { code: 2, stdout: '' }, words.join(' '))
    assert.match(stderr, words[0] === 'serv' ? /没有命令“serv”/ : /用法：bin\/yiwang/)
  }
})

test('空库：不能启动也不能补数据；建区中断后可接着做完，做完后不能再建', async () => {
  for (const command of ['serve', 'seed']) {
    const { code, stderr } = await yiwang(command)
    assert.equal(code, 1)
    assert.match(stderr, /数据库里还没有区。请先运行 .*init。\n$/)
  }
  const cut = await yiwang(...INIT, '管理员')
  assert.deepEqual([cut.code, cut.stdout], [1, ''])
  assert.match(cut.stderr, /账号应为 3 至 60 位/)
  const done = await yiwang(...INIT, 'admin')
  assert.equal(done.code, 0, done.stderr)
  const { password, ...rest } = JSON.parse(done.stdout) as Record<string, string>
  assert.deepEqual(rest, { district: 'hanyang', code: '420105', name: '汉阳区', admin: 'admin' })
  assert.match(password!, /^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/)
  const again = await yiwang(...INIT, 'other')
  assert.deepEqual([again.code, again.stdout], [1, ''])
  assert.match(again.stderr, /已经是“汉阳区”/)
})

test('导入、核对、密钥：结果是一行 JSON；有被拒绝的行退出码 3；进度和说明在标准错误', async () => {
  const row = {
    id: 'A1',
    title: '路灯不亮',
    body: '路灯三天不亮',
    time: '2026-01-05 10:00',
    reply: '已修',
    reply_time: '2026-01-06 10:00',
  }
  await writeFile(join(folder, 'rows.jsonl'), `${JSON.stringify(row)}\n{"broken\n`)
  const json = ({ stdout }: Ended) => JSON.parse(stdout) as Record<string, unknown>
  const imported = await yiwang('import', 'cases', 'rows.jsonl', '--map', 'replies')
  assert.equal(imported.code, 3, imported.stderr)
  const { errorsFile, ...counts } = json(imported)
  assert.deepEqual(counts, { read: 2, new: 1, known: 0, rejected: 1 })
  assert.equal((await stat(String(errorsFile))).mode & 0o077, 0, 'nobody else may read what was rejected')
  assert.deepEqual(await readdir(join(folder, 'data/imports')), ['rows.jsonl.errors.jsonl'])
  const missing = await yiwang('import', 'cases', 'nowhere.jsonl', '--map', 'replies')
  assert.deepEqual([missing.code, missing.stdout], [1, ''])
  assert.match(missing.stderr, /^没有文件“.*nowhere\.jsonl”，或不可读。请核对路径和权限。\n$/)
  const verified = await yiwang('verify-history')
  const days = { signed: 0, signedTo: null, head: null, unsigned: 0, publicKeys: [], faults: [] }
  const sound = { cases: 1, lines: 1, wrong: 0, faults: [], days, firstBroken: null }
  assert.deepEqual([verified.code, json(verified)], [0, sound])
  const key = await yiwang('key', 'create', '--user', 'admin')
  assert.equal(key.code, 0)
  assert.match(String(json(key).key), /^yw_[\w-]{43}$/)
  const nobody = await yiwang('key', 'create', '--user', 'nobody')
  assert.deepEqual([nobody.code, nobody.stdout], [1, ''])
})
