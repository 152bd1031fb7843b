import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { CONNECTION_STATES, type ConnectionState } from './ports.ts'
import { Instant, nullable } from './words.ts'

export type ConnectionRow = Static<typeof ConnectionRow>
export const ConnectionRow = Type.Object({
  id: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  direction: Type.Unsafe<'in' | 'out' | 'both'>(Type.Enum(['in', 'out', 'both'])),
  state: Type.Unsafe<ConnectionState>(Type.Enum(Object.keys(CONNECTION_STATES))),
  since: nullable<string>(Instant),
  waiting: Type.Integer(),
  lastOk: nullable<string>(Instant),
  lastError: nullable<string>(Type.String()),
  page: nullable<string>(Type.String()),
})

export const listConnections = operation({
  name: 'connections.listConnections',
  http: 'GET /connections',
  title: { zh: '查看系统对接状况', en: 'Show how connections do' },
  may: 'connections:view',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({ asOf: Instant, items: Type.Array(ConnectionRow) }),
})
