import { distanceM } from '#core/place/distance.ts'
import { catalogueBook } from '#modules/catalogue/contract.ts'
import { calendarBook } from '#modules/clocks/contract.ts'
import type { Executor } from '#platform/db/database.ts'
import { hashesOf } from '#platform/files/file-register.ts'
import type { Runtime } from '#platform/runtime.ts'
import { solvedLine } from '../domain/contradicted.ts'
import { findMarks } from '../domain/find-marks.ts'
import type { MarkFacts, MarkLine, PhotoUse } from '../domain/mark.ts'
import { photoUses } from '../domain/photo-uses.ts'
import { casesOf, handleClocksOf, linesOf, type MarkedCase, reportsAfter, type Spot } from './mark-facts-store.ts'
import { markLimitsBook } from './mark-limits-port.ts'
import { type DrawnCase, usesOf } from './mark-store.ts'

/** Marks of some cases as their records stand now: a few statements for all of them. */
export async function drawMarks(runtime: Runtime, db: Executor, ids: readonly string[]): Promise<DrawnCase[]> {
  if (ids.length === 0) return []
  const limits = runtime.use(markLimitsBook).limits()
  const calendar = runtime.use(calendarBook).calendar()
  const catalogue = runtime.use(catalogueBook)
  const [cases, lines, clocks] = await Promise.all([casesOf(db, ids), linesOf(db, ids), handleClocksOf(db, ids)])
  const linesBy = Map.groupBy(lines, (line) => line.caseId)
  const usesBy = new Map([...linesBy].map(([caseId, own]) => [caseId, photoUses(own)]))
  const hashOf = await hashesOf(db, [...new Set([...usesBy.values()].flat().map((use) => use.fileId))])
  const spots = cases.flatMap((one) => spotOf(one, linesBy.get(one.id) ?? []) ?? [])
  const within = { days: limits.contradicted.withinDays, metres: limits.contradicted.withinM }
  const [near, uses] = await Promise.all([reportsAfter(db, spots, within), usesOf(db, [...new Set(hashOf.values())])])
  return cases.map((one) => {
    const spot = spots.find(({ caseId }) => caseId === one.id) ?? null
    const facts: MarkFacts = {
      lines: linesBy.get(one.id) ?? [],
      handleClocks: clocks.filter((clock) => clock.caseId === one.id),
      calendar,
      outdoor: one.category === null ? null : (catalogue.category(one.category)?.outdoor ?? null),
      hashOf,
      usedBefore: uses.filter((use) => !isOneMatter(one, use)),
      laterReports: near
        .filter((report) => report.caseId === one.id)
        .map(({ otherId, otherNo, atMs, lon, lat }) => ({
          caseId: otherId,
          caseNo: otherNo,
          atMs,
          distanceM: spot ? distanceM([spot.lon, spot.lat], [lon, lat]) : Number.POSITIVE_INFINITY,
        })),
    }
    return {
      caseId: one.id,
      marks: findMarks(facts, limits),
      uses: (usesBy.get(one.id) ?? []).flatMap((use) => hashed(use, hashOf)),
      solved: spot,
    }
  })
}

/** The same case, its master, or cases of one master: one picture of one matter is nothing odd. */
function isOneMatter(one: MarkedCase, other: { caseId: string; masterId: string | null }): boolean {
  const matter = one.masterId ?? one.id
  return other.caseId === one.id || other.caseId === matter || other.masterId === matter
}

function spotOf({ id, category, lon, lat }: MarkedCase, lines: readonly MarkLine[]): Spot | null {
  const solved = solvedLine(lines)
  if (!solved || category === null || lon === null || lat === null) return null
  return { caseId: id, category, lon, lat, doneMs: solved.atMs }
}

function hashed(use: PhotoUse, hashOf: ReadonlyMap<string, string>) {
  const hash = hashOf.get(use.fileId)
  return hash === undefined ? [] : [{ ...use, hash }]
}
