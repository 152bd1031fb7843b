import assert from 'node:assert/strict'
import { statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { test } from 'node:test'
import { checkFreeSpace } from './check-free-space.ts'
import { explainEnding } from './explain-ending.ts'

test('磁盘剩余不足：说出还剩多少、需要多少', async () => {
  const { bavail, bsize } = await statfs(tmpdir())
  const freeMb = Math.floor((bavail * bsize) / 2 ** 20)
  await checkFreeSpace(tmpdir(), Math.min(1, freeMb))
  const neededMb = freeMb + 100_000
  await assert.rejects(checkFreeSpace(tmpdir(), neededMb), (fault: Error & { exitCode: number }) => {
    assert.match(
      fault.message,
      new RegExp(`^磁盘空间不足：${tmpdir()} 只剩 \\d+ MB，至少需要 ${neededMb} MB。.* / The disk is full`),
    )
    assert.equal(fault.exitCode, 1)
    return true
  })
})

test('从 PostgreSQL 的最后几行认出原因', () => {
  const full = 'LOG:  starting\nFATAL:  could not write lock file: No space left on device\nHINT:  free some'
  assert.equal(explainEnding(full, '/data', '/log').code, 'diskFull')
  const other =
    '2026-01-01 [7] FATAL:  could not create shared memory segment\n2026-01-01 [7] HINT:  raise it\nLOG: end'
  const fault = explainEnding(other, '/data', '/data/start.log')
  assert.equal(fault.code, 'embeddedDidNotStart')
  assert.match(fault.sentence, /：could not create shared memory segment。详见 \/data\/start\.log/)
  assert.match(explainEnding('GLIBC_2.34 not found', '/data', '/log').sentence, /GLIBC_2\.34 not found/)
})
