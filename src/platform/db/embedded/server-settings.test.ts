import assert from 'node:assert/strict'
import { test } from 'node:test'
import { serverSettings, settingsFile } from './server-settings.ts'

const GB = 2 ** 30

test('按机器内存取大小', () => {
  const sizes = (memoryBytes: number) => {
    const all = serverSettings({ memoryBytes, sharedMemoryBytes: GB, isLoginAccount: false }, 'product')
    return [all.shared_buffers, all.effective_cache_size, all.work_mem, all.maintenance_work_mem]
  }
  assert.deepEqual(sizes(24 * GB), ['1024MB', '12288MB', '16MB', '384MB'])
  assert.deepEqual(sizes(8 * GB), ['512MB', '4096MB', '5MB', '128MB'])
  assert.deepEqual(sizes(GB), ['64MB', '512MB', '4MB', '32MB'])
})

test('正式库不放弃任何持久性，测试库才可以', () => {
  const machine = { memoryBytes: GB, sharedMemoryBytes: GB, isLoginAccount: false }
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    assert.equal(serverSettings(machine, 'product')[name], 'on')
    assert.equal(serverSettings(machine, 'test')[name], 'off')
  }
})

test('共享内存太小（容器）或会被系统清走（登录用户）时用文件', () => {
  const kind = (sharedMemoryBytes: number, isLoginAccount: boolean) =>
    serverSettings({ memoryBytes: GB, sharedMemoryBytes, isLoginAccount }, 'product').dynamic_shared_memory_type
  assert.equal(kind(64 * 2 ** 20, false), 'mmap')
  assert.equal(kind(GB, true), 'mmap')
  assert.equal(kind(GB, false), 'posix')
})

test('设置文件最后读入本机自己的设置', () => {
  const lines = settingsFile({ jit: 'off', work_mem: '4MB' }).trim().split('\n')
  assert.deepEqual(lines.slice(1), ["jit = 'off'", "work_mem = '4MB'", "include_if_exists 'postgres.local.conf'"])
})
