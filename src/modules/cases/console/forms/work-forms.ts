import type { ComponentType } from 'react'
import { formatLimitEn, formatLimitZh } from '#core/time/limit.ts'
import type { ControlProps, Field, Values } from '#ui/form.ts'
import * as operations from '../../contract.ts'
import { returnReasons } from '../../domain/enums.ts'
import { type CommandForm, choicesOf, type FormContext, REMARK, reasonField } from './command-form.ts'
import { limitFields, withLimit } from './limit-fields.ts'
import { IN_HAND, OPEN, OpenOrderControl, OrderInHandControl, SENT, SentOrderControl } from './order-control.tsx'
import { FilesControl, PhotosControl } from './photos-control.tsx'
import { TriesControl } from './tries-control.tsx'
import { LeadControl, LowerUnitControl, UnitControl, UnitsControl } from './unit-control.tsx'

const assignment: Field[] = [
  {
    kind: 'custom',
    name: 'lead',
    title: { zh: '主办单位', en: 'Lead unit' },
    required: true,
    quick: true,
    control: LeadControl,
  },
  { kind: 'custom', name: 'coHandlers', title: { zh: '协办单位', en: 'Co-handlers' }, control: UnitsControl },
]

const forced = ({ detail }: FormContext): Field[] =>
  detail.case.lastReturner === null
    ? []
    : [
        {
          kind: 'text',
          name: 'forceReason',
          title: { zh: '强制派遣理由', en: 'Reason to send it back' },
          hint: { zh: '派给刚退单的单位时，由值班长写明', en: 'Only for the unit that just handed it back' },
          when: (values) => values.lead === detail.case.lastReturner,
        },
      ]

/** Says before Enter whom the case goes to and how long they have. */
function foretellDispatch(values: Values, { detail, names }: FormContext) {
  const { lead, coHandlers } = values
  if (typeof lead !== 'string') return null
  const helpers = Array.isArray(coHandlers) ? coHandlers.map((unit) => names.unit(String(unit))) : []
  const { limit } = detail.case
  const time = limit ? `，处置时限${formatLimitZh(limit)}` : ''
  const helpersZh = helpers.length > 0 ? `，${helpers.join('、')}协办` : ''
  return {
    zh: `将派往${names.unit(lead)}${helpersZh}${time}，通知其经办人`,
    en: `To ${names.unit(lead)}${helpers.length > 0 ? `, with ${helpers.join(', ')}` : ''}${limit ? `, limit ${formatLimitEn(limit)}` : ''}`,
  }
}

const orderField = (control: ComponentType<ControlProps>): Field => ({
  kind: 'custom',
  name: 'orderId',
  title: { zh: '下级工单', en: 'Lower order' },
  required: true,
  control,
})
const sentOrder = orderField(SentOrderControl)
const orderInHand = orderField(OrderInHandControl)
const openOrder = orderField(OpenOrderControl)

const firstOrder =
  (statuses: readonly string[]) =>
  ({ detail, me }: FormContext): Values => {
    const mine = new Set(me.posts.map((post) => post.unit))
    const fitting = detail.case.orders.filter((order) => order.role !== 'lead' && statuses.includes(order.status))
    const order = fitting.find((one) => mine.has(one.unit)) ?? fitting[0]
    return order ? { orderId: order.id } : {}
  }

const photosBefore: Field = {
  kind: 'custom',
  name: 'photosBefore',
  title: { zh: '处置前照片', en: 'Photos before' },
  control: PhotosControl,
}
const photosAfter: Field = {
  kind: 'custom',
  name: 'photosAfter',
  title: { zh: '处置后照片', en: 'Photos after' },
  control: PhotosControl,
}
const answered: Field = {
  kind: 'text',
  name: 'answer',
  title: { zh: '办理情况', en: 'What was done' },
  required: true,
  lines: 3,
  maxLength: 4000,
}

export const workForms = {
  dispatch: {
    operation: operations.dispatch,
    keys: 'D',
    fields: (context) => [...assignment, ...forced(context), REMARK],
    foretell: foretellDispatch,
  },
  redispatch: {
    operation: operations.redispatch,
    fields: (context) => [...assignment, ...forced(context), reasonField('改派理由', 'Reason'), REMARK],
    foretell: foretellDispatch,
  },
  sign: { operation: operations.sign, keys: 'S', instant: true },
  handDown: {
    operation: operations.handDown,
    keys: 'H',
    fields: () => [
      {
        kind: 'custom',
        name: 'unit',
        title: { zh: '下派给', en: 'Hand down to' },
        required: true,
        quick: true,
        control: LowerUnitControl,
      },
      ...limitFields({ zh: '时限', en: 'Limit' }),
      { kind: 'text', name: 'text', title: { zh: '要求', en: 'What is to be done' }, lines: 2, maxLength: 2000 },
    ],
    initial: () => ({ limitUnit: 'WH' }),
    toInput: (values) => withLimit(values, 'limit'),
  },
  addCoHandler: {
    operation: operations.addCoHandler,
    fields: () => [
      {
        kind: 'custom',
        name: 'unit',
        title: { zh: '协办单位', en: 'Co-handler' },
        required: true,
        control: UnitControl,
      },
      ...limitFields({ zh: '时限', en: 'Limit' }),
      { kind: 'text', name: 'text', title: { zh: '要求', en: 'What is to be done' }, lines: 2, maxLength: 2000 },
    ],
    initial: () => ({ limitUnit: 'WH' }),
    toInput: (values) => withLimit(values, 'limit'),
  },
  signOrder: {
    operation: operations.signOrder,
    keys: 'S',
    fields: () => [sentOrder],
    initial: firstOrder(SENT),
  },
  completeOrder: {
    operation: operations.completeOrder,
    keys: 'C',
    fields: () => [orderInHand, answered, photosBefore, photosAfter],
    initial: firstOrder(IN_HAND),
  },
  returnOrder: {
    operation: operations.returnOrder,
    fields: () => [
      openOrder,
      {
        kind: 'choice',
        name: 'reason',
        title: { zh: '退回理由', en: 'Reason' },
        required: true,
        choices: choicesOf(returnReasons),
      },
      {
        kind: 'text',
        name: 'text',
        title: { zh: '说明', en: 'Explanation' },
        required: true,
        lines: 2,
        maxLength: 2000,
      },
    ],
    initial: firstOrder(OPEN),
  },
  withdrawOrder: {
    operation: operations.withdrawOrder,
    fields: () => [openOrder, reasonField('撤回理由', 'Reason')],
    initial: firstOrder(OPEN),
  },
  firstContact: {
    operation: operations.firstContact,
    fields: () => [
      { kind: 'custom', name: 'tries', title: { zh: '联系记录', en: 'Tries' }, required: true, control: TriesControl },
      REMARK,
    ],
  },
  recordProgress: {
    operation: operations.recordProgress,
    keys: 'P',
    fields: () => [
      { kind: 'text', name: 'text', title: { zh: '进展', en: 'Progress' }, required: true, lines: 3, maxLength: 4000 },
      { kind: 'custom', name: 'attachments', title: { zh: '附件', en: 'Files' }, control: FilesControl },
    ],
  },
  takeSafetyMeasure: {
    operation: operations.takeSafetyMeasure,
    fields: () => [
      {
        kind: 'custom',
        name: 'photos',
        title: { zh: '警戒照片', en: 'Photos of the guard' },
        required: true,
        control: PhotosControl,
      },
      { kind: 'text', name: 'text', title: { zh: '措施', en: 'Measure' }, lines: 2, maxLength: 2000 },
    ],
  },
} satisfies Record<string, CommandForm>
