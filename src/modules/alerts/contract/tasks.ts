import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { TASK_STATES } from '../domain/states.ts'
import { Cursor, Day, Id, Instant, nullable, oneOf, Sentence, Title, Unit } from './words.ts'

export const TaskRow = Type.Object({
  id: Id,
  no: Type.String(),
  version: Type.Integer(),
  alertId: Id,
  alertNo: Type.String(),
  alertTitle: Title,
  unit: Type.String(),
  areaCode: nullable<string>(Type.String()),
  place: Type.String(),
  what: Type.String(),
  dueOn: Day,
  overdue: Type.Boolean(),
  state: oneOf(TASK_STATES),
  result: nullable<string>(Type.String()),
  photos: Type.Array(Id),
  doneAt: nullable<string>(Instant),
  caseId: nullable<string>(Id),
  caseNo: nullable<string>(Type.String()),
  createdByName: Type.String(),
  createdAt: Instant,
  progress: Type.Array(
    Type.Object({ at: Instant, byName: Type.String(), text: Type.String(), photos: Type.Array(Id) }),
  ),
})
export type TaskRow = Static<typeof TaskRow>

const Photos = Type.Optional(Type.Array(Id, { maxItems: 9, uniqueItems: true }))

/** Act before anybody appeals: an alert becomes somebody's work, and is acknowledged by that. */
export const createTask = operation({
  name: 'alerts.createTask',
  http: 'POST /alerts/{id}/tasks',
  title: { zh: '转为未诉先办任务', en: 'Make a preventive task' },
  may: 'alerts:handle',
  reach: 'area',
  in: Type.Object({ id: Id, unit: Unit, place: Sentence(200), what: Sentence(1000), dueOn: Day }),
  out: TaskRow,
})

export const listTasks = operation({
  name: 'alerts.listTasks',
  http: 'GET /preventive-tasks',
  title: { zh: '未诉先办任务列表', en: 'List preventive tasks' },
  may: 'alerts:view',
  reach: 'area',
  in: Type.Object({
    state: Type.Optional(oneOf(TASK_STATES)),
    unit: Type.Optional(Unit),
    overdue: Type.Optional(Type.Boolean()),
    text: Type.Optional(Type.String({ maxLength: 60 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    cursor: Type.Optional(Cursor),
  }),
  out: Type.Object({ items: Type.Array(TaskRow), next: nullable<string>(Type.String()) }),
})

export const getTask = operation({
  name: 'alerts.getTask',
  http: 'GET /preventive-tasks/{id}',
  title: { zh: '查看未诉先办任务', en: 'See a preventive task' },
  may: 'alerts:view',
  reach: 'area',
  in: Type.Object({ id: Id }),
  out: TaskRow,
})

const work = { may: 'alerts:work-tasks', reach: 'area', out: TaskRow } as const

export const addProgress = operation({
  ...work,
  name: 'alerts.addProgress',
  http: 'POST /preventive-tasks/{id}/progress',
  title: { zh: '登记任务进展', en: 'Record progress' },
  in: Type.Object({ id: Id, text: Sentence(1000), photos: Photos }),
})

export const finishTask = operation({
  ...work,
  name: 'alerts.finishTask',
  http: 'POST /preventive-tasks/{id}/finish',
  title: { zh: '完成任务', en: 'Finish a task' },
  in: Type.Object({
    id: Id,
    result: Sentence(1000),
    photos: Type.Array(Id, { minItems: 1, maxItems: 9, uniqueItems: true }),
  }),
})

export const cancelTask = operation({
  ...work,
  name: 'alerts.cancelTask',
  http: 'POST /preventive-tasks/{id}/cancel',
  title: { zh: '取消任务', en: 'Cancel a task' },
  may: 'alerts:handle',
  in: Type.Object({ id: Id, reason: Sentence(500) }),
})

/**
 * A case by the operation of cases and with the caller's rights. With pictures of the scene (sent by `cases.uploadFile`) it
 * is the unit's own discovery, which needs them; without it is of another source.
 */
export const openTaskCase = operation({
  ...work,
  name: 'alerts.openTaskCase',
  http: 'POST /preventive-tasks/{id}/case',
  title: { zh: '由任务上报案件', en: 'Report a case from a task' },
  in: Type.Object({ id: Id, photos: Photos }),
})

export const uploadTaskPhoto = operation({
  name: 'alerts.uploadTaskPhoto',
  http: 'POST /preventive-tasks/{id}/photos',
  title: { zh: '上传任务照片', en: 'Upload a picture of a task' },
  may: 'alerts:work-tasks',
  reach: 'area',
  takes: 'file',
  maxBodyBytes: 32 * 1024 * 1024,
  in: Type.Object({ id: Id }),
  out: Type.Object({ id: Id, name: Type.String() }),
})

export const getTaskPhoto = operation({
  name: 'alerts.getTaskPhoto',
  http: 'GET /preventive-tasks/{id}/photos/{fileId}',
  title: { zh: '查看任务照片', en: 'See a picture of a task' },
  may: 'alerts:view',
  reach: 'area',
  answers: 'file',
  in: Type.Object({ id: Id, fileId: Id }),
  out: Type.Unknown(),
})
