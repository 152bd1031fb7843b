import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { Id, Instant } from './words.ts'

const Cycle = Type.Unsafe<'week' | 'month' | 'quarter'>(Type.Enum(['week', 'month', 'quarter']))
const Of = Type.Unsafe<'topic' | 'report'>(Type.Enum(['topic', 'report']))

/** A topic page or saved report that produces its bulletin on schedule. */
export type StandingTopic = Static<typeof StandingTopic>
export const StandingTopic = Type.Object({
  id: Id,
  of: Of,
  sourceId: Id,
  name: Type.String(),
  question: Type.String(),
  cycle: Cycle,
  active: Type.Boolean(),
  by: Type.String(),
  changedAt: Instant,
})

export const listStandingTopics = operation({
  name: 'bulletins.listStanding',
  http: 'GET /bulletin-topics',
  title: { zh: '定期专题报告', en: 'Scheduled topic reports' },
  may: 'bulletins:produce',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({ items: Type.Array(StandingTopic) }),
})

/** Without `id` a new one. */
export const saveStandingTopic = operation({
  name: 'bulletins.saveStanding',
  http: 'POST /bulletin-topics',
  title: { zh: '定期生成专题报告', en: 'Schedule a topic report' },
  may: 'bulletins:produce',
  reach: 'district',
  in: Type.Object({
    id: Type.Optional(Id),
    of: Of,
    sourceId: Id,
    question: Type.String({ maxLength: 500 }),
    cycle: Cycle,
    active: Type.Boolean(),
  }),
  out: Type.Object({ id: Id }),
})
