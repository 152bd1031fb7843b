import { Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { OPERATORS } from '../domain/target.ts'
import { ChangeRow } from './targets.ts'
import { Decimal, Id, oneOf, Sentence, Text, Weight } from './words.ts'

export const proposeChange = operation({
  name: 'targets.proposeChange',
  http: 'POST /targets/items/{targetId}/changes',
  title: { zh: '提出年中调整或撤销', en: 'Propose to adjust or withdraw a target' },
  may: 'targets:set',
  reach: 'area',
  in: Type.Object({
    targetId: Id,
    id: Id,
    kind: oneOf(['adjust', 'withdraw']),
    reason: Sentence(500),
    /** What it shall be; left out: as it is. */
    op: Type.Optional(oneOf(OPERATORS)),
    value: Type.Optional(Decimal),
    valueUnit: Type.Optional(Text(20)),
    text: Type.Optional(Text(300)),
    ref: Type.Optional(Text(100)),
    weight: Type.Optional(Weight),
    /** New weights of other targets of the plan, so that the sum stays. */
    others: Type.Optional(Type.Array(Type.Object({ id: Id, weight: Weight }), { maxItems: 100 })),
    acknowledged: Type.Optional(Type.Array(Text(60), { maxItems: 20, uniqueItems: true })),
  }),
  out: ChangeRow,
})

export const takeBackChange = operation({
  name: 'targets.takeBackChange',
  http: 'POST /targets/changes/{id}/take-back',
  title: { zh: '收回年中调整', en: 'Take back a proposed change' },
  may: 'targets:set',
  reach: 'area',
  in: Type.Object({ id: Id }),
  out: ChangeRow,
})

export const approveChange = operation({
  name: 'targets.approveChange',
  http: 'POST /targets/changes/{id}/approve',
  title: { zh: '批准年中调整', en: 'Approve a mid-year change' },
  may: 'targets:approve',
  reach: 'area',
  in: Type.Object({ id: Id, answer: Type.Optional(Text(500)) }),
  out: ChangeRow,
})

export const refuseChange = operation({
  name: 'targets.refuseChange',
  http: 'POST /targets/changes/{id}/refuse',
  title: { zh: '不同意年中调整', en: 'Refuse a mid-year change' },
  may: 'targets:approve',
  reach: 'area',
  in: Type.Object({ id: Id, reason: Sentence(500) }),
  out: ChangeRow,
})
