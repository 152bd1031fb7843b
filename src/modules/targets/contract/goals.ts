import { Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { GOAL_SPANS } from '../domain/target.ts'
import { GoalRow } from './plans.ts'
import { Id, Instant, nullable, oneOf, Sentence, Text, Unit, Weight, Year } from './words.ts'

export const setGoal = operation({
  name: 'targets.setGoal',
  http: 'PUT /targets/goals/{id}',
  title: { zh: '设定中长期或年度目标', en: 'Set a long-term or annual goal' },
  may: 'targets:set',
  reach: 'area',
  in: Type.Object({
    id: Id,
    /** Left out: a goal of the department. */
    projectId: Type.Optional(Id),
    unit: Type.Optional(Unit),
    span: oneOf(GOAL_SPANS),
    year: Year,
    /** Last year of a long-term goal. */
    toYear: Type.Optional(Year),
    position: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
    text: Sentence(1000),
    /** Of annual goals of a department. */
    weight: Type.Optional(Weight),
    reason: Type.Optional(Text(500)),
  }),
  out: GoalRow,
})

export const removeGoal = operation({
  name: 'targets.removeGoal',
  http: 'DELETE /targets/goals/{id}',
  title: { zh: '删除目标', en: 'Remove a goal' },
  may: 'targets:set',
  reach: 'area',
  in: Type.Object({ id: Id, reason: Type.Optional(Text(500)) }),
  out: Type.Object({ id: Id }),
})

export const listGoalHistory = operation({
  name: 'targets.listGoalHistory',
  http: 'GET /targets/goals/{id}/history',
  title: { zh: '绩效目标的变更记录', en: 'History of a goal' },
  may: 'targets:view',
  reach: 'area',
  in: Type.Object({ id: Id }),
  out: Type.Object({
    items: Type.Array(
      Type.Object({
        id: Id,
        reason: Type.String(),
        byName: Type.String(),
        at: Instant,
        before: nullable<string>(Type.String()),
        after: nullable<string>(Type.String()),
      }),
    ),
  }),
})
