import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { exportCase } from '../domain/export/export-case.ts'
import { attempt, commandOf, kinds, picker, reported, steps } from '../domain/testing/random-life.ts'
import { type CaseRun, caseIn, done } from '../domain/testing/run.ts'
import { calendar } from '../domain/testing/world.ts'
import { textFault } from './schema-fault.ts'

const schema = JSON.parse(
  readFileSync(new URL('../domain/export/case-export.schema.json', import.meta.url), 'utf8'),
) as object
const faultOf = textFault(schema)

const lineOf = (run: CaseRun) =>
  exportCase(
    { record: run.record.map((event) => ({ event, post: 'leader' })), clocks: [...run.ended, ...run.open] },
    {
      calendar,
      centreUnit: 'opsCenter',
      nowMs: run.nowMs,
      district: '990101',
      master: null,
      reportedMsOf: () => run.case.reportedAt,
    },
  )

test('随机办理的案件：每一步之后导出的行都合格式，并与记录一致', () => {
  const seen = {
    reworks: 0,
    returns: 0,
    extensions: 0,
    suspensions: 0,
    urges: 0,
    supervisions: 0,
    reopens: 0,
    callbacks: 0,
  }
  fc.assert(
    fc.property(fc.nat(1000), fc.constantFrom(...kinds), steps, (seed, kind, walk) => {
      const run = reported(kind)(seed)
      for (const each of walk) {
        run.wait(each.minutes)
        attempt(run, commandOf(run, each.command), picker(each.picks))
      }
      const line = lineOf(run)
      assert.equal(faultOf(line), null)
      const count = (type: string) => run.record.filter((event) => event.type === type).length
      assert.equal(line.orders.length, run.case.orders.length)
      assert.equal(line.urges.length, count('Urged'))
      assert.equal(line.supervisions.length, count('SupervisionOpened'))
      assert.equal(line.checks.length, count('CheckPassed') + count('CheckFailed'))
      assert.equal(line.reopens.length, count('Reopened') + count('MasterReopened'))
      const extensions = line.orders.flatMap((order) => order.extensions)
      assert.equal(extensions.length, count('ExtensionRequested'))
      assert.equal(extensions.filter(({ granted }) => granted).length, count('ExtensionApproved'))
      const returns = line.orders.flatMap((order) => order.returns)
      assert.equal(returns.length, count('ReturnRequested') + count('OrderReturned'))
      const isVoided = run.record.some(
        (event) =>
          event.type === 'Voided' ||
          event.type === 'VoidApproved' ||
          (event.type === 'Withdrawn' && event.to === 'voided'),
      )
      assert.equal(line.voidedAt !== null, isVoided)
      assert.equal(line.mergedInto !== null, run.case.master !== null)
      // Suspended is what the state says, and nothing else lasts.
      const lasting = line.orders.flatMap((order) => order.suspensions).filter(({ to }) => to === null)
      assert.equal(lasting.length, run.case.suspension ? 1 : 0)
      for (const clock of line.clocks) {
        assert.ok(clock.strictDueAt <= clock.dueAt)
        if (clock.result === 'met') assert.ok(clock.firstOverdueAt === null)
        assert.equal(clock.result === null, clock.stoppedAt === null)
      }
      seen.reworks += line.orders.flatMap((order) => order.reworks).length
      seen.returns += returns.length
      seen.extensions += extensions.length
      seen.suspensions += line.orders.flatMap((order) => order.suspensions).length
      seen.urges += line.urges.length
      seen.supervisions += line.supervisions.length
      seen.reopens += line.reopens.length
      seen.callbacks += line.callbacks.filter(({ at }) => at !== null).length
    }),
    { numRuns: 1500, seed: 20260302 },
  )
  // The walk is worth something only if it gets about.
  for (const [name, count] of Object.entries(seen)) assert.ok(count > 0, name)
})

test('到期前申请、到期后才批的延期：按批准时已生效算，按期；不计延期的时限不变', () => {
  const run = caseIn('handling')
  const handle = run.clock('handle')
  const dueMs = handle.dueMs!
  run.nowMs = dueMs - 60_000
  run.do('handlerOfficer', {
    type: 'requestExtension',
    reason: 'weather',
    text: '连日暴雨',
    grant: { n: 4, unit: 'WH' },
    photos: ['p'],
  })
  run.do('handlerLead', { type: 'endorseRequest' })
  run.nowMs = dueMs + 3_600_000
  run.do('leader', { type: 'approveExtension' })
  run.do('handlerOfficer', done)
  const line = lineOf(run)
  const clock = line.clocks.find(({ kind }) => kind === 'handle')!
  assert.equal(Date.parse(clock.strictDueAt), dueMs)
  assert.ok(Date.parse(clock.dueAt) > dueMs)
  assert.deepEqual([clock.result, clock.firstOverdueAt], ['met', null])
  assert.deepEqual(
    line.orders.flatMap(({ extensions }) => extensions.map(({ granted, minutes }) => [granted, minutes])),
    [[true, 240]],
  )
})
