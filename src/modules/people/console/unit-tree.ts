import { ORG_KINDS } from '../domain/org-kind.ts'
import type { UnitRow } from './use-units.ts'

export interface TreeLine {
  unit: UnitRow
  depth: number
  childCount: number
  isOpen: boolean
}

/**
 * The lines of the tree that are to be seen: tops, and below each open unit its children. When `matches` is given, a
 * unit is seen if it or anything below it matches, and what leads to a match is open.
 */
export function treeLines(
  units: readonly UnitRow[],
  isOpen: (id: string) => boolean,
  matches: ((unit: UnitRow) => boolean) | null,
): TreeLine[] {
  const known = new Set(units.map((unit) => unit.id))
  const childrenOf = new Map<string | null, UnitRow[]>()
  for (const unit of units) {
    // A parent that has ended is not in the list: its children must not vanish with it.
    const parent = unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null
    childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), unit])
  }
  // The official order: the centre before departments, departments before companies; streets stay in order of id.
  for (const siblings of childrenOf.values())
    siblings.sort((a, b) => ORG_KINDS.indexOf(a.kind) - ORG_KINDS.indexOf(b.kind))
  const leads = new Map<string, boolean>()
  const leadsToMatch = (unit: UnitRow): boolean => {
    const before = leads.get(unit.id)
    if (before !== undefined) return before
    leads.set(unit.id, false)
    const found = matches === null || matches(unit) || (childrenOf.get(unit.id) ?? []).some(leadsToMatch)
    leads.set(unit.id, found)
    return found
  }
  const lines: TreeLine[] = []
  const walk = (parent: string | null, depth: number) => {
    for (const unit of childrenOf.get(parent) ?? []) {
      if (!leadsToMatch(unit)) continue
      const children = childrenOf.get(unit.id) ?? []
      const open = matches === null ? isOpen(unit.id) : children.some(leadsToMatch)
      lines.push({ unit, depth, childCount: children.length, isOpen: open })
      if (open) walk(unit.id, depth + 1)
    }
  }
  walk(null, 0)
  return lines
}
