import type { Field, Values } from '#ui/form.ts'
import * as operations from '../../contract.ts'
import { exclusions, supervisionForms as forms, supervisionLevels } from '../../domain/enums.ts'
import { REFUSED, saidFields } from './called-fields.ts'
import { type CommandForm, choicesOf, type FormContext, REMARK } from './command-form.ts'
import { limitFields, withLimit } from './limit-fields.ts'
import { SupervisorControl } from './person-control.tsx'
import { TriedAtControl } from './tried-at-control.tsx'
import { OrderUnitControl } from './unit-control.tsx'

const LEVEL_WORDS = {
  III: { zh: '三级（督查员）', en: 'III (supervisor)' },
  II: { zh: '二级（值班长）', en: 'II (duty chief)' },
  I: { zh: '一级（领导）', en: 'I (leader)' },
}
const LEVEL_POSTS = { III: ['supervisor', 'dutyChief', 'leader'], II: ['dutyChief', 'leader'], I: ['leader'] }

const said = (zh: string, en: string, lines = 3): Field => ({
  kind: 'text',
  name: 'text',
  title: { zh, en },
  required: true,
  lines,
  maxLength: 4000,
})
const toUnit: Field = {
  kind: 'custom',
  name: 'unit',
  title: { zh: '发给', en: 'To' },
  hint: { zh: '不选时发给主办单位', en: 'Without a choice to the unit that leads' },
  control: OrderUnitControl,
}
const replyLimit = limitFields(
  { zh: '答复时限', en: 'Reply within' },
  { hint: { zh: '不填时按规定时限', en: 'Left empty: the usual limit' }, sentAs: 'replyLimit' },
)
const withReplyLimit = (values: Values) => withLimit(values, 'replyLimit')

/** Levels that one of the person's posts may open. */
const levels = ({ me }: FormContext) =>
  supervisionLevels
    .filter((level) => me.posts.some(({ post }) => LEVEL_POSTS[level].includes(post)))
    .map((value) => ({ value, title: LEVEL_WORDS[value] }))

/** Urging, reminding, supervising, instructing, and the replies. */
export const supervisionForms = {
  urge: {
    operation: operations.urge,
    keys: 'U',
    fields: () => [{ kind: 'text', name: 'text', title: { zh: '催办内容', en: 'Text' }, lines: 2, maxLength: 2000 }],
  },
  replyUrge: { operation: operations.replyUrge, fields: () => [said('办理情况', 'How it stands')] },
  remind: {
    operation: operations.remind,
    fields: () => [said('提醒内容', 'Text'), toUnit, ...replyLimit],
    initial: () => ({ limitUnit: 'WD' }),
    toInput: withReplyLimit,
  },
  replyReminder: { operation: operations.replyReminder, fields: () => [said('答复', 'Reply')] },
  supervise: {
    operation: operations.supervise,
    keys: 'Y',
    fields: (context) => [
      {
        kind: 'choice',
        name: 'level',
        title: { zh: '督办级别', en: 'Level' },
        required: true,
        choices: levels(context),
      },
      { kind: 'choice', name: 'form', title: { zh: '督办方式', en: 'Form' }, choices: choicesOf(forms) },
      {
        kind: 'text',
        name: 'reason',
        title: { zh: '督办理由和要求', en: 'Reason and what is asked' },
        required: true,
        lines: 3,
        maxLength: 2000,
      },
      ...replyLimit,
    ],
    initial: (context) => ({ level: levels(context)[0]?.value, form: 'written', limitUnit: 'WH' }),
    toInput: withReplyLimit,
    foretell: ({ level }, { detail }) =>
      level === 'I' || level === 'II'
        ? { zh: '办结督办前，本案不能结案', en: 'The case cannot end before this supervision does' }
        : detail.case.supervision
          ? { zh: '将代替现有督办', en: 'It replaces the present one' }
          : null,
  },
  replySupervision: { operation: operations.replySupervision, fields: () => [said('督办答复', 'Reply', 4)] },
  closeSupervision: {
    operation: operations.closeSupervision,
    fields: ({ detail }) => [
      {
        kind: 'text',
        name: 'reason',
        title: { zh: '办结意见', en: 'Conclusion' },
        required: detail.case.supervision?.status !== 'replied',
        lines: 2,
        maxLength: 2000,
      },
    ],
  },
  instruct: {
    operation: operations.instruct,
    fields: () => [
      said('批示内容', 'Instruction'),
      toUnit,
      { kind: 'tick', name: 'needsReply', title: { zh: '要求答复', en: 'A reply is wanted' } },
      ...replyLimit.map((field): Field => {
        const own = field.when
        return { ...field, when: (values) => values.needsReply === true && (own?.(values) ?? true) }
      }),
    ],
    initial: () => ({ limitUnit: 'WD' }),
    toInput: withReplyLimit,
  },
  replyInstruction: { operation: operations.replyInstruction, fields: () => [said('批示答复', 'Reply')] },
  preCallback: {
    operation: operations.preCallback,
    fields: () => [
      {
        kind: 'yesNo',
        name: 'contacted',
        title: { zh: '是否联系上', en: 'Reached' },
        yes: { zh: '联系上', en: 'Reached' },
        no: { zh: '未联系上', en: 'Not reached' },
      },
      ...saidFields(),
      {
        kind: 'custom',
        name: 'triedAt',
        title: { zh: '未接通时间', en: 'Vain calls' },
        required: true,
        when: (values) => values.contacted === false,
        control: TriedAtControl,
      },
      REFUSED,
      REMARK,
    ],
  },
  reconsider: {
    operation: operations.reconsider,
    fields: ({ detail }) => [
      {
        kind: 'text',
        name: 'reason',
        title: { zh: '复议理由', en: 'Reason' },
        required: true,
        lines: 3,
        maxLength: 2000,
      },
      ...(detail.case.upperCase
        ? [
            {
              kind: 'date',
              name: 'givenDue',
              title: { zh: '上级给定时限', en: 'New date of the upper level' },
              time: true,
            } as const,
          ]
        : []),
    ],
  },
  setExclusion: {
    operation: operations.setExclusion,
    fields: ({ detail }) => [
      {
        kind: 'choice',
        name: 'exclusion',
        title: { zh: '剔除理由', en: 'Ground' },
        required: true,
        choices: choicesOf(exclusions),
      },
      {
        kind: 'custom',
        name: 'proposedBy',
        title: { zh: '提出意见的督查员', en: 'Supervisor who proposed it' },
        required: true,
        control: SupervisorControl,
      },
      {
        kind: 'text',
        name: 'reason',
        title: { zh: '说明', en: 'Explanation' },
        required: true,
        lines: 2,
        maxLength: 2000,
      },
      {
        kind: 'choice',
        name: 'orderId',
        title: { zh: '只剔除一张工单', en: 'One order only' },
        choices: detail.case.orders.map((order) => ({
          value: order.id,
          title: { zh: order.no, en: order.no },
        })),
      },
    ],
  },
} satisfies Record<string, CommandForm>
