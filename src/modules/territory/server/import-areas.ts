import { handle } from '#platform/plug.ts'
import { type Area, importAreas } from '../contract.ts'
import { checkTiling } from '../domain/check-tiling.ts'
import { type AreaInForce, type ImportPlan, parentsTouched, planAreaImport } from '../domain/plan-area-import.ts'
import { type AreaRow, addAreaVersions, endAreas, loadAreas, lockAreas } from './area-store.ts'
import { datumOf, fileOf, flagOf } from './form-fields.ts'
import { readAreaFile } from './read-area-file.ts'
import { tellChange } from './tell-change.ts'
import { territoryBooks } from './territory-books.ts'

const MOST_FAULTS = 200
const MOST_TILING = 200

/** Sound features become new versions; the others are told with their place in the file and left out. */
export const importAreasHandler = handle(importAreas, async (input, call) => {
  const dryRun = flagOf('dryRun', input.dryRun)
  const endMissing = flagOf('endMissing', input.endMissing)
  const file = await readAreaFile(fileOf(call), datumOf(input.datum))
  await lockAreas(call.db)
  const stored = await loadAreas(call.db)
  const districtCode = call.runtime.use(territoryBooks).district().code
  const plan = planAreaImport(new Map(stored.map((row) => [row.code, inForceOf(row)])), file.areas, {
    districtCode,
    endMissing,
  })
  const faults = [...file.faults, ...plan.faults.map(({ line, code, fault }) => ({ line, code, ...fault }))].sort(
    (a, b) => a.line - b.line,
  )
  if (!dryRun) {
    await addAreaVersions(call.db, [...plan.added, ...plan.changed], call.nowMs)
    await endAreas(call.db, plan.endedCodes, call.nowMs)
    tellChange(call)
  }
  const counts = {
    read: file.read,
    added: plan.added.length,
    changed: plan.changed.length,
    unchanged: plan.unchanged.length,
    ended: plan.endedCodes.length,
    rejected: faults.filter((fault) => fault.line > 0).length,
  }
  call.note(districtCode, { dryRun, ...counts })
  return { dryRun, ...counts, faults: faults.slice(0, MOST_FAULTS), tiling: tilingAfter(stored, plan) }
})

function inForceOf({ code, name, polygon, validToMs }: AreaRow): AreaInForce {
  return { code, name, polygon, ended: validToMs !== null }
}

/** Checks every parent whose border or children the plan moves, as they will stand. */
function tilingAfter(stored: readonly AreaRow[], plan: ImportPlan) {
  const moved = [...plan.added, ...plan.changed]
  const ended = new Set(plan.endedCodes)
  const drawn = new Map(
    stored.flatMap(({ code, name, polygon, validToMs }) =>
      polygon && validToMs === null && !ended.has(code) ? [[code, { name, polygon }] as const] : [],
    ),
  )
  for (const { code, name, polygon } of moved) drawn.set(code, { name, polygon })
  const parents = parentsTouched([...moved.map((area) => area.code), ...plan.endedCodes])
  const nameOf = (code: Area['code']) => drawn.get(code)?.name ?? code
  return parents
    .flatMap((parentCode) => {
      const parent = drawn.get(parentCode)
      const tiles = [...drawn].flatMap(([code, { polygon }]) =>
        code.length === parentCode.length + 3 && code.startsWith(parentCode) ? [{ code, geometry: polygon }] : [],
      )
      if (!parent || tiles.length === 0) return []
      return checkTiling(parent.polygon, tiles).map((found) => ({
        parentCode,
        ...found,
        ...sentenceOf(found, nameOf, parent.name),
      }))
    })
    .slice(0, MOST_TILING)
}

function sentenceOf(
  { kind, areaM2, codes }: { kind: 'gap' | 'overlap' | 'outside'; areaM2: number; codes: readonly string[] },
  nameOf: (code: string) => string,
  parent: string,
) {
  const names = codes.map(nameOf)
  if (kind === 'gap')
    return {
      zh: `${parent}内有约 ${areaM2} 平方米没有下级区域覆盖。`,
      en: `About ${areaM2} square metres of ${parent} are covered by no area below it.`,
    }
  if (kind === 'overlap')
    return {
      zh: `${names.join('与')}重叠约 ${areaM2} 平方米。`,
      en: `${names.join(' and ')} overlap by about ${areaM2} square metres.`,
    }
  return {
    zh: `${names[0]}有约 ${areaM2} 平方米超出${parent}。`,
    en: `About ${areaM2} square metres of ${names[0]} lie outside ${parent}.`,
  }
}
