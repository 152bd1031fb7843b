import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { nullable } from './words.ts'

const Count = Type.Integer()
/** Each part only for whoever may open the pages behind it; null otherwise. */
export type Overview = Static<typeof Overview>
export const Overview = Type.Object({
  /** When it was counted; the journal is counted since midnight. */
  at: Type.String(),
  people: nullable(Type.Object({ active: Count, withoutPost: Count, units: Count })),
  access: nullable(Type.Object({ signIns: Count, keys: Count, keysEnding: Count })),
  posts: nullable(
    Type.Object({
      posts: Count,
      permissions: Count,
      /** Posts that may do something and that nobody holds. */
      vacant: Type.Array(Type.Object({ id: Type.String(), zh: Type.String(), en: Type.String() })),
    }),
  ),
  journal: nullable(
    Type.Object({
      done: Count,
      refused: Count,
      read: Count,
      failedSignIns: Count,
      postsAssigned: Count,
      permissionsSet: Count,
    }),
  ),
})

export const getOverview = operation({
  name: 'people.getOverview',
  http: 'GET /people/overview',
  title: { zh: '查看管理概况', en: 'Show the overview for administrators' },
  may: 'signedIn',
  reach: 'district',
  in: Type.Object({}),
  out: Overview,
})
