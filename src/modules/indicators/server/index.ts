import { provide, serverPlug } from '#platform/plug.ts'
import { indicatorFigures, indicatorSayings } from '../contract.ts'
import card from '../module.ts'
import { bookRoom, openBookRoom } from './book-room.ts'
import { checkNightly } from './check-rollups.ts'
import { countNotReachedHandler } from './count-not-reached.ts'
import { exportFiguresHandler } from './export-figures.ts'
import { freezeMonthJob, freezeWhenDue } from './freeze-month.ts'
import { followCases } from './keep-rollups.ts'
import { openFigures } from './open-figures.ts'
import { openSayings } from './open-sayings.ts'
import { getIndicatorHandler, listIndicatorsHandler } from './read-book.ts'
import { listChecksHandler, startCheckHandler } from './read-checks.ts'
import { listCasesBehindHandler, readFiguresHandler, readTrendHandler } from './read-operations.ts'
import {
  askAdjustmentHandler,
  decideAdjustmentHandler,
  freezeMonthHandler,
  getSnapshotHandler,
  listSnapshotsHandler,
  reckonAdjustment,
} from './snapshots.ts'

export default serverPlug({
  card,
  handlers: [
    listIndicatorsHandler,
    getIndicatorHandler,
    readFiguresHandler,
    readTrendHandler,
    countNotReachedHandler,
    listCasesBehindHandler,
    exportFiguresHandler,
    listChecksHandler,
    startCheckHandler,
    listSnapshotsHandler,
    getSnapshotHandler,
    freezeMonthHandler,
    askAdjustmentHandler,
    decideAdjustmentHandler,
  ],
  jobs: [checkNightly, freezeMonthJob, freezeWhenDue, reckonAdjustment],
  pulses: [followCases],
  provides: [
    provide(bookRoom, openBookRoom),
    provide(indicatorFigures, openFigures),
    provide(indicatorSayings, openSayings),
  ],
  start: (runtime) => runtime.use(bookRoom).load(),
})
