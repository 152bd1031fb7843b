import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ImportState } from './command.ts'
import { proveLives, worldOf } from './testing/random-life.ts'
import { importOf } from './testing/reach/situations.ts'
import { CaseRun } from './testing/run.ts'
import { at } from './testing/world.ts'

const OPEN: readonly ImportState[] = ['reported', 'filed', 'handling', 'done']
const times = {
  reportedAt: at('2026-02-02 10:00'),
  acceptedAt: at('2026-02-02 10:10'),
  filedAt: at('2026-02-02 10:20'),
  dispatchedAt: at('2026-02-02 10:30'),
  signedAt: at('2026-02-02 11:00'),
  doneAt: at('2026-02-03 09:00'),
}

test('导入的在办案件：第一条命令起算所到环节和整案的时限，此后与其他案件一样', () => {
  const { states } = proveLives((seed) => {
    const to = OPEN[seed % OPEN.length]!
    return new CaseRun(worldOf(seed)).do('importAccount', importOf({ to, times, leadUnit: 'sanitation' }))
  }, 1000)
  for (const state of ['accepted', 'dispatched', 'suspended', 'checking', 'toClose', 'closed', 'archived'])
    assert.ok(states.has(state), `the walk never came to ${state}`)
})
