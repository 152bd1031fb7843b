import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { HOTLINE_FUNCTIONS } from '../domain/hotline-rules.ts'
import { Id, Instant, nullable, oneOf, Sentence, ServiceNumber, Title } from './words.ts'

export const FunctionRow = Type.Object({
  id: oneOf(HOTLINE_FUNCTIONS),
  zh: Type.String(),
  en: Type.String(),
  on: Type.Boolean(),
  changedByName: nullable<string>(Type.String()),
  changedAt: Instant,
})
export type FunctionRow = Static<typeof FunctionRow>

export const listFunctions = operation({
  name: 'hotline.listFunctions',
  http: 'GET /hotline/functions',
  title: { zh: '查看热线功能', en: 'Functions of the hotline' },
  may: 'hotline:view',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({
    items: Type.Array(FunctionRow),
    numbers: Type.Array(Type.Object({ number: Type.String(), channel: Type.String(), ...Title.properties })),
  }),
})

export const setFunction = operation({
  name: 'hotline.setFunction',
  http: 'PUT /hotline/functions/{id}',
  title: { zh: '启停热线功能', en: 'Switch a function of the hotline' },
  may: 'hotline:set-functions',
  reach: 'district',
  in: Type.Object({ id: oneOf(HOTLINE_FUNCTIONS), on: Type.Boolean() }),
  out: FunctionRow,
})

export const SESSION_KINDS = ['summerHotline', 'liveBroadcast', 'other'] as const
export const SessionRow = Type.Object({
  id: Id,
  version: Type.Integer(),
  title: Type.String(),
  host: Type.String(),
  kind: oneOf(SESSION_KINDS),
  number: nullable<string>(Type.String()),
  startsAt: Instant,
  endsAt: Instant,
  cancelled: Type.Boolean(),
  calls: Type.Integer(),
  registered: Type.Integer(),
})
export type SessionRow = Static<typeof SessionRow>

export const listSessions = operation({
  name: 'hotline.listSessions',
  http: 'GET /hotline/sessions',
  title: { zh: '查看热线专场', en: 'Sessions of the hotline' },
  may: 'hotline:view',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({ items: Type.Array(SessionRow) }),
})

/** Calls within its time are tagged with it, those that came before it was saved too. */
export const saveSession = operation({
  name: 'hotline.saveSession',
  http: 'POST /hotline/sessions',
  title: { zh: '设立或修改热线专场', en: 'Set up or change a session' },
  may: 'hotline:keep-sessions',
  reach: 'district',
  in: Type.Object({
    /** Left out: a new one. */
    id: Type.Optional(Id),
    title: Sentence(100),
    /** Who takes the calls: 区长, a guest of the broadcast. */
    host: Sentence(60),
    kind: oneOf(SESSION_KINDS),
    number: Type.Optional(ServiceNumber),
    startsAt: Instant,
    endsAt: Instant,
    cancelled: Type.Optional(Type.Boolean()),
  }),
  out: SessionRow,
})

export const LineRow = Type.Object({
  line: Type.String(),
  number: nullable<string>(Type.String()),
  /** Null: never told of. */
  up: nullable<boolean>(Type.Boolean()),
  since: nullable<string>(Instant),
  /** Of the last 30 days, newest first. */
  gaps: Type.Array(Type.Object({ from: Instant, until: nullable<string>(Instant) })),
})

export const listLines = operation({
  name: 'hotline.listLines',
  http: 'GET /hotline/lines',
  title: { zh: '查看线路状态', en: 'State of the lines' },
  may: 'hotline:view',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({
    lines: Type.Array(LineRow),
    systems: Type.Array(
      Type.Object({ id: Type.String(), simulated: Type.Boolean(), heardAt: Instant, silent: Type.Boolean() }),
    ),
  }),
})
