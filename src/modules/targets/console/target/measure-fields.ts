import type { Field, Values } from '#ui/form.ts'
import { KIND_NAMES, OPERATORS, TARGET_KINDS } from '../../domain/target.ts'
import { SIGNS } from '../../domain/target-value.ts'

const isKind =
  (...kinds: string[]) =>
  (values: Values) =>
    kinds.includes(String(values.kind))

export const kindField: Field = {
  kind: 'choice',
  name: 'kind',
  title: { zh: '类型', en: 'Kind' },
  required: true,
  choices: TARGET_KINDS.map((value) => ({ value, title: KIND_NAMES[value] })),
}

/** What is demanded, by its kind. */
export const measureFields: readonly Field[] = [
  {
    kind: 'choice',
    name: 'op',
    title: { zh: '符号', en: 'Operator' },
    required: true,
    when: isKind('quantitative', 'reference'),
    choices: OPERATORS.map((value) => ({ value, title: { zh: SIGNS[value], en: SIGNS[value] } })),
    hint: {
      zh: '方向由符号得出：≥、＞ 为正向，≤、＜ 为反向',
      en: 'The direction follows: ≥ and > more is better, ≤ and < less',
    },
  },
  {
    kind: 'text',
    name: 'value',
    title: { zh: '目标值', en: 'Value' },
    required: true,
    maxLength: 22,
    when: isKind('quantitative'),
  },
  {
    kind: 'text',
    name: 'valueUnit',
    title: { zh: '单位', en: 'Unit' },
    required: true,
    maxLength: 20,
    when: isKind('quantitative'),
  },
  {
    kind: 'text',
    name: 'text',
    title: { zh: '预期结果', en: 'Expected result' },
    required: true,
    maxLength: 300,
    when: isKind('qualitative'),
  },
  {
    kind: 'text',
    name: 'ref',
    title: { zh: '参照', en: 'Refers to' },
    required: true,
    maxLength: 100,
    when: isKind('reference'),
    hint: { zh: '如 合同金额、预算金额', en: 'Such as the contract price or the budget' },
  },
]
