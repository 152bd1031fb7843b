import { findExact, minus, negative } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'
import type { MidYearAdjustment } from './sheet.ts'

/**
 * What became of a target during its year, in the columns of a sheet (domain §7.1: C = A + B; withdrawn: B = −A). Null where
 * it stands as it was approved. Words have no difference: the form then says only that it was changed.
 */
export function midYearOf(target: {
  state: string
  value: string | null
  valueUnit: string | null
  initialValue: string | null
}): MidYearAdjustment | null {
  const { state, value, valueUnit, initialValue } = target
  const now = value === null ? null : findExact(value)
  const first = initialValue === null ? now : findExact(initialValue)
  if (state === 'withdrawn') {
    const delta = first && negative(first)
    return {
      printed: delta ? `${toText(delta)}${valueUnit ?? ''}` : '撤销',
      delta,
      adjustedTarget: delta && { num: 0n, den: 1n },
    }
  }
  if (initialValue === null || !now || !first) return null
  const delta = minus(now, first)
  return { printed: `${delta.num > 0n ? '+' : ''}${toText(delta)}${valueUnit ?? ''}`, delta, adjustedTarget: now }
}
