import type { SheetInput, SheetView } from '../../contract.ts'
import type { SheetWords } from '../../domain/facts-of-input.ts'

export const targetId = (view: SheetView, name: string) => view.facts.targets.find(({ level3 }) => level3 === name)!.id
export const setActual = (words: SheetWords, id: string, patch: Partial<SheetInput['actuals'][number]>) => {
  const blank = {
    targetId: id,
    source: 'typed' as const,
    printed: null,
    figure: null,
    targetIds: [],
    degree: null,
    note: '依据',
  }
  const old = words.actuals.find((one) => one.targetId === id) ?? blank
  words.actuals = [...words.actuals.filter((one) => one.targetId !== id), { ...old, ...patch }]
}
export const setRow = (words: SheetWords, id: string, patch: Partial<SheetInput['rows'][number]>) => {
  const old = words.rows.find((one) => one.targetId === id) ?? {
    targetId: id,
    reason: '',
    measure: '',
    offTarget: '',
    sharePercent: null,
  }
  words.rows = [...words.rows.filter((one) => one.targetId !== id), { ...old, ...patch }]
}
