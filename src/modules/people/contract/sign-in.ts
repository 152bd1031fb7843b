import { Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { PostOfPerson } from './persons.ts'
import { nullable, PersonId } from './words.ts'

const PostOfCaller = Type.Object({
  ...PostOfPerson.properties,
  unitKind: Type.String(),
  areaCode: nullable(Type.String()),
})
const Self = Type.Object({
  id: Type.String(),
  account: Type.String(),
  name: Type.String(),
  kind: Type.Unsafe<'person' | 'program'>(Type.Enum(['person', 'program'])),
})
const Password = Type.String({ minLength: 1, maxLength: 200 })

/** Sets the session cookie. A person who must change the password may do nothing else until then. */
export const signIn = operation({
  name: 'people.signIn',
  http: 'POST /sign-in',
  title: { zh: '登录', en: 'Sign in' },
  may: 'public',
  reach: 'own',
  journal: 'own',
  maxBodyBytes: 4096,
  in: Type.Object({ account: Type.String({ minLength: 1, maxLength: 60 }), password: Password }),
  out: Type.Object({
    csrfToken: Type.String(),
    person: Self,
    posts: Type.Array(PostOfCaller),
    mustChangePassword: Type.Boolean(),
  }),
})

/** Whom to be while looking around: only where invented data are shown, one account for each post that handles something. */
export const listDemoAccounts = operation({
  name: 'people.listDemoAccounts',
  http: 'GET /public/demo-accounts',
  title: { zh: '演示账号', en: 'Demonstration accounts' },
  may: 'public',
  reach: 'own',
  in: Type.Object({}),
  out: Type.Object({
    /** True: this installation shows invented data, and the password below opens the accounts. */
    demo: Type.Boolean(),
    password: nullable(Type.String()),
    accounts: Type.Array(
      Type.Object({
        account: Type.String(),
        name: Type.String(),
        post: Type.String(),
        postZh: Type.String(),
        postEn: Type.String(),
        unitZh: Type.String(),
        unitEn: Type.String(),
      }),
    ),
  }),
})

export const signOut = operation({
  name: 'people.signOut',
  http: 'POST /sign-out',
  title: { zh: '退出登录', en: 'Sign out' },
  may: 'signedIn',
  reach: 'own',
  in: Type.Object({}),
  out: Type.Object({ ended: Type.Boolean() }),
})

export const getMe = operation({
  name: 'people.getMe',
  http: 'GET /me',
  title: { zh: '查看本人岗位和权限', en: 'Show my posts and permissions' },
  may: 'signedIn',
  reach: 'own',
  in: Type.Object({}),
  out: Type.Object({
    person: Self,
    /** Every post that is held, with what it may do by itself. */
    posts: Type.Array(Type.Object({ ...PostOfCaller.properties, permissions: Type.Array(Type.String()) })),
    /** Of all posts, or of the one named by the header X-Acting-Post; empty while the password must be changed. */
    permissions: Type.Array(Type.String()),
    /** Null for a program. */
    csrfToken: nullable(Type.String()),
    mustChangePassword: Type.Boolean(),
    /** True: this installation shows invented data. */
    demo: Type.Boolean(),
    district: Type.Object({ key: Type.String(), name: Type.String(), code: Type.String() }),
  }),
})

export const changePassword = operation({
  name: 'people.changePassword',
  http: 'POST /me/password',
  title: { zh: '修改本人口令', en: 'Change my password' },
  may: 'signedIn',
  reach: 'own',
  journal: 'own',
  maxBodyBytes: 4096,
  in: Type.Object({ oldPassword: Password, newPassword: Password }),
  out: Type.Object({
    /** Sign-ins of the same person elsewhere that this ended. */
    endedSessions: Type.Integer(),
  }),
})

const SessionRow = Type.Object({
  id: Type.String(),
  personId: Type.String(),
  account: Type.String(),
  name: Type.String(),
  ip: nullable(Type.String()),
  startedAt: Type.String(),
  lastSeenAt: Type.String(),
  /** True for the sign-in that asks. */
  mine: Type.Boolean(),
})

/** One's own sign-ins; with the permission `people:manage-sessions` those of anybody. */
export const listSessions = operation({
  name: 'people.listSessions',
  http: 'GET /sessions',
  title: { zh: '查看登录', en: 'List sign-ins' },
  may: 'signedIn',
  reach: 'own',
  in: Type.Object({
    /** Without it one's own; `all` for everybody's. */
    personId: Type.Optional(Type.Union([Type.Literal('all'), PersonId])),
  }),
  out: Type.Object({ items: Type.Array(SessionRow) }),
})

export const endSession = operation({
  name: 'people.endSession',
  http: 'DELETE /sessions/{id}',
  title: { zh: '结束登录', en: 'End a sign-in' },
  may: 'signedIn',
  reach: 'own',
  in: Type.Object({ id: PersonId }),
  out: Type.Object({ ended: Type.Boolean() }),
})
