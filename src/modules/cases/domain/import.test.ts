import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CommandOf } from './command.ts'
import { CaseRun, caseIn, done, reports } from './testing/run.ts'
import { at } from './testing/world.ts'

const times = {
  reportedAt: at('2026-01-05 10:00'),
  acceptedAt: at('2026-01-05 10:10'),
  filedAt: at('2026-01-05 10:20'),
  dispatchedAt: at('2026-01-05 10:30'),
  signedAt: at('2026-01-05 11:00'),
  doneAt: at('2026-01-06 09:00'),
  closedAt: at('2026-01-06 17:00'),
}

function imported(more: Partial<CommandOf<'importHistory'>>): CaseRun {
  const command: CommandOf<'importHistory'> = {
    ...reports.grid,
    photosBefore: [],
    type: 'importHistory',
    to: 'reported',
    times,
    ...more,
  }
  return new CaseRun().do('importAccount', command)
}

test('导入的案件没有时限，按文件的时间记录', () => {
  const { doneAt, closedAt, ...open } = times
  const run = imported({ to: 'handling', leadUnit: 'sanitation', times: open, externalDueMs: at('2026-01-12 10:00') })
  assert.deepEqual([run.case.state, run.open, run.case.flags.imported], ['handling', [], true])
  assert.deepEqual([run.case.orders[0]!.status, run.case.orders[0]!.signedAt], ['working', times.signedAt])
  assert.equal(run.record[0]!.at, times.signedAt, 'occurred when the last step of the file did')
  assert.equal(run.case.externalDue, at('2026-01-12 10:00'))
  assert.ok(doneAt < closedAt)
})

test('在办的导入案件：第一条命令起算去向的时限', () => {
  const { closedAt: _closed, doneAt: _done, ...open } = times
  const run = imported({ to: 'handling', leadUnit: 'sanitation', times: open })
  run.do('handlerOfficer', { ...done, photosBefore: ['photo-before'] })
  assert.deepEqual([run.case.state, run.clocks], ['done', ['checkAssign', 'total']])
})

test('导入各状态', () => {
  const closed = imported({ to: 'closed', leadUnit: 'sanitation', closeKind: 'solved', result: 'solved' })
  assert.deepEqual([closed.case.state, closed.case.orders[0]!.status], ['closed', 'done'])
  assert.equal(closed.case.at.closedAt, times.closedAt)
  assert.equal(imported({ to: 'closed' }).case.orders.length, 0, 'the last unit need not be known')
  assert.equal(imported({ to: 'filed', leadUnit: 'sanitation' }).case.orders.length, 0, 'not dispatched yet')
  assert.equal(imported({ to: 'archived' }).case.state, 'archived')
  const rejected = imported({ to: 'rejected', times: { reportedAt: times.reportedAt, endedAt: times.acceptedAt } })
  assert.equal(rejected.case.at.endedAt, times.acceptedAt)
})

test('时间缺失、在将来、颠倒或未到归档期限的不导入', () => {
  const refused = (more: Partial<CommandOf<'importHistory'>>) =>
    new CaseRun().refusal('importAccount', { ...reports.grid, type: 'importHistory', to: 'closed', times, ...more })
  const wrong = [
    { times: { reportedAt: times.reportedAt } },
    { times: { ...times, closedAt: at('2027-01-01 10:00') } },
    { times: { ...times, filedAt: at('2026-01-05 09:00') } },
    { to: 'rejected', times: { ...times, endedAt: at('2026-01-01 09:00') } },
    { to: 'archived', times: { ...times, doneAt: at('2026-02-20 09:00'), closedAt: at('2026-02-20 10:00') } },
    { times: { ...times, reportedAt: Number.NaN } },
  ] as const
  for (const more of wrong) assert.equal(refused(more), 'import-times-invalid')
})

test('导入为已并单须先有主案', () => {
  const master = caseIn('reported')
  const slave = new CaseRun(master.world)
  const command = { ...reports.grid, type: 'importHistory' as const, to: 'merged' as const, times, photosBefore: [] }
  assert.equal(slave.refusal('importAccount', { ...command, master: 'nowhere' }), 'import-partner-missing')
  slave.do('importAccount', { ...command, master: master.case.id })
  assert.deepEqual(master.world.related.get(master.case.id)!.slaves, [slave.case.id])
})
