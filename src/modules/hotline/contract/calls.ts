import { type Static, Type } from 'typebox'
import { happening } from '#core/happening.ts'
import { operation } from '#core/operation.ts'
import { CALL_OUTCOMES } from '../domain/call-times.ts'
import { Cursor, Id, Instant, nullable, oneOf, ServiceNumber } from './words.ts'

/** Calls began to ring, were answered, given up or registered. Ids alone. */
export const callsChanged = happening('hotline.callsChanged', Type.Object({ ids: Type.Array(Id) }), {
  may: 'hotline:view',
  places: () => [{ areaCode: null, units: [] }],
})

export const CallRow = Type.Object({
  id: Id,
  number: nullable<string>(Type.String()),
  /** Channel under which a case of this call is registered; null: the number is not one of the district's. */
  channel: nullable<string>(Type.String()),
  callerMasked: nullable<string>(Type.String()),
  line: nullable<string>(Type.String()),
  agent: nullable<string>(Type.String()),
  outcome: oneOf(CALL_OUTCOMES),
  offeredAt: nullable<string>(Instant),
  answeredAt: nullable<string>(Instant),
  endedAt: nullable<string>(Instant),
  waitMs: nullable<number>(Type.Integer()),
  recording: nullable<string>(Type.String()),
  sessionId: nullable<string>(Id),
  sessionTitle: nullable<string>(Type.String()),
  caseId: nullable<string>(Id),
  caseNo: nullable<string>(Type.String()),
  simulated: Type.Boolean(),
})
export type CallRow = Static<typeof CallRow>

const filters = {
  outcome: Type.Optional(oneOf(CALL_OUTCOMES)),
  number: Type.Optional(ServiceNumber),
  session: Type.Optional(Id),
  registered: Type.Optional(Type.Boolean()),
  from: Type.Optional(Instant),
  until: Type.Optional(Instant),
}

export const listCalls = operation({
  name: 'hotline.listCalls',
  http: 'GET /hotline/calls',
  title: { zh: '查看话务记录', en: 'The call log' },
  may: 'hotline:view',
  reach: 'district',
  in: Type.Object({
    ...filters,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    cursor: Type.Optional(Cursor),
  }),
  out: Type.Object({ items: Type.Array(CallRow), next: nullable<string>(Type.String()) }),
})

/** The log as it is filtered, numbers of callers masked; it leaves a line in the journal. */
export const exportCalls = operation({
  name: 'hotline.exportCalls',
  http: 'POST /hotline/calls/export',
  title: { zh: '导出话务记录', en: 'Export the call log' },
  may: 'hotline:view',
  reach: 'district',
  answers: 'file',
  in: Type.Object({ ...filters, format: oneOf(['xlsx', 'csv', 'jsonl']) }),
  out: Type.Unknown(),
})

export const RingingCall = Type.Object({
  ...CallRow.properties,
  /** Earlier cases of this number, open ones first; nothing in clear. */
  earlier: Type.Array(
    Type.Object({
      id: Id,
      caseNo: Type.String(),
      title: Type.String(),
      state: Type.String(),
      open: Type.Boolean(),
      reportedAt: Instant,
    }),
  ),
})
export type RingingCall = Static<typeof RingingCall>

/** Calls that ring for the caller of this operation, or that the caller is talking to and has not registered. */
export const listRinging = operation({
  name: 'hotline.listRinging',
  http: 'GET /hotline/ringing',
  title: { zh: '来电弹屏', en: 'Calls that ring' },
  may: 'hotline:answer',
  reach: 'area',
  in: Type.Object({}),
  out: Type.Object({ items: Type.Array(RingingCall) }),
})
