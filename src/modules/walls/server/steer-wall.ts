import { handle } from '#platform/plug.ts'
import { steerWall } from '../contract.ts'
import { steer, tellWall } from './wall-store.ts'
import { noSuchWall, wallView } from './wall-view.ts'

export const steerWallHandler = handle(steerWall, async ({ key, scene, held }, call) => {
  const wall = await steer(call.db, key, { scene, held }, call.nowMs)
  if (!wall) throw noSuchWall(key)
  await tellWall(call.db, key)
  call.note(key, { scene, held })
  return wallView(wall, call.nowMs)
})
