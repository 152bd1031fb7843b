import type { Field, Values } from '#ui/form.ts'
import type { FormContext } from './command-form.ts'

/** Whoever asked must hear of it; without a contact nobody can be told. */
export function toldFields({ detail }: FormContext): Field[] {
  if (detail.case.appellants.length === 0) return []
  return [
    {
      kind: 'choice',
      name: 'toldHow',
      sentAs: 'told',
      title: { zh: '是否已告知诉求人', en: 'Was the appellant told' },
      required: true,
      choices: [
        { value: 'told', title: { zh: '已告知', en: 'Told' } },
        { value: 'cannotTell', title: { zh: '无联系方式，无法告知', en: 'No contact, cannot be told' } },
      ],
    },
  ]
}

/** Cases merged into this one must not be left alone when it ends here. */
export function slavesFields({ detail }: FormContext): Field[] {
  if (detail.case.slaves.length === 0) return []
  const merged = detail.case.slaves.length
  return [
    {
      kind: 'choice',
      name: 'slavesGo',
      sentAs: 'slaves',
      title: { zh: `并入的 ${merged} 件如何处理`, en: `What becomes of the ${merged} merged cases` },
      required: true,
      choices: [
        { value: 'unmerge', title: { zh: '拆单，恢复受理', en: 'Split off' } },
        { value: 'to', title: { zh: '改挂另一主案', en: 'To another master' } },
      ],
    },
    {
      kind: 'text',
      name: 'slavesTo',
      sentAs: 'slaves.to',
      title: { zh: '新主案案号', en: 'Number of the new master' },
      required: true,
      when: (values) => values.slavesGo === 'to',
    },
  ]
}

/** The two questions above in the words of the operation. */
export function withTold({ toldHow, slavesGo, slavesTo, ...rest }: Values): Values {
  return {
    ...rest,
    ...(toldHow === 'told' ? { told: true } : {}),
    ...(toldHow === 'cannotTell' ? { cannotTell: true } : {}),
    ...(slavesGo === 'unmerge' ? { slaves: 'unmerge' } : {}),
    ...(slavesGo === 'to' ? { slaves: { to: slavesTo } } : {}),
  }
}
