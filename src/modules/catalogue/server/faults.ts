import { type Fault, type FieldFault, fault } from '#core/fault.ts'

export function noCategory(code: string): Fault {
  return fault('category-missing', {
    status: 404,
    zh: `没有类别 ${code}。请刷新类别后再选。`,
    en: `There is no category ${code}; refresh and choose again.`,
  })
}

/** A form that breaks rules; the first sentence stands for all. */
export function refused(code: string, faults: readonly FieldFault[]): Fault {
  const first = faults[0]!
  return fault(code, { status: 422, zh: first.zh, en: first.en, fields: [...faults] })
}

export function stale(): Fault {
  return fault('stale', {
    status: 409,
    zh: '内容已被他人修改。请刷新，核对后再提交。',
    en: 'Somebody else changed this meanwhile; refresh, compare and submit again.',
  })
}
