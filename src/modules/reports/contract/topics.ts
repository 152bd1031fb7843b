import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { BLOCK_KINDS, type BlockKind, CHART_KINDS, type ChartKind, MOST_BLOCKS } from '../domain/topic.ts'
import { Id, Instant } from './words.ts'

const Block = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 40 }),
  kind: Type.Unsafe<BlockKind>(Type.Enum(Object.keys(BLOCK_KINDS))),
  title: Type.String({ maxLength: 60 }),
  width: Type.Integer({ minimum: 1, maximum: 4 }),
  query: Type.Optional(Id),
  measure: Type.Optional(Type.Integer({ minimum: 0, maximum: 5 })),
  chart: Type.Optional(Type.Unsafe<ChartKind>(Type.Enum(Object.keys(CHART_KINDS)))),
  text: Type.Optional(Type.String({ maxLength: 2000 })),
})

export type Topic = Static<typeof Topic>
export const Topic = Type.Object({
  id: Id,
  name: Type.String(),
  intro: Type.String(),
  position: Type.Integer(),
  /** False: seen by those alone who arrange topics. */
  published: Type.Boolean(),
  /** Posts that may see it; none: all that see topics. */
  posts: Type.Array(Type.String()),
  version: Type.Integer(),
  blocks: Type.Array(Block),
  changedBy: Type.String(),
  changedAt: Instant,
})

export const listTopics = operation({
  name: 'reports.listTopics',
  http: 'GET /topics',
  title: { zh: '专题列表', en: 'Topic pages' },
  may: 'reports:view',
  reach: 'own',
  in: Type.Object({}),
  out: Type.Object({ items: Type.Array(Topic) }),
})

export const getTopic = operation({
  name: 'reports.getTopic',
  http: 'GET /topics/{id}',
  title: { zh: '一个专题', en: 'One topic page' },
  may: 'reports:view',
  reach: 'own',
  in: Type.Object({ id: Id }),
  out: Topic,
})

export const saveTopic = operation({
  name: 'reports.saveTopic',
  http: 'POST /topics',
  title: { zh: '保存专题', en: 'Save a topic page' },
  may: 'reports:keep-topics',
  reach: 'district',
  in: Type.Object({
    id: Type.Optional(Id),
    name: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
    intro: Type.String({ maxLength: 300 }),
    position: Type.Integer({ minimum: 0, maximum: 1000 }),
    published: Type.Boolean(),
    posts: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 60, uniqueItems: true }),
    blocks: Type.Array(Block, { maxItems: MOST_BLOCKS }),
  }),
  out: Type.Object({ id: Id, version: Type.Integer() }),
})

export const removeTopic = operation({
  name: 'reports.removeTopic',
  http: 'DELETE /topics/{id}',
  title: { zh: '移除专题', en: 'Remove a topic page' },
  may: 'reports:keep-topics',
  reach: 'district',
  in: Type.Object({ id: Id }),
  out: Type.Object({ id: Id }),
})

export const listTopicVersions = operation({
  name: 'reports.listTopicVersions',
  http: 'GET /topics/{id}/versions',
  title: { zh: '专题的各版', en: 'Versions of a topic page' },
  may: 'reports:keep-topics',
  reach: 'district',
  in: Type.Object({ id: Id }),
  out: Type.Object({
    items: Type.Array(Type.Object({ version: Type.Integer(), topic: Topic, by: Type.String(), at: Instant })),
  }),
})
