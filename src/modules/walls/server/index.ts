import { serverPlug } from '#platform/plug.ts'
import { wallChanged } from '../contract.ts'
import card from '../module.ts'
import { getWallHandler, listWallsHandler, reportShownHandler } from './read-walls.ts'
import { saveWallHandler } from './save-wall.ts'
import { seed } from './seed.ts'
import { steerWallHandler } from './steer-wall.ts'

export default serverPlug({
  card,
  handlers: [listWallsHandler, getWallHandler, steerWallHandler, saveWallHandler, reportShownHandler],
  live: [wallChanged],
  seed,
})
