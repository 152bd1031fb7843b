import { fault } from '#core/fault.ts'
import { handle } from '#platform/plug.ts'
import { saveWall } from '../contract.ts'
import { countWalls, findWall, keepWall, tellWall } from './wall-store.ts'
import { wallView } from './wall-view.ts'

const MOST_WALLS = 40

export const saveWallHandler = handle(saveWall, async ({ key, ...setting }, call) => {
  const { db, nowMs } = call
  const { expectedVersion } = call.command
  if (expectedVersion === null && (await countWalls(db)) >= MOST_WALLS)
    throw fault('too-many-walls', {
      status: 422,
      zh: `已有 ${MOST_WALLS} 块大屏，不能再加。改用其中一块`,
      en: `There are ${MOST_WALLS} walls, no more can be added. Use one of them`,
    })
  const wall = await keepWall(db, key, setting, expectedVersion)
  if (!wall) throw await refusal(expectedVersion, (await findWall(db, key)) !== null)
  await tellWall(db, key)
  call.note(key, setting)
  return wallView(wall, nowMs)
})

async function refusal(expectedVersion: number | null, exists: boolean) {
  if (expectedVersion === null && exists)
    return fault('wall-exists', {
      status: 409,
      zh: '已有同名大屏。换一个代号，或打开它修改',
      en: 'There is a wall of this key. Choose another key, or open that one and change it',
    })
  return fault('stale-version', {
    status: 409,
    zh: '设置刚被他人修改。请刷新后核对再保存',
    en: 'Somebody has just changed this wall. Refresh, check and save again',
  })
}
