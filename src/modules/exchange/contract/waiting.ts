import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { WAITS } from '../domain/why-waiting.ts'
import { Instant, nullable, oneOf, Reason, ThreadId } from './words.ts'

export const DIRECTIONS = ['up', 'down'] as const
export type Direction = (typeof DIRECTIONS)[number]

/** One message that is not through yet, and what it waits for. */
export const WaitingRow = Type.Object({
  direction: oneOf(DIRECTIONS),
  thread: Type.String(),
  seq: Type.Integer(),
  kind: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  caseId: nullable<string>(Type.String()),
  caseNo: nullable<string>(Type.String()),
  since: Instant,
  waitsFor: oneOf(WAITS),
  /** The number of the message that has to come first, where it waits for one. */
  first: nullable<number>(Type.Integer()),
  tries: Type.Integer(),
  nextTryAt: nullable<string>(Instant),
  lastError: nullable<string>(Type.String()),
})
export type WaitingRow = Static<typeof WaitingRow>

export const listWaiting = operation({
  name: 'exchange.listWaiting',
  http: 'GET /exchange/waiting',
  title: { zh: '查看待交换报文', en: 'Messages that wait' },
  may: 'exchange:view',
  reach: 'district',
  in: Type.Object({
    direction: Type.Optional(oneOf(DIRECTIONS)),
    thread: Type.Optional(ThreadId),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }),
  out: Type.Object({ items: Type.Array(WaitingRow), total: Type.Integer() }),
})

const named = { direction: oneOf(DIRECTIONS), thread: ThreadId, seq: Type.Integer({ minimum: 1, maximum: 1_000_000 }) }

export const retry = operation({
  name: 'exchange.retry',
  http: 'POST /exchange/waiting/retry',
  title: { zh: '立即重试', en: 'Try again now' },
  may: 'exchange:handle',
  reach: 'district',
  in: Type.Object(named),
  out: Type.Object({ changed: Type.Integer() }),
})

/** The number is filled by a message that says why, so that those behind it go on and the other side knows. */
export const skip = operation({
  name: 'exchange.skip',
  http: 'POST /exchange/waiting/skip',
  title: { zh: '跳过报文', en: 'Skip a message' },
  may: 'exchange:handle',
  reach: 'district',
  in: Type.Object({ ...named, reason: Reason }),
  out: Type.Object({ changed: Type.Integer() }),
})

/** Messages of a case with the city in both directions, newest last. */
export const listMessages = operation({
  name: 'exchange.listMessages',
  http: 'GET /exchange/cases/{caseId}/messages',
  title: { zh: '查看案件与上级往来', en: 'What went between a case and the city' },
  may: 'exchange:view',
  reach: 'area',
  in: Type.Object({ caseId: Type.String({ format: 'uuid' }) }),
  out: Type.Object({
    thread: nullable<string>(Type.String()),
    items: Type.Array(
      Type.Object({
        direction: oneOf(DIRECTIONS),
        seq: Type.Integer(),
        kind: Type.String(),
        zh: Type.String(),
        en: Type.String(),
        state: Type.String(),
        at: Instant,
        settledAt: nullable<string>(Instant),
        note: nullable<string>(Type.String()),
      }),
    ),
  }),
})
