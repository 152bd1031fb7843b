import { toRfc3339 } from '#core/time/local.ts'
import type { SavingRow } from '../contract.ts'
import { type ComputedSaving, computeSaving } from '../domain/savings/compute-saving.ts'
import type { Answer } from '../domain/savings/formula.ts'
import type { StoredSaving } from './saving-store.ts'

export const computedOf = ({ formula, inputs }: Pick<StoredSaving, 'formula' | 'inputs'>): Answer<ComputedSaving> =>
  computeSaving(formula, new Map(inputs.map(({ name, value }) => [name, value])))

/** The result is reckoned whenever it is shown, from the inputs that are kept. */
export function savingRow({ savedMs, ...stored }: StoredSaving): SavingRow {
  const found = computedOf(stored)
  return {
    ...stored,
    result: found.ok ? found.value.text : null,
    steps: found.ok ? [...found.value.steps] : [],
    fault: found.ok ? null : found.fault,
    savedAt: toRfc3339(savedMs),
  }
}
