import { toRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { getWall, listWalls, reportShown } from '../contract.ts'
import { allWalls, findWall, keepShown } from './wall-store.ts'
import { noSuchWall, wallView } from './wall-view.ts'

export const listWallsHandler = handle(listWalls, async (_input, { db, nowMs }) => ({
  items: (await allWalls(db)).map((wall) => wallView(wall, nowMs)),
}))

export const getWallHandler = handle(getWall, async ({ key }, { db, nowMs }) => {
  const wall = await findWall(db, key)
  if (!wall) throw noSuchWall(key)
  return wallView(wall, nowMs)
})

export const reportShownHandler = handle(reportShown, async ({ key, ...shown }, { db, nowMs }) => {
  if (!(await keepShown(db, key, shown, nowMs))) throw noSuchWall(key)
  return { at: toRfc3339(nowMs) }
})
