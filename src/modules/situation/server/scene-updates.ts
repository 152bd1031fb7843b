import { fault } from '#core/fault.ts'
import { areaM2, labelPoint } from '#core/place/polygon.ts'
import { localDate, localDay, toRfc3339, yearOfDay } from '#core/time/local.ts'
import { areaBook } from '#modules/territory/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { listSceneUpdates, removeSceneUpdate, type SceneUpdate, type SceneYear } from '../contract.ts'
import { boxOf } from '../domain/geometry-parts.ts'
import type { UpdateInFile } from '../domain/read-update.ts'
import { coveredM2 } from './buffer-shapes.ts'
import { sceneRoom } from './scene-room.ts'
import { type NewSceneUpdate, removeSceneUpdateRow, type SceneUpdateRow, sceneUpdatesOf } from './scene-update-store.ts'
import { round1, round6 } from './space-places.ts'

const YEARS_SHOWN = 5

export const listSceneUpdatesHandler = handle(listSceneUpdates, async (input, call) => {
  const year = input.year ?? yearOfDay(localDay(call.nowMs))
  const rows = await sceneUpdatesOf(call.db, year - YEARS_SHOWN + 1, year)
  const byYear = Map.groupBy(rows, ({ updatedOn }) => Number(updatedOn.slice(0, 4)))
  const room = call.runtime.use(sceneRoom)
  const years = Array.from({ length: YEARS_SHOWN }, (_, back) => year - back).flatMap((one): SceneYear[] => {
    const own = byYear.get(one) ?? []
    return own.length > 0 || one === year ? [sumOf(one, own, room.targetM2(one))] : []
  })
  return { asOf: toRfc3339(call.nowMs), year, years, items: listedOf(call, byYear.get(year) ?? []) }
})

export const removeSceneUpdateHandler = handle(removeSceneUpdate, async ({ id, reason }, call) => {
  const removed = await removeSceneUpdateRow(call.db, {
    id,
    by: call.principal.account,
    atMs: call.nowMs,
    why: reason.trim(),
  })
  if (!removed)
    throw fault('scene-update-unknown', {
      status: 404,
      zh: '没有这个更新区，或已撤回。请刷新列表。',
      en: 'There is no such area, or it was taken back. Refresh the list.',
    })
  call.note(id, { reason })
  const rest = await sceneUpdatesOf(call.db, removed.year, removed.year)
  return { id, year: removed.year, coveredM2: sumOf(removed.year, rest, null).coveredM2 }
})

function sumOf(year: number, rows: readonly SceneUpdateRow[], targetM2: number | null): SceneYear {
  return {
    year,
    count: rows.length,
    sumM2: round1(rows.reduce((sum, row) => sum + row.areaM2, 0)),
    coveredM2: round1(coveredM2(rows.map(({ geometry }) => geometry))),
    targetM2,
  }
}

/** Newest first, each with what it adds to those before it in its year. */
function listedOf(call: Call, rows: readonly SceneUpdateRow[]): SceneUpdate[] {
  const areas = call.runtime.use(areaBook)
  const before: SceneUpdateRow[] = []
  let covered = 0
  const listed = rows.map((row) => {
    // an area that meets none before it adds all of itself, which spares most unions
    const isApart = !before.some((one) => meetsBox(one, row))
    before.push(row)
    const now = isApart ? covered + row.areaM2 : coveredM2(before.map(({ geometry }) => geometry))
    const addsM2 = Math.max(0, now - covered)
    covered = now
    return {
      id: row.id,
      name: row.name,
      updatedOn: row.updatedOn,
      areaM2: round1(row.areaM2),
      addsM2: round1(addsM2),
      street: row.areaCode === null ? null : (areas.namesOf(row.areaCode).street ?? null),
      maker: row.maker,
      note: row.note,
      fileName: row.fileName,
      invented: row.invented,
      lon: round6((row.west + row.east) / 2),
      lat: round6((row.south + row.north) / 2),
    }
  })
  return listed.reverse()
}

function meetsBox(a: SceneUpdateRow, b: SceneUpdateRow): boolean {
  return a.west <= b.east && a.east >= b.west && a.south <= b.north && a.north >= b.south
}

export function newSceneUpdate(
  call: Call,
  { name, updatedOn, maker, note, geometry }: UpdateInFile,
  more: { fileName: string | null; invented: boolean },
): NewSceneUpdate {
  const [west, south, east, north] = boxOf(geometry)
  const [lon, lat] = labelPoint(geometry)
  return {
    id: call.newId(),
    name,
    updatedOn,
    maker,
    note,
    geometry,
    areaM2: areaM2(geometry),
    west,
    south,
    east,
    north,
    areaCode: call.runtime.use(areaBook).gridAt(lon, lat)?.code ?? null,
    ...more,
    by: call.principal.account,
    atMs: call.nowMs,
  }
}

export const today = (call: Call): string => localDate(call.nowMs)
