import { exact, sum } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'
import type { Call } from '#platform/call.ts'
import type { Scheme } from '../domain/scheme.ts'
import type { ExecutionFacts } from '../domain/sheet-facts.ts'
import { type LineMoney, moneyOfYear } from './sheet-money-store.ts'
import { sourceNames } from './source-names.ts'

const PARTS = ['initial', 'adjustment', 'adjusted', 'executed'] as const

/**
 * Budget and execution of a project, or of all that the unit has where no project is named, in yuan. `adjustedFiscal`
 * counts the money of the treasury alone (domain §7.1).
 */
export async function moneyOf(
  call: Call,
  year: number,
  units: readonly string[],
): Promise<(of: { projectId: string | null; unit: string }, basis: Scheme['budgetBasis']) => ExecutionFacts | null> {
  const rows = await moneyOfYear(call.db, year, units)
  const names = await sourceNames(call.runtime)
  const total = (some: readonly LineMoney[], part: (typeof PARTS)[number]) =>
    toText(sum(some.map((row) => exact(row[part]))))
  return ({ projectId, unit }, basis) => {
    const own = rows
      .filter((row) => (projectId === null ? row.unit === unit : row.projectId === projectId))
      .filter((row) => basis !== 'adjustedFiscal' || row.fiscal)
    if (own.length === 0) return null
    const sources = [...new Set(own.map(({ source }) => source))]
    return {
      initial: total(own, 'initial'),
      adjustment: total(own, 'adjustment'),
      adjusted: total(own, 'adjusted'),
      executed: total(own, 'executed'),
      parts: sources.map((source) => {
        const some = own.filter((row) => row.source === source)
        return {
          source,
          title: names.get(source) ?? { zh: source, en: source },
          initial: total(some, 'initial'),
          adjusted: total(some, 'adjusted'),
          executed: total(some, 'executed'),
        }
      }),
    }
  }
}
