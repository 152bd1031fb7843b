import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { Instant, nullable, oneOf, Reason } from './words.ts'

export const ASKS = ['return', 'extension'] as const

/** What the district asked of the city about an order, and what the city decided. */
export const AskView = Type.Object({
  no: Type.String(),
  ask: oneOf(ASKS),
  reason: Type.String(),
  due: nullable<string>(Instant),
  askedAt: Instant,
  state: oneOf(['open', 'granted', 'refused'] as const),
  answer: nullable<string>(Type.String()),
  answeredAt: nullable<string>(Instant),
})
export type AskView = Static<typeof AskView>

/** Granted, a return ends the case here and an extension moves the city's date; one question of a case is open at a time. */
export const askUpper = operation({
  name: 'exchange.askUpper',
  http: 'POST /exchange/cases/{caseId}/asks',
  title: { zh: '向上级申请退单或延期', en: 'Ask the city to take back or to give time' },
  may: 'exchange:ask',
  reach: 'area',
  in: Type.Object({
    caseId: Type.String({ format: 'uuid' }),
    ask: oneOf(ASKS),
    reason: Reason,
    due: Type.Optional(Type.String({ format: 'date-time', description: 'the new date, for an extension' })),
  }),
  out: AskView,
})

export const listAsks = operation({
  name: 'exchange.listAsks',
  http: 'GET /exchange/cases/{caseId}/asks',
  title: { zh: '查看向上级的申请', en: 'What was asked of the city' },
  may: 'exchange:view',
  reach: 'area',
  in: Type.Object({ caseId: Type.String({ format: 'uuid' }) }),
  /** `possible`: nothing stands in the way of asking now. */
  out: Type.Object({ items: Type.Array(AskView), possible: Type.Boolean() }),
})
