import { levelOf, ORG_LEVELS, type OrgKind } from './org-kind.ts'
import type { PostFault } from './post-faults.ts'

export interface UnitWish {
  id: string
  kind: OrgKind
  parentId: string | null
  areaCode: string | null
}

export interface UnitWorld {
  find(
    id: string,
  ): { id: string; kind: OrgKind; parentId: string | null; areaCode: string | null; active: boolean } | null
  areaExists(code: string): boolean
  /** Id of another active unit of this kind for this area. */
  findTwin(kind: OrgKind, areaCode: string, but: string): string | null
}

const AREA_LENGTH = { street: 9, community: 12, grid: 15 } as const

/** What is wrong with an organisation as somebody wants it; null when nothing is. */
export function findUnitFault(unit: UnitWish, world: UnitWorld): PostFault | null {
  const before = world.find(unit.id)
  if (before && before.kind !== unit.kind)
    return {
      code: 'unit-kind-fixed',
      zh: '单位类型不能改。请停用后新建。',
      en: 'The kind of a unit is fixed; end it and add another.',
    }
  return findAreaFault(unit, world) ?? findParentFault(unit, world)
}

function findAreaFault(unit: UnitWish, world: UnitWorld): PostFault | null {
  const level = levelOf(unit.kind)
  if (level === 'district')
    return unit.areaCode === null
      ? null
      : { code: 'unit-area', zh: '区级单位不填区划代码。', en: 'A unit of the district has no area of its own.' }
  const length = AREA_LENGTH[level]
  const code = unit.areaCode
  if (code === null || code.length !== length)
    return {
      code: 'unit-area',
      zh: `此类单位要填 ${length} 位区划代码。`,
      en: `A unit of this kind needs an area code of ${length} digits.`,
    }
  if (!world.areaExists(code))
    return {
      code: 'area-unknown',
      zh: `没有代码为 ${code} 的区域。请先导入区域。`,
      en: `There is no area ${code}; import areas first.`,
    }
  const twin = world.findTwin(unit.kind, code, unit.id)
  return twin === null
    ? null
    : { code: 'unit-area-taken', zh: `区域 ${code} 已属于单位 ${twin}。`, en: `Area ${code} belongs to ${twin}.` }
}

function findParentFault(unit: UnitWish, world: UnitWorld): PostFault | null {
  const level = levelOf(unit.kind)
  if (unit.parentId === null)
    return level === 'community' || level === 'grid'
      ? { code: 'parent-missing', zh: '社区和网格要填上级单位。', en: 'A community or grid team needs a parent.' }
      : null
  const parent = world.find(unit.parentId)
  if (!parent?.active)
    return {
      code: 'parent-unknown',
      zh: `上级单位 ${unit.parentId} 不存在或已停用。`,
      en: `There is no active parent ${unit.parentId}.`,
    }
  if (ORG_LEVELS.indexOf(levelOf(parent.kind)) > ORG_LEVELS.indexOf(level))
    return {
      code: 'parent-below',
      zh: '上级单位的层级低于本单位。',
      en: 'The parent is of a lower level than the unit.',
    }
  if (parent.areaCode !== null && unit.areaCode !== null && !unit.areaCode.startsWith(parent.areaCode))
    return {
      code: 'parent-elsewhere',
      zh: '本单位的区域不在上级单位的区域内。',
      en: 'The area is not within that of the parent.',
    }
  for (let at: string | null = parent.id; at !== null; at = world.find(at)?.parentId ?? null)
    if (at === unit.id)
      return { code: 'parent-circle', zh: '上级单位不能是本单位或其下级。', en: 'A unit cannot be below itself.' }
  return null
}
