import { areaBook } from '#modules/territory/contract.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { UnitWorld } from '../domain/unit-faults.ts'
import { desk } from './desk.ts'

/** What the rules of organisations ask of the house as it is now. */
export function unitWorld(runtime: Runtime): UnitWorld {
  const { units } = runtime.use(desk).access
  const areas = runtime.use(areaBook)
  const byArea = Map.groupBy(units.all(), (unit) => `${unit.kind}@${unit.areaCode ?? ''}`)
  return {
    find: (id) => units.find(id),
    areaExists: (code) => areas.find(code) !== null,
    findTwin: (kind, areaCode, but) => byArea.get(`${kind}@${areaCode}`)?.find((unit) => unit.id !== but)?.id ?? null,
  }
}
