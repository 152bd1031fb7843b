import { type Exact, exact, fraction, plus, times, ZERO } from '#core/number/exact.ts'
import { areaBook } from '#modules/territory/contract.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { QualityFigures } from '../contract.ts'
import { scoredCases, scoreGroups } from './figure-store.ts'

export function openFigures(runtime: Runtime): QualityFigures {
  return {
    read: async (_call, { from, to, by }) => {
      const streets = runtime.use(areaBook).all('street')
      const streetOf = (code: string | null) => streets.find((street) => code?.startsWith(street.code))?.code
      const found = new Map<string, { scored: number; passed: number; points: Exact }>()
      for (const { unit, areaCode, got, applicable, passed, n } of await scoreGroups(runtime.db, from, to)) {
        const scope = by === 'department' ? unit : streetOf(areaCode)
        if (scope === undefined) continue
        const sum = found.get(scope) ?? { scored: 0, passed: 0, points: ZERO }
        found.set(scope, {
          scored: sum.scored + n,
          passed: sum.passed + (passed ? n : 0),
          points: plus(sum.points, times(exact(n), fraction(BigInt(got) * 100n, BigInt(applicable)))),
        })
      }
      return [...found].map(([scope, sums]) => ({ scope, ...sums }))
    },
    casesBehind: (_call, { from, to, by, scope, passed, limit }) =>
      scoredCases(runtime.db, {
        ...{ from, to, limit },
        unit: by === 'department' ? scope : null,
        area: by === 'street' ? scope : null,
        passed: passed ?? null,
      }),
  }
}
