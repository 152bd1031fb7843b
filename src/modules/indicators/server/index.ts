import { provide, serverPlug } from '#platform/plug.ts'
import { indicatorFigures } from '../contract.ts'
import card from '../module.ts'
import { bookRoom, openBookRoom } from './book-room.ts'
import { checkNightly } from './check-rollups.ts'
import { followCases } from './keep-rollups.ts'
import { openFigures } from './open-figures.ts'

export default serverPlug({
  card,
  handlers: [],
  jobs: [checkNightly],
  pulses: [followCases],
  provides: [provide(bookRoom, openBookRoom), provide(indicatorFigures, openFigures)],
  start: (runtime) => runtime.use(bookRoom).load(),
})
