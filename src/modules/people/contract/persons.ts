import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { Account, Cursor, Flag, ImportAnswer, nullable, PersonId, PostId, Search, textOrNull, UnitId } from './words.ts'

export const PostOfPerson = Type.Object({
  post: Type.String(),
  postZh: Type.String(),
  postEn: Type.String(),
  unit: Type.String(),
  unitZh: Type.String(),
  unitEn: Type.String(),
})

export type PersonRow = Static<typeof PersonRow>
export const PersonRow = Type.Object({
  id: Type.String(),
  account: Type.String(),
  name: Type.String(),
  kind: Type.Unsafe<'person' | 'program'>(Type.Enum(['person', 'program'])),
  active: Type.Boolean(),
  /** True for an account of the demonstration with a published password. */
  demo: Type.Boolean(),
  /** Empty when no number is known. */
  phoneMasked: Type.String(),
  posts: Type.Array(PostOfPerson),
  version: Type.Integer(),
})

const Name = Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' })
/** Telephone of the person at work; null takes it away. */
const Phone = textOrNull(30)
const PostAssigned = Type.Object({ post: PostId, unit: UnitId })

export const listPersons = operation({
  name: 'people.listPersons',
  http: 'GET /persons',
  title: { zh: '查看人员名录', en: 'List persons' },
  may: 'people:view-persons',
  reach: 'district',
  in: Type.Object({
    /** Part of a name or account. */
    text: Type.Optional(Search),
    /** Persons of this organisation; with `below` also of all under it. */
    unit: Type.Optional(UnitId),
    below: Type.Optional(Type.Boolean()),
    post: Type.Optional(PostId),
    kind: Type.Optional(Type.Enum(['person', 'program'])),
    /** True also lists persons who have left. */
    left: Type.Optional(Type.Boolean()),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
    cursor: Type.Optional(Cursor),
  }),
  out: Type.Object({ items: Type.Array(PersonRow), next: nullable(Type.String()) }),
})

export const getPerson = operation({
  name: 'people.getPerson',
  http: 'GET /persons/{id}',
  title: { zh: '查看一个人员', en: 'Show one person' },
  may: 'people:view-persons',
  reach: 'district',
  personal: true,
  in: Type.Object({ id: PersonId }),
  out: Type.Object({
    person: PersonRow,
    /** Null for whoever may not see telephone numbers, or when none is known. */
    phone: nullable(Type.String()),
    mustChangePassword: Type.Boolean(),
    lockedUntil: nullable(Type.String()),
    lastSignInAt: nullable(Type.String()),
    /** Lines of the roster that name this person. */
    rosterCount: Type.Integer(),
  }),
})

export const createPerson = operation({
  name: 'people.createPerson',
  http: 'POST /persons',
  title: { zh: '新建人员', en: 'Add a person' },
  may: 'people:manage-persons',
  reach: 'district',
  journal: 'own',
  in: Type.Object({ account: Account, name: Name, phone: Type.Optional(Phone) }),
  out: Type.Object({
    person: PersonRow,
    /** Shown once; null when the same command is sent again. Must be changed at the first sign-in. */
    password: nullable(Type.String()),
  }),
})

export const updatePerson = operation({
  name: 'people.updatePerson',
  http: 'PUT /persons/{id}',
  title: { zh: '修改人员', en: 'Change a person' },
  may: 'people:manage-persons',
  reach: 'district',
  in: Type.Object({
    id: PersonId,
    name: Type.Optional(Name),
    phone: Type.Optional(Phone),
    /** Takes back somebody who had left; posts and password are given anew. */
    active: Type.Optional(Type.Literal(true)),
  }),
  out: PersonRow,
})

export const assignPosts = operation({
  name: 'people.assignPosts',
  http: 'PUT /persons/{id}/posts',
  title: { zh: '分配岗位', en: 'Assign posts' },
  may: 'people:assign-posts',
  reach: 'district',
  in: Type.Object({
    id: PersonId,
    /** The whole list; what it leaves out is taken away. */
    posts: Type.Array(PostAssigned, { maxItems: 200 }),
  }),
  out: PersonRow,
})

export const resetPassword = operation({
  name: 'people.resetPassword',
  http: 'POST /persons/{id}/reset-password',
  title: { zh: '重置口令', en: 'Reset a password' },
  may: 'people:manage-persons',
  reach: 'district',
  journal: 'own',
  in: Type.Object({ id: PersonId }),
  out: Type.Object({
    /** Shown once; null when the same command is sent again. */
    password: nullable(Type.String()),
  }),
})

export const deactivatePerson = operation({
  name: 'people.deactivatePerson',
  http: 'POST /persons/{id}/deactivate',
  title: { zh: '停用人员并移交', en: 'End a person’s access and hand over' },
  may: 'people:manage-persons',
  reach: 'district',
  in: Type.Object({
    id: PersonId,
    /** To whom roster and open tasks go; needed when the leaver holds a post that handles cases or stands on the roster. */
    successorId: Type.Optional(PersonId),
    reason: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  out: Type.Object({ person: PersonRow, endedSessions: Type.Integer(), movedShifts: Type.Integer() }),
})

export const importPersons = operation({
  name: 'people.importPersons',
  http: 'POST /persons/import',
  title: { zh: '导入人员', en: 'Import persons' },
  may: 'people:manage-persons',
  reach: 'district',
  takes: 'file',
  journal: 'own',
  maxBodyBytes: 8 * 1024 * 1024,
  in: Type.Object({
    /** `true` checks and counts without changing anything. */
    dryRun: Type.Optional(Flag),
  }),
  out: Type.Object({
    ...ImportAnswer,
    /** One-time passwords of the new accounts; empty when the same command is sent again. */
    passwords: Type.Array(Type.Object({ line: Type.Integer(), account: Type.String(), password: Type.String() })),
  }),
})
