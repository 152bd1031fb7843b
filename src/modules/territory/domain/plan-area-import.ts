import type { Title } from '#core/module-card.ts'
import { type AreaLevel, areaLevel, parentOf } from '#core/place/area-code.ts'
import type { AreaGeometry } from '#core/place/geometry.ts'

export interface AreaInForce {
  code: string
  name: string
  polygon: AreaGeometry | null
  /** Its newest version has ended: the code is spent. */
  ended: boolean
}

export interface AreaInFile {
  line: number
  code: string
  name: string
  polygon: AreaGeometry
}

export interface ImportPlan {
  added: AreaInFile[]
  changed: AreaInFile[]
  unchanged: AreaInFile[]
  endedCodes: string[]
  faults: { line: number; code: string | null; fault: Title }[]
}

/**
 * What a file of areas does to those in force. A code is never used again for another area, a child's code begins with
 * its parent's, and the parent must be there (domain §2).
 */
export function planAreaImport(
  inForce: ReadonlyMap<string, AreaInForce>,
  inFile: readonly AreaInFile[],
  { districtCode, endMissing }: { districtCode: string; endMissing: boolean },
): ImportPlan {
  const plan: ImportPlan = { added: [], changed: [], unchanged: [], endedCodes: [], faults: [] }
  const taken = new Set<string>()
  const known = (code: string) => taken.has(code) || inForce.get(code)?.ended === false
  for (const area of inFile.toSorted((a, b) => a.code.length - b.code.length || a.line - b.line)) {
    const fault = faultOf(area, { inForce, taken, known, districtCode })
    if (fault) {
      plan.faults.push({ line: area.line, code: area.code, fault })
      continue
    }
    taken.add(area.code)
    const before = inForce.get(area.code)
    if (!before) plan.added.push(area)
    else if (before.name === area.name && samePolygon(before.polygon, area.polygon)) plan.unchanged.push(area)
    else plan.changed.push(area)
  }
  if (endMissing) endWhatIsMissing(plan, inForce, taken, inFile)
  plan.faults.sort((a, b) => a.line - b.line)
  return plan
}

interface Known {
  inForce: ReadonlyMap<string, AreaInForce>
  taken: ReadonlySet<string>
  known: (code: string) => boolean
  districtCode: string
}

function faultOf({ code }: AreaInFile, { inForce, taken, known, districtCode }: Known): Title | null {
  if (areaLevel(code) === null)
    return {
      zh: `编码“${code}”应为 6、9、12 或 15 位数字。`,
      en: `Code ${code} must have 6, 9, 12 or 15 digits.`,
    }
  if (!code.startsWith(districtCode))
    return {
      zh: `编码应以本区代码 ${districtCode} 开头。`,
      en: `The code must begin with the district's, ${districtCode}.`,
    }
  if (taken.has(code)) return { zh: '文件里这个编码出现了两次。', en: 'This code stands in the file twice.' }
  if (inForce.get(code)?.ended)
    return {
      zh: '这个编码已停用，不能再用，请换新编码。',
      en: 'This code has ended and is never used again; take a new one.',
    }
  const parent = parentOf(code)
  if (parent !== null && !known(parent))
    return { zh: `没有上级区域 ${parent}，请先导入。`, en: `There is no parent area ${parent}; import it first.` }
  return null
}

/** Ends areas of the file's levels whose parent the file speaks of, but not one that still has children. */
function endWhatIsMissing(
  plan: ImportPlan,
  inForce: ReadonlyMap<string, AreaInForce>,
  taken: ReadonlySet<string>,
  inFile: readonly AreaInFile[],
): void {
  const spokenOf = new Set(
    inFile.flatMap(({ code }) => (areaLevel(code) ? [`${areaLevel(code)} ${parentOf(code)}`] : [])),
  )
  const named = new Set(inFile.map(({ code }) => code))
  const missing = [...inForce.values()].filter(
    ({ code, ended }) =>
      !ended && !named.has(code) && parentOf(code) !== null && spokenOf.has(`${areaLevel(code)} ${parentOf(code)}`),
  )
  const ending = new Set<string>()
  const parentsInUse = new Set([...taken].map(parentOf))
  const deepestFirst = missing.toSorted((a, b) => b.code.length - a.code.length)
  for (const { code } of deepestFirst) {
    const hasChild = parentsInUse.has(code) || childrenInForce(inForce, code).some((child) => !ending.has(child))
    if (hasChild)
      plan.faults.push({
        line: 0,
        code,
        fault: {
          zh: `${code} 不在文件里，但还有下级区域，没有停用。`,
          en: `${code} is not in the file but still has areas below it; it was not ended.`,
        },
      })
    else ending.add(code)
  }
  plan.endedCodes = [...ending].sort()
}

function childrenInForce(inForce: ReadonlyMap<string, AreaInForce>, parent: string): string[] {
  return [...inForce.values()].filter(({ code, ended }) => !ended && parentOf(code) === parent).map(({ code }) => code)
}

function samePolygon(a: AreaGeometry | null, b: AreaGeometry): boolean {
  return a !== null && JSON.stringify(a.coordinates) === JSON.stringify(b.coordinates)
}

/** Levels that a set of codes touches, with the parents whose tiling it may change. */
export function parentsTouched(codes: readonly string[]): string[] {
  const parents = codes.flatMap((code) => {
    const parent = parentOf(code)
    const own: AreaLevel | null = areaLevel(code)
    return [...(parent ? [parent] : []), ...(own !== null && own !== 'grid' ? [code] : [])]
  })
  return [...new Set(parents)].sort()
}
