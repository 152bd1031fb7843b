import type { Words } from '#ui/language.ts'

/** A table of a budget or final account as people call it: `final-05` is 决算公开 05 表. */
export function tableTitle(key: string | null): Words {
  const [stage, number] = (key ?? '').split('-')
  if (number === undefined) return { zh: '—', en: '—' }
  return stage === 'final'
    ? { zh: `决算公开 ${number} 表`, en: `Final account, table ${number}` }
    : { zh: `部门预算 ${number} 表`, en: `Budget, table ${number}` }
}

export const TABLE_KEYS: readonly string[] = ['budget', 'final'].flatMap((stage) =>
  ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'].map((number) => `${stage}-${number}`),
)
