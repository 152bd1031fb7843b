import type { AreaGeometry } from '#core/place/geometry.ts'
import { labelPoint } from '#core/place/polygon.ts'
import { localDay, yearOfDay } from '#core/time/local.ts'
import { getAreaShapes, getDistrict } from '#modules/territory/contract.ts'
import type { Seed } from '#platform/plug.ts'
import { demoSceneUpdates } from '../domain/demo-scene-updates.ts'
import { coveredM2 } from './buffer-shapes.ts'
import type { SceneFile } from './scene-room.ts'
import { addSceneUpdates, countSceneUpdates } from './scene-update-store.ts'
import { newSceneUpdate, today } from './scene-updates.ts'

/** In a demonstration: areas of this year and the last, marked as made up; never a second time. */
export const seedSceneUpdates: Seed = async (call, district, mode) => {
  if (mode !== 'demo') return
  const { demoKm2 } = await district.get<SceneFile>('scene-updates')
  if (!demoKm2 || (await countSceneUpdates(call.db)) > 0) return
  const { code } = await call.call(getDistrict, {})
  const { features } = await call.call(getAreaShapes, { level: 'district', toleranceM: 0 })
  const shape = features.find(({ id }) => id === code)?.geometry as AreaGeometry | undefined
  if (!shape) return
  const thisYear = yearOfDay(localDay(call.nowMs))
  const years = [
    { year: thisYear - 1, km2: demoKm2.lastYear, fromNorth: false },
    { year: thisYear, km2: demoKm2.thisYear, fromNorth: true },
  ]
  const rows = years.flatMap((year) =>
    demoSceneUpdates(shape, labelPoint(shape), year, coveredM2)
      .filter(({ updatedOn }) => updatedOn <= today(call))
      .map((update) =>
        newSceneUpdate(
          call,
          { ...update, maker: '区测绘中心（演示）', note: '演示数据' },
          { fileName: null, invented: true },
        ),
      ),
  )
  await addSceneUpdates(call.db, rows)
}
