import { LIMIT_UNITS } from '#core/time/limit.ts'
import type { Field, Values } from '#ui/form.ts'
import type { Words } from '#ui/language.ts'

const UNITS = [
  { value: 'WH', title: { zh: '工作小时', en: 'working hours' } },
  { value: 'WD', title: { zh: '工作日', en: 'working days' } },
  { value: 'NH', title: { zh: '自然小时', en: 'hours' } },
  { value: 'ND', title: { zh: '自然日', en: 'days' } },
]

/** A limit is asked for as a number and its unit; `sentAs` is the operation's own name of it. */
export function limitFields(title: Words, options: { required?: true; hint?: Words; sentAs?: string } = {}): Field[] {
  return [
    { kind: 'number', name: 'limitCount', title, min: 1, max: 3650, sentAs: 'limit', ...options },
    {
      kind: 'choice',
      name: 'limitUnit',
      title: { zh: '时限单位', en: 'Unit of the limit' },
      choices: UNITS,
      when: (values) => typeof values.limitCount === 'number',
      required: true,
    },
  ]
}

/** The two answers as one limit under the operation's own name; without a number nothing. */
export function withLimit({ limitCount, limitUnit, ...rest }: Values, name: string): Values {
  return {
    ...rest,
    ...(typeof limitCount === 'number' && LIMIT_UNITS.some((unit) => unit === limitUnit)
      ? { [name]: { n: limitCount, unit: limitUnit } }
      : {}),
  }
}
