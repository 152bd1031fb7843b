import type { CaseState } from '../../case-state.ts'
import type { CaseCommand } from '../../command.ts'
import { type CaseRun, caseIn, inCallback, reports } from '../run.ts'
import { at, newWorld } from '../world.ts'

/** Every refusal of every row, reached from a case that a person could really have before them. */
export type Reach = [command: string, code: string, reach: () => string]

export const told = { told: true } as const
export const reject = { type: 'reject', reason: 'outOfArea', text: '不属本区', ...told } as const
export const decline = { type: 'decline', reason: 'noSubstance', text: '无法立案', ...told } as const
export const referOut = { type: 'referOut', otherChannel: '110', ...told } as const
export const voided = { type: 'void', reason: 'test' } as const
export const dispatch = { type: 'dispatch', lead: 'sanitation' } as const
export const redispatch = { type: 'redispatch', lead: 'drainage', reason: '改派' } as const
export const requestReturn = { type: 'requestReturn', reason: 'notOurDuty', text: '非本单位职责' } as const
export const close = { type: 'close' } as const
export const reopen = { type: 'reopen', newFacts: '复发' } as const
export const unhappy = {
  type: 'submitCallback',
  contacted: true,
  solved: false,
  satisfied: false,
  reasonable: false,
} as const
export const decideClose = { type: 'decideCallback', decision: 'close', reason: '客观' } as const
export const imported = {
  ...reports.grid,
  type: 'importHistory',
  to: 'reported',
  times: { reportedAt: at('2026-02-02 10:00') },
}
export const importOf = (more: object) => ({ ...imported, ...more }) as CaseCommand

export function given(run: CaseRun, change: Partial<CaseState>): CaseRun {
  run.state = { ...run.case, ...change }
  return run
}

export const supervise = { type: 'supervise', level: 'II', reason: '久拖未办' } as const
export const supervised = (run: CaseRun) => run.do('dutyChief', supervise)
export const birth = (existing: string | null) => ({ birth: { caseId: 'c', caseNo: 'n', existing } })
export const nowhere = { status: 'unresolved' } as const

export function withSlave(): CaseRun {
  const world = newWorld()
  const master = caseIn('reported', 'grid', world)
  const slave = caseIn('reported', 'grid', world)
  slave.do('intakeOfficer', { type: 'merge', master: master.case.id })
  master.state = world.related.get(master.case.id)!
  return master
}

export function merged(): CaseRun {
  const world = newWorld()
  const master = caseIn('reported', 'grid', world)
  const slave = caseIn('reported', 'grid', world)
  return slave.do('intakeOfficer', { type: 'merge', master: master.case.id })
}

export function streetOrder(): { run: CaseRun; orderId: string } {
  const run = caseIn('filed').do('dispatcher', { type: 'dispatch', lead: 'street01' })
  run.do('streetDispatcher', { type: 'sign' }).do('streetDispatcher', { type: 'handDown', unit: 'street01.c03' })
  return { run, orderId: run.case.orders[1]!.id }
}

export function signedChild(): { run: CaseRun; orderId: string } {
  const { run, orderId } = streetOrder()
  run.do('communityOfficer', { type: 'signOrder', orderId })
  return { run, orderId }
}

export const afterReturn = (reason: 'notOurDuty' | 'legalRoute', run = caseIn('handling')) =>
  run
    .do('handlerOfficer', { ...requestReturn, reason })
    .do('handlerLead', { type: 'endorseRequest' })
    .do('dutyChief', { type: 'approveReturn', wrongDispatch: false })
export const asked = () => caseIn('handling').do('handlerOfficer', requestReturn)
export const endorsed = () => asked().do('handlerLead', { type: 'endorseRequest' })
export const pending = () => inCallback().do('callbackOfficer', unhappy)
