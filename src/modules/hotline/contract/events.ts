import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { port } from '#core/port.ts'
import { type CallEvent, LOG_KINDS } from '../domain/read-log-row.ts'
import { oneOf, ServiceNumber } from './words.ts'

export type { CallEvent }

export const CallEventInput = Type.Object({
  kind: oneOf(LOG_KINDS),
  /** RFC 3339 with zone. */
  at: Type.String({ maxLength: 40 }),
  /** The exchange's own number of the call. */
  callId: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
  /** The number that was called. */
  number: Type.Optional(ServiceNumber),
  line: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
  /** Sealed as soon as it is read. */
  caller: Type.Optional(Type.String({ minLength: 3, maxLength: 30 })),
  /** Account of the operator, as far as the exchange knows it. */
  agent: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  recording: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
})

export const TakenEvents = Type.Object({
  taken: Type.Integer(),
  refused: Type.Array(Type.Object({ at: Type.Integer(), reason: Type.String() })),
})
export type TakenEvents = Static<typeof TakenEvents>

/** What a call centre posts as it happens. Events may come late, twice and in any order. */
export const takeEvents = operation({
  name: 'hotline.takeEvents',
  http: 'POST /hotline/events',
  title: { zh: '接收话务事件', en: 'Take events of a call centre' },
  may: 'hotline:take-events',
  reach: 'district',
  in: Type.Object({
    /** Which call centre: its ids of calls are its own. */
    system: Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' }),
    events: Type.Array(CallEventInput, { minItems: 1, maxItems: 200 }),
  }),
  out: TakenEvents,
})

export const importLog = operation({
  name: 'hotline.importLog',
  http: 'POST /hotline/log-files',
  title: { zh: '导入话单', en: 'Import a call log' },
  may: 'hotline:take-events',
  reach: 'district',
  takes: 'file',
  maxBodyBytes: 16 * 1024 * 1024,
  in: Type.Object({
    system: Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' }),
    dryRun: Type.Optional(Type.String({ pattern: '^(true|false)$' })),
  }),
  out: Type.Object({
    dryRun: Type.Boolean(),
    rows: Type.Integer(),
    taken: Type.Integer(),
    rejected: Type.Integer(),
    /** The first of them. */
    reasons: Type.Array(Type.Object({ line: Type.Integer(), reason: Type.String() })),
  }),
})

/** For adapters that hear of calls in another way than by HTTP; `call` is the server's Call. */
export interface CallEventDoor {
  /** A row of a file; null: no event. */
  read(values: Readonly<Record<string, string | number | null>>): CallEvent | null
  take(call: object, from: { system: string; simulated: boolean }, events: readonly CallEvent[]): Promise<TakenEvents>
}
export const callEventDoor = port<CallEventDoor>('hotline.callEventDoor')

/** Events of invented calls; whatever comes of them is shown as simulated. */
export type CallSimulator = (wish: {
  id: string
  number: string
  atMs: number
  course: 'rings' | 'answered' | 'abandoned'
  agent: string | null
}) => readonly CallEvent[]
export const callSimulator = port<CallSimulator>('hotline.callSimulator')

export const simulateCall = operation({
  name: 'hotline.simulateCall',
  http: 'POST /hotline/simulated-calls',
  title: { zh: '模拟来电', en: 'Simulate a call' },
  may: 'hotline:simulate',
  reach: 'district',
  in: Type.Object({
    number: ServiceNumber,
    course: oneOf(['rings', 'answered', 'abandoned']),
    agent: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  }),
  out: Type.Object({ callId: Type.String() }),
})
