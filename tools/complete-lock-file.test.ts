import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { completeLockFile, type LockFile } from './complete-lock-file.ts'

test('补上别的机器才用的包，按要它的包所写的版本', () => {
  const lock: LockFile = {
    packages: {
      '': {},
      'node_modules/tool': {
        dev: true,
        optionalDependencies: { '@tool/linux-x64': '1.2.3', '@tool/darwin-arm64': '1.2.3' },
      },
      'node_modules/@tool/linux-x64': { version: '1.2.3', optional: true },
      'node_modules/a/node_modules/b': {
        optionalDependencies: { 'b-linux-arm64-musl': '2.0.0', 'b-win32-ia32-msvc': '2.0.0' },
      },
      'node_modules/a/node_modules/b-win32-ia32-msvc': { version: '2.0.0' },
    },
  }
  assert.deepEqual(completeLockFile(lock), ['@tool/darwin-arm64', 'b-linux-arm64-musl'])
  assert.deepEqual(lock.packages['node_modules/@tool/darwin-arm64'], {
    version: '1.2.3',
    optional: true,
    dev: true,
    os: ['darwin'],
    cpu: ['arm64'],
  })
  assert.deepEqual(lock.packages['node_modules/b-linux-arm64-musl'], {
    version: '2.0.0',
    optional: true,
    os: ['linux'],
    cpu: ['arm64'],
    libc: ['musl'],
  })
  assert.deepEqual(completeLockFile(lock), [])
})

test('说不清版本或机器的不猜', () => {
  const asking = (optionalDependencies: Record<string, string>) => ({
    packages: { 'node_modules/a': { optionalDependencies } },
  })
  assert.throws(() => completeLockFile(asking({ 'b-linux-x64': '^1.0.0' })), /not one version/)
  assert.throws(() => completeLockFile(asking({ b: '1.0.0' })), /processor/)
})

test('本项目的锁文件是完整的，npm ci 接受它', async () => {
  const lock = JSON.parse(await readFile(new URL('../package-lock.json', import.meta.url), 'utf8')) as LockFile
  assert.deepEqual(completeLockFile(lock), [], 'run node tools/complete-lock-file.ts')
})
