import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { DIFFERENCES } from '../domain/compare-threads.ts'
import { Instant, nullable, oneOf, ThreadId } from './words.ts'

export const RunView = Type.Object({
  id: Type.String(),
  startedAt: Instant,
  endedAt: nullable<string>(Instant),
  ours: Type.Integer(),
  theirs: Type.Integer(),
  differences: Type.Integer(),
  error: nullable<string>(Type.String()),
})
export type RunView = Static<typeof RunView>

export const DifferenceRow = Type.Object({
  thread: Type.String(),
  kind: oneOf(DIFFERENCES),
  zh: Type.String(),
  en: Type.String(),
  ours: Type.String(),
  theirs: Type.String(),
  caseId: nullable<string>(Type.String()),
  caseNo: nullable<string>(Type.String()),
})
export type DifferenceRow = Static<typeof DifferenceRow>

export const getReconciliation = operation({
  name: 'exchange.getReconciliation',
  http: 'GET /exchange/reconciliation',
  title: { zh: '查看对账结果', en: 'The last reconciliation' },
  may: 'exchange:view',
  reach: 'district',
  in: Type.Object({ run: Type.Optional(Type.String({ format: 'uuid' })) }),
  out: Type.Object({ runs: Type.Array(RunView), run: nullable<RunView>(RunView), items: Type.Array(DifferenceRow) }),
})

export const reconcileNow = operation({
  name: 'exchange.reconcileNow',
  http: 'POST /exchange/reconciliation',
  title: { zh: '立即对账', en: 'Reconcile now' },
  may: 'exchange:handle',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({ queued: Type.Boolean() }),
})

/** Messages that we hold for sent and the city has not got go out again, from the number on that it misses. */
export const sendAgain = operation({
  name: 'exchange.sendAgain',
  http: 'POST /exchange/threads/send-again',
  title: { zh: '补发报文', en: 'Send again' },
  may: 'exchange:handle',
  reach: 'district',
  in: Type.Object({ thread: ThreadId, fromSeq: Type.Integer({ minimum: 1, maximum: 1_000_000 }) }),
  out: Type.Object({ changed: Type.Integer() }),
})
