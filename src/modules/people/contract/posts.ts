import { Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { ORG_KINDS, type OrgKind } from '../domain/org-kind.ts'
import { POST_SORTS, type PostSort } from '../domain/post.ts'
import { PostId } from './words.ts'

const PostRow = Type.Object({
  id: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  /** `admin`: one of the three admins; `case`: handles cases; `support`: neither; `service`: of programs only. */
  sort: Type.Unsafe<PostSort>(Type.Enum([...POST_SORTS])),
  /** Kinds of organisations in which it may be held. */
  unitKinds: Type.Array(Type.Unsafe<OrgKind>(Type.Enum([...ORG_KINDS]))),
  permissions: Type.Array(Type.String()),
  /** Active persons and programs who hold it. */
  holders: Type.Integer(),
})

export const listPosts = operation({
  name: 'people.listPosts',
  http: 'GET /posts',
  title: { zh: '查看岗位和权限', en: 'List posts and their permissions' },
  may: 'signedIn',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({
    items: Type.Array(PostRow),
    /** Every permission of the house, by module. */
    permissions: Type.Array(
      Type.Object({
        id: Type.String(),
        zh: Type.String(),
        en: Type.String(),
        module: Type.String(),
        moduleZh: Type.String(),
        moduleEn: Type.String(),
        /** Posts that have it unless the district decided otherwise. */
        defaultPosts: Type.Array(Type.String()),
      }),
    ),
  }),
})

export const setPostPermissions = operation({
  name: 'people.setPostPermissions',
  http: 'PUT /posts/{post}/permissions',
  title: { zh: '设置岗位权限', en: 'Set permissions of a post' },
  may: 'people:set-permissions',
  reach: 'district',
  in: Type.Object({
    post: PostId,
    /** The whole list; what it leaves out is taken away. */
    permissions: Type.Array(Type.String({ pattern: '^[a-z]+:[a-z0-9-]+$', maxLength: 80 }), { maxItems: 1000 }),
  }),
  out: PostRow,
})
