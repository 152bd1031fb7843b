import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import type { QualityForm } from '../domain/quality-rules.ts'
import { Day, Id, Instant, Key, nullable, oneOf } from './words.ts'

export const TaskRow = Type.Object({
  id: Id,
  planId: Id,
  planNo: Type.String(),
  entryId: Id,
  caseId: Id,
  caseNo: Type.String(),
  title: Type.String(),
  unit: Type.String(),
  /** 1 score, 2 blind second score, 3 deciding score. */
  turn: Type.Integer(),
  scoreBy: Day,
  begun: Type.Boolean(),
  doneAt: nullable<string>(Instant),
})
export type TaskRow = Static<typeof TaskRow>

export const listTasks = operation({
  name: 'quality.listTasks',
  http: 'GET /quality/tasks',
  title: { zh: '我的评分', en: 'Cases to score' },
  may: 'quality:score',
  reach: 'own',
  in: Type.Object({ done: Type.Optional(Type.Boolean()), planId: Type.Optional(Id) }),
  out: Type.Object({ items: Type.Array(TaskRow), open: Type.Integer(), done: Type.Integer() }),
})

const MarksSchema = Type.Record(
  Type.String({ maxLength: 40, pattern: '^[A-Za-z0-9]+$' }),
  nullable<number>(Type.Integer({ minimum: 0, maximum: 100 })),
  {
    maxProperties: 40,
  },
)

export const TaskDetail = Type.Object({
  task: TaskRow,
  form: Type.Unsafe<QualityForm>({}),
  marks: Type.Unsafe<Record<string, number | null>>({}),
  findings: Type.Array(Type.String()),
  note: Type.String(),
  version: Type.Integer(),
})
export type TaskDetail = Static<typeof TaskDetail>

export const getTask = operation({
  name: 'quality.getTask',
  http: 'GET /quality/tasks/{id}',
  title: { zh: '打开评分表', en: 'One scoring form' },
  may: 'quality:score',
  reach: 'own',
  in: Type.Object({ id: Id }),
  out: TaskDetail,
})

/** Kept as a draft while it is filled in; `final` ends it, and a score that was ended does not change any more. */
export const saveScore = operation({
  name: 'quality.saveScore',
  http: 'PUT /quality/tasks/{id}',
  title: { zh: '保存评分', en: 'Keep a score' },
  may: 'quality:score',
  reach: 'own',
  in: Type.Object({
    id: Id,
    marks: MarksSchema,
    findings: Type.Array(Key, { maxItems: 20, uniqueItems: true }),
    note: Type.String({ maxLength: 1000 }),
    final: Type.Boolean(),
  }),
  out: Type.Object({ version: Type.Integer(), outcome: oneOf(['draft', 'done', 'unscorable', 'third'] as const) }),
})

export const assignTask = operation({
  name: 'quality.assignTask',
  http: 'POST /quality/tasks/{id}/assign',
  title: { zh: '指定评分人', en: 'Give a case to a reviewer' },
  may: 'quality:keep',
  reach: 'district',
  in: Type.Object({ id: Id, reviewer: Key }),
  out: Type.Object({ id: Id }),
})

/** Open tasks of a plan, for whoever organises it: who has them, and those that nobody may score yet. */
export const listOpenTasks = operation({
  name: 'quality.listOpenTasks',
  http: 'GET /quality/plans/{id}/tasks',
  title: { zh: '未评完的案件', en: 'Tasks that are open' },
  may: 'quality:keep',
  reach: 'district',
  in: Type.Object({ id: Id, unassigned: Type.Optional(Type.Boolean()) }),
  out: Type.Object({
    items: Type.Array(
      Type.Object({
        id: Id,
        caseId: Id,
        caseNo: Type.String(),
        unit: Type.String(),
        turn: Type.Integer(),
        reviewer: nullable<string>(Type.String()),
        reviewerName: nullable<string>(Type.String()),
      }),
    ),
  }),
})
