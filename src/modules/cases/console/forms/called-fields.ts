import type { Field, Values } from '#ui/form.ts'

export const isReached = (values: Values) => values.contacted === true && values.refused !== true

/** What whoever was reached says of the work; a duty chief who only confirms a record leaves it out. */
export const saidFields = (options: { required?: true } = {}): Field[] => [
  {
    kind: 'yesNo',
    name: 'solved',
    title: { zh: '是否解决', en: 'Solved' },
    yes: { zh: '已解决', en: 'Solved' },
    no: { zh: '未解决', en: 'Not solved' },
    when: isReached,
    ...options,
  },
  {
    kind: 'yesNo',
    name: 'satisfied',
    title: { zh: '是否满意', en: 'Satisfied' },
    yes: { zh: '满意', en: 'Satisfied' },
    no: { zh: '不满意', en: 'Not satisfied' },
    when: isReached,
    ...options,
  },
]

export const REFUSED: Field = {
  kind: 'tick',
  name: 'refused',
  title: { zh: '联系上但拒绝评价', en: 'Reached, would not answer' },
  when: (values) => values.contacted === true,
  folded: true,
}
