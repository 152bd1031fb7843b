import { type Static, Type } from 'typebox'
import { happening } from '#core/happening.ts'
import { operation } from '#core/operation.ts'
import { WARNING_LEVELS } from '../domain/kind.ts'
import { Cursor, Id, Instant, nullable, oneOf } from './words.ts'

const Level = nullable<(typeof WARNING_LEVELS)[number]>(oneOf(WARNING_LEVELS))

/** One line of somebody's inbox. */
export const InboxLine = Type.Object({
  id: Id,
  kind: Type.String(),
  level: Level,
  zh: Type.String(),
  en: Type.String(),
  textZh: Type.String(),
  textEn: Type.String(),
  /** Page of the console that it is about. */
  link: nullable<string>(Type.String()),
  caseId: nullable<string>(Id),
  /** More than one: a bundle, whose parts `notices.listBundle` shows. */
  count: Type.Integer(),
  at: Instant,
  readAt: nullable<string>(Instant),
})
export type InboxLine = Static<typeof InboxLine>

export const listInbox = operation({
  name: 'notices.listInbox',
  http: 'GET /inbox',
  title: { zh: '查看我的消息', en: 'My inbox' },
  may: 'signedIn',
  reach: 'own',
  in: Type.Object({
    unread: Type.Optional(Type.Boolean()),
    kind: Type.Optional(Type.String({ maxLength: 40 })),
    caseId: Type.Optional(Id),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    cursor: Type.Optional(Cursor),
  }),
  out: Type.Object({ items: Type.Array(InboxLine), next: nullable<string>(Type.String()) }),
})

export const countUnread = operation({
  name: 'notices.countUnread',
  http: 'GET /inbox/count',
  title: { zh: '未读消息数', en: 'Count of unread notices' },
  may: 'signedIn',
  reach: 'own',
  in: Type.Object({}),
  out: Type.Object({
    unread: Type.Integer(),
    /** Of them about something overdue. */
    overdue: Type.Integer(),
    /** Counting stopped there. */
    capped: Type.Boolean(),
    asOf: Instant,
  }),
})

export const listBundle = operation({
  name: 'notices.listBundle',
  http: 'GET /inbox/{id}/parts',
  title: { zh: '查看合并消息', en: 'Parts of a bundled notice' },
  may: 'signedIn',
  reach: 'own',
  in: Type.Object({
    id: Id,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    cursor: Type.Optional(Cursor),
  }),
  out: Type.Object({
    items: Type.Array(
      Type.Object({
        id: Type.String(),
        caseId: nullable<string>(Id),
        level: Level,
        zh: Type.String(),
        en: Type.String(),
        link: nullable<string>(Type.String()),
        at: Instant,
      }),
    ),
    next: nullable<string>(Type.String()),
  }),
})

export const setRead = operation({
  name: 'notices.setRead',
  http: 'POST /inbox/read',
  title: { zh: '标为已读或未读', en: 'Mark as read or unread' },
  may: 'signedIn',
  reach: 'own',
  in: Type.Object({ ids: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }), read: Type.Boolean() }),
  out: Type.Object({ changed: Type.Integer() }),
})

export const readAll = operation({
  name: 'notices.readAll',
  http: 'POST /inbox/read-all',
  title: { zh: '全部标为已读', en: 'Mark all as read' },
  may: 'signedIn',
  reach: 'own',
  in: Type.Object({
    kind: Type.Optional(Type.String({ maxLength: 40 })),
    /** What came after the list was looked at stays unread. */
    until: Instant,
  }),
  out: Type.Object({ changed: Type.Integer() }),
})

/** Something in a person's inbox came, or was read elsewhere; only that person's screens hear of it. */
export const inboxChanged = happening('notices.inboxChanged', Type.Object({ personId: Type.String() }), {
  person: ({ personId }) => personId,
})

/** A clock is near its due or over it, and everybody concerned has been told; once for each level, then daily. */
export const clockWarned = happening(
  'notices.clockWarned',
  Type.Object({
    clockId: Id,
    caseId: Id,
    clock: Type.String(),
    level: oneOf(WARNING_LEVELS),
    /** The instant that was to be told: one warning of one clock. */
    forMs: Type.Number(),
  }),
)
