import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { results, returnReasons } from '#modules/cases/contract.ts'
import { Id, Instant, nullable, Unit } from './words.ts'

const keysOf = <K extends string>(list: Readonly<Record<K, unknown>>) => Type.Unsafe<K>(Type.Enum(Object.keys(list)))
const OrderNo = Type.String({ minLength: 1, maxLength: 60 })

/** A work order as the system of a department takes it over. */
export type DepartmentTask = Static<typeof DepartmentTask>
export const DepartmentTask = Type.Object({
  orderNo: Type.String(),
  orderId: Id,
  caseId: Id,
  caseNo: Type.String(),
  unit: Type.String(),
  role: Type.String(),
  status: Type.String(),
  sentAt: Instant,
  signedAt: nullable<string>(Instant),
  endedAt: nullable<string>(Instant),
  due: nullable<string>(Instant),
  caseState: Type.String(),
  category: nullable<string>(Type.String()),
  categoryName: nullable<string>(Type.String()),
  title: Type.String(),
  text: Type.String(),
  address: nullable<string>(Type.String()),
  areaCode: nullable<string>(Type.String()),
  /** CGCS2000 */
  lon: nullable<number>(Type.Number()),
  lat: nullable<number>(Type.Number()),
})

/** Orders of the caller's units, in the order in which they were sent: ask on with `cursor`, and nothing is missed. */
export const listTasks = operation({
  name: 'connections.listTasks',
  http: 'GET /department-tasks',
  title: { zh: '取本单位工单', en: 'Take the tasks of the unit' },
  may: 'connections:take-tasks',
  reach: 'area',
  in: Type.Object({
    unit: Type.Optional(Unit),
    open: Type.Optional(Type.Boolean()),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    cursor: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  out: Type.Object({
    items: Type.Array(DepartmentTask),
    /** Where to ask on, now or later; the cursor that was sent when nothing has come since. */
    cursor: nullable<string>(Type.String()),
  }),
})

export const TASK_ANSWERS = {
  accept: { zh: '签收', en: 'accept' },
  progress: { zh: '报进展', en: 'report progress' },
  complete: { zh: '办结', en: 'complete' },
  return: { zh: '退回', en: 'hand back' },
} as const
export type TaskAnswer = keyof typeof TASK_ANSWERS

/** What the department's system says of its order; the rules of the life cycle decide, as for a person of that post. */
export const answerTask = operation({
  name: 'connections.answerTask',
  http: 'POST /department-tasks/{orderNo}/answer',
  title: { zh: '答复工单', en: 'Answer a task' },
  may: 'connections:take-tasks',
  reach: 'area',
  in: Type.Object({
    orderNo: OrderNo,
    answer: keysOf(TASK_ANSWERS),
    /** Wanted by all but `accept`. */
    text: Type.Optional(Type.String({ minLength: 1, maxLength: 4000 })),
    /** Of `complete`; solved unless it is said. */
    result: Type.Optional(keysOf(results)),
    /** Of `return`. */
    reason: Type.Optional(keysOf(returnReasons)),
    photosBefore: Type.Optional(Type.Array(Id, { maxItems: 20 })),
    photosAfter: Type.Optional(Type.Array(Id, { maxItems: 20 })),
  }),
  out: Type.Object({
    orderNo: Type.String(),
    caseNo: Type.String(),
    version: Type.Integer(),
    caseState: Type.String(),
  }),
})
