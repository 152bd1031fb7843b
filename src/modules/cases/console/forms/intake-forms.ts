import type { Field } from '#ui/form.ts'
import * as operations from '../../contract.ts'
import {
  appealTypes,
  confidentialities,
  otherChannels,
  rejectReasons,
  urgencies,
  voidReasons,
} from '../../domain/enums.ts'
import { CategoryControl } from './category-control.tsx'
import { type CommandForm, choicesOf, type FormContext, REMARK, reasonField } from './command-form.ts'
import { ElementsControl } from './elements-control.tsx'
import { MasterControl } from './master-control.tsx'
import { PhotosControl } from './photos-control.tsx'
import { PlaceControl } from './place-control.tsx'
import { slavesFields, toldFields, withTold } from './told-fields.ts'

const explained: Field = {
  kind: 'text',
  name: 'text',
  title: { zh: '说明', en: 'Explanation' },
  required: true,
  lines: 3,
  maxLength: 2000,
}

const refusing = (context: FormContext): Field[] => [
  {
    kind: 'choice',
    name: 'reason',
    title: { zh: '理由', en: 'Reason' },
    required: true,
    choices: choicesOf(rejectReasons),
  },
  explained,
  ...toldFields(context),
  ...slavesFields(context),
  REMARK,
]

/** Facts of the case that acceptance and correction may set. */
const factFields: Field[] = [
  {
    kind: 'custom',
    name: 'category',
    title: { zh: '类别', en: 'Category' },
    required: true,
    quick: true,
    control: CategoryControl,
  },
  { kind: 'custom', name: 'place', title: { zh: '位置', en: 'Place' }, control: PlaceControl },
  { kind: 'text', name: 'title', title: { zh: '事由', en: 'Matter' }, required: true, maxLength: 200, folded: true },
  {
    kind: 'choice',
    name: 'urgency',
    title: { zh: '紧急程度', en: 'Urgency' },
    choices: choicesOf(urgencies),
    folded: true,
  },
  {
    kind: 'choice',
    name: 'appealType',
    title: { zh: '诉求类型', en: 'Type' },
    choices: choicesOf(appealTypes),
    folded: true,
  },
  {
    kind: 'choice',
    name: 'confidentiality',
    title: { zh: '保密', en: 'Confidentiality' },
    choices: choicesOf(confidentialities),
    folded: true,
  },
  { kind: 'tick', name: 'complex', title: { zh: '复杂疑难', en: 'Complex matter' }, folded: true },
  { kind: 'tick', name: 'ownerless', title: { zh: '设施权属不明', en: 'The owner is unknown' }, folded: true },
]

const FACT_NAMES = ['category', 'title', 'urgency', 'appealType', 'confidentiality'] as const

function factsOf({ detail: { case: state } }: FormContext) {
  const facts = Object.fromEntries(FACT_NAMES.map((name) => [name, state[name] ?? undefined]))
  return { ...facts, complex: state.complex, ownerless: state.flags.ownerless }
}

/** Only what differs from the case: the record shows changes, not copies. */
function changedFacts(values: Record<string, unknown>, context: FormContext) {
  const before: Record<string, unknown> = factsOf(context)
  const changed = Object.entries(values).filter(([name, value]) => !(name in before) || before[name] !== value)
  const unticked = (['complex', 'ownerless'] as const).filter((name) => before[name] === true && values[name] !== true)
  return { ...Object.fromEntries(changed), ...Object.fromEntries(unticked.map((name) => [name, false])) }
}

export const intakeForms = {
  accept: {
    operation: operations.accept,
    keys: 'A',
    fields: ({ detail }) => [
      ...factFields,
      ...(detail.case.variant === 'hotline'
        ? [
            {
              kind: 'custom',
              name: 'elements',
              title: { zh: '诉求要素', en: 'Elements' },
              control: ElementsControl,
            } as const,
          ]
        : []),
      {
        kind: 'tick',
        name: 'duplicatesChecked',
        title: { zh: '已查看疑似重复案件', en: 'Similar cases were looked at' },
        required: !detail.case.duplicatesChecked,
      },
    ],
    initial: (context) => ({
      ...factsOf(context),
      elements: context.detail.case.elements,
      duplicatesChecked: context.detail.case.duplicatesChecked,
    }),
    toInput: changedFacts,
  },
  answerDirectly: {
    operation: operations.answerDirectly,
    fields: () => [
      {
        kind: 'text',
        name: 'answer',
        title: { zh: '答复内容', en: 'Answer' },
        required: true,
        lines: 4,
        maxLength: 4000,
      },
      { kind: 'text', name: 'knowledgeId', title: { zh: '知识条目编号', en: 'Knowledge item' }, maxLength: 40 },
      { kind: 'choice', name: 'appealType', title: { zh: '诉求类型', en: 'Type' }, choices: choicesOf(appealTypes) },
      {
        kind: 'yesNo',
        name: 'agreed',
        title: { zh: '诉求人是否认可', en: 'Is the appellant content' },
        required: true,
      },
    ],
    initial: ({ detail }) => ({ appealType: detail.case.appealType }),
  },
  referOut: {
    operation: operations.referOut,
    fields: (context) => [
      {
        kind: 'choice',
        name: 'otherChannel',
        title: { zh: '转往', en: 'Refer to' },
        required: true,
        choices: choicesOf(otherChannels),
      },
      ...toldFields(context),
      ...slavesFields(context),
      REMARK,
    ],
    toInput: withTold,
  },
  reject: { operation: operations.reject, fields: refusing, toInput: withTold },
  decline: { operation: operations.decline, fields: refusing, toInput: withTold },
  merge: {
    operation: operations.merge,
    keys: 'M',
    fields: () => [
      {
        kind: 'custom',
        name: 'master',
        title: { zh: '并入主案', en: 'Merge into' },
        required: true,
        control: MasterControl,
      },
      REMARK,
    ],
    initial: ({ detail }) => (detail.case.sameAs ? { master: detail.case.sameAs } : {}),
  },
  unmerge: { operation: operations.unmerge, fields: () => [reasonField()] },
  file: {
    operation: operations.file,
    keys: 'F',
    fields: () => [REMARK],
    toInput: (values) => ({ ...values, conditionMet: true }),
    foretell: (_values, { detail, names }) => {
      const category = detail.case.category === null ? undefined : names.categoryOf(detail.case.category)
      return category?.fileZh
        ? {
            zh: `立案条件：${category.fileZh}。不符合的请用“不予立案”`,
            en: `Condition: ${category.fileEn}. If it is not met, decline`,
          }
        : { zh: '该类别没有写明立案条件', en: 'This category has no written condition' }
    },
  },
  void: {
    operation: operations.voidCase,
    danger: true,
    fields: (context) => [
      {
        kind: 'choice',
        name: 'reason',
        title: { zh: '理由', en: 'Reason' },
        required: true,
        choices: choicesOf(voidReasons),
      },
      { ...explained, required: false },
      ...slavesFields(context),
    ],
    toInput: withTold,
    foretell: () => ({
      zh: '作废后不可恢复，记录保留',
      en: 'This cannot be undone; the record is kept',
    }),
  },
  correct: {
    operation: operations.correct,
    fields: () => [
      reasonField('更正理由', 'Reason of the correction'),
      ...factFields.map((field): Field => ({ ...field, required: false })),
      {
        kind: 'tick',
        name: 'confirmed',
        title: { zh: '新时限若早于现在也确认更正', en: 'Also if the new due has already passed' },
      },
    ],
    initial: factsOf,
    toInput: changedFacts,
  },
  supplement: {
    operation: operations.supplement,
    fields: () => [
      {
        kind: 'text',
        name: 'text',
        title: { zh: '补充内容', en: 'Addition' },
        required: true,
        lines: 3,
        maxLength: 4000,
      },
      { kind: 'custom', name: 'photos', title: { zh: '照片', en: 'Photos' }, control: PhotosControl },
    ],
  },
} satisfies Record<string, CommandForm>
