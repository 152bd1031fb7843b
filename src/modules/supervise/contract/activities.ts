import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { ACTIVITY_KINDS, ACTIVITY_STATES } from '../domain/activity.ts'
import { CaseRef, Cursor, Day, Id, Instant, nullable, oneOf, Sentence, Unit } from './words.ts'

const Participant = Type.Object({
  unit: Type.Optional(Unit),
  /** Names of those who came, as the minutes say. */
  persons: Type.Optional(Type.String({ maxLength: 200 })),
})

export const TaskRow = Type.Object({
  id: Id,
  unit: Type.String(),
  task: Type.String(),
  due: nullable<string>(Day),
  answer: nullable<string>(Type.String()),
  answeredAt: nullable<string>(Instant),
  answeredByName: nullable<string>(Type.String()),
  /** Over its day and not answered. */
  overdue: Type.Boolean(),
})
export type TaskRow = Static<typeof TaskRow>

/** On-site supervision or a coordination meeting, as its minutes say. */
export const ActivityRow = Type.Object({
  id: Id,
  kind: oneOf(ACTIVITY_KINDS),
  no: Type.String(),
  title: Type.String(),
  heldAt: Instant,
  place: Type.String(),
  participants: Type.Array(Participant),
  findings: Type.String(),
  decisions: Type.String(),
  state: oneOf(ACTIVITY_STATES),
  closeReason: nullable<string>(Type.String()),
  byName: Type.String(),
  savedAt: Instant,
  version: Type.Integer(),
  cases: Type.Array(Type.Object({ id: Id, caseNo: Type.String(), title: Type.String(), state: Type.String() })),
  tasks: Type.Array(TaskRow),
})
export type ActivityRow = Static<typeof ActivityRow>

export const listActivities = operation({
  name: 'supervise.listActivities',
  http: 'GET /supervise/activities',
  title: { zh: '现场督办和协调会', en: 'On-site supervision and meetings' },
  may: 'supervise:view-register',
  reach: 'area',
  in: Type.Object({
    kind: Type.Optional(oneOf(ACTIVITY_KINDS)),
    state: Type.Optional(oneOf(ACTIVITY_STATES)),
    from: Type.Optional(Instant),
    to: Type.Optional(Instant),
    text: Type.Optional(Type.String({ maxLength: 60 })),
    caseId: Type.Optional(Id),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    cursor: Type.Optional(Cursor),
  }),
  out: Type.Object({ items: Type.Array(ActivityRow), next: nullable<string>(Type.String()) }),
})

export const getActivity = operation({
  name: 'supervise.getActivity',
  http: 'GET /supervise/activities/{id}',
  title: { zh: '查看现场督办或协调会', en: 'One record' },
  may: 'supervise:view-register',
  reach: 'area',
  in: Type.Object({ id: Id }),
  out: ActivityRow,
})

export const saveActivity = operation({
  name: 'supervise.saveActivity',
  http: 'PUT /supervise/activities/{id}',
  title: { zh: '登记现场督办或协调会', en: 'Record on-site supervision or a meeting' },
  may: 'supervise:hold-activity',
  reach: 'area',
  in: Type.Object({
    /** A new UUID adds a record and gives it its number. */
    id: Id,
    kind: oneOf(ACTIVITY_KINDS),
    title: Sentence(100),
    heldAt: Instant,
    place: Sentence(200),
    participants: Type.Array(Participant, { maxItems: 50 }),
    findings: Sentence(4000),
    decisions: Type.String({ maxLength: 4000 }),
    cases: Type.Array(CaseRef, { minItems: 1, maxItems: 100, uniqueItems: true }),
    tasks: Type.Array(Type.Object({ id: Id, unit: Unit, task: Sentence(500), due: Type.Optional(Day) }), {
      maxItems: 50,
    }),
  }),
  out: ActivityRow,
})

export const answerTask = operation({
  name: 'supervise.answerTask',
  http: 'POST /supervise/tasks/{id}/answer',
  title: { zh: '答复督办事项', en: 'Answer a task' },
  may: 'supervise:answer-task',
  reach: 'area',
  in: Type.Object({ id: Id, answer: Sentence(2000) }),
  out: ActivityRow,
})

export const closeActivity = operation({
  name: 'supervise.closeActivity',
  http: 'POST /supervise/activities/{id}/close',
  title: { zh: '办结现场督办或协调会', en: 'Close a record' },
  may: 'supervise:hold-activity',
  reach: 'area',
  in: Type.Object({ id: Id, reason: Type.Optional(Type.String({ maxLength: 500 })) }),
  out: ActivityRow,
})

export const printActivity = operation({
  name: 'supervise.printActivity',
  http: 'GET /supervise/activities/{id}/document',
  title: { zh: '打印现场督办或协调会', en: 'Print a record' },
  may: 'supervise:view-register',
  reach: 'area',
  answers: 'file',
  in: Type.Object({ id: Id }),
  out: Type.Unknown(),
})
