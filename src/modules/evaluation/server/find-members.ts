import { unitBook } from '#modules/people/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { PeerGroup } from '../domain/peer-group.ts'
import type { StoredMember } from '../domain/sheet.ts'

/** Who belongs to a group by what they are; its size is judged by the figures of the period. */
export function findMembers(runtime: Runtime, group: PeerGroup): Omit<StoredMember, 'figures'>[] {
  const units = runtime.use(unitBook).all()
  if (group.by === 'street')
    return runtime
      .use(areaBook)
      .all('street')
      .map((area) => ({
        scope: area.code,
        zh: area.name,
        en: area.name,
        unit: units.find(({ kind, areaCode }) => kind === 'streetCenter' && areaCode === area.code)?.id ?? null,
      }))
  const { unitKinds = [], units: named = [] } = group
  return units
    .filter(({ id, kind }) => unitKinds.includes(kind) || named.includes(id))
    .map(({ id, zh, en }) => ({ scope: id, zh, en: en || zh, unit: id }))
}
