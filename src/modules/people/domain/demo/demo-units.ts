import type { OrgKind, OrgLevel } from '../org-kind.ts'

export interface AreaName {
  code: string
  name: string
  parentCode: string | null
}

export interface DemoUnit {
  id: string
  zh: string
  en: string
  kind: OrgKind
  level: OrgLevel
  parentId: string
  areaCode: string
  remitZh: string
}

/** A street centre for each street, with a unit for each of its communities and grids, numbered in order of code. */
export function demoUnits(
  streets: readonly AreaName[],
  communities: readonly AreaName[],
  grids: readonly AreaName[],
): DemoUnit[] {
  const units: DemoUnit[] = []
  const below = Map.groupBy([...communities, ...grids], (area) => area.parentCode)
  inOrder(streets).forEach((street, s) => {
    const streetId = `street${number(s)}`
    units.push(unit(streetId, 'ops_center', street, 'streetCenter', 'street', `Street ${number(s)}`))
    inOrder(below.get(street.code) ?? []).forEach((community, c) => {
      const communityId = `${streetId}.c${number(c)}`
      const en = `Community ${number(s)}-${number(c)}`
      units.push(unit(communityId, streetId, community, 'community', 'community', en))
      inOrder(below.get(community.code) ?? []).forEach((grid, g) => {
        const name = `Grid ${number(s)}-${number(c)}-${number(g)}`
        units.push(unit(`${communityId}.g${number(g)}`, communityId, grid, 'gridTeam', 'grid', name))
      })
    })
  })
  return units
}

function inOrder(areas: readonly AreaName[]): AreaName[] {
  return areas.toSorted((a, b) => (a.code < b.code ? -1 : 1))
}

function number(index: number): string {
  return String(index + 1).padStart(2, '0')
}

function unit(id: string, parentId: string, area: AreaName, kind: OrgKind, level: OrgLevel, en: string): DemoUnit {
  return { id, zh: area.name, en, kind, level, parentId, areaCode: area.code, remitZh: '' }
}
