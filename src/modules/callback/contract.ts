import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'

const nullable = <T>(schema: object) => Type.Unsafe<T | null>({ anyOf: [schema, { type: 'null' }] })
const Instant = Type.String({ format: 'date-time' })

export const CallbackTries = Type.Object({
  caseId: Type.String(),
  /** Vain tries since the case last came to be called back. */
  tries: Type.Array(Instant),
  /** When to try again; null once the case has left the list. */
  nextTry: nullable<string>(Instant),
  /** State of the case after the try: the last vain one records "not reached" by itself. */
  state: Type.String(),
})
export type CallbackTries = Static<typeof CallbackTries>

export const recordTry = operation({
  name: 'callback.recordTry',
  http: 'POST /callback/{caseId}/tries',
  title: { zh: '登记未接通', en: 'Record that nobody was reached' },
  may: 'callback:record-try',
  reach: 'area',
  in: Type.Object({ caseId: Type.String({ format: 'uuid' }) }),
  out: CallbackTries,
})

export const listTries = operation({
  name: 'callback.listTries',
  http: 'GET /callback/{caseId}/tries',
  title: { zh: '未接通记录', en: 'Vain tries' },
  may: 'callback:record-try',
  reach: 'area',
  in: Type.Object({ caseId: Type.String({ format: 'uuid' }) }),
  out: CallbackTries,
})
