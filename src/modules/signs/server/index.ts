import { provide, serverPlug } from '#platform/plug.ts'
import { SIGNS_CHANGED, signBook, signSources, signsChanged } from '../contract.ts'
import card from '../module.ts'
import { attendAlarms } from './attend-alarms.ts'
import { countOwn } from './count-own.ts'
import { dropOld } from './drop-old.ts'
import { getBoardHandler } from './get-board.ts'
import { exportSeriesHandler, getSeriesHandler } from './get-series.ts'
import { findCaseSignHandler, getSignHandler } from './get-sign.ts'
import { importReadingsHandler } from './import-readings.ts'
import { ownSources } from './own-sources.ts'
import { rollHours } from './roll-hours.ts'
import { seed } from './seed.ts'
import { sendReadingsHandler } from './send-readings.ts'
import { setThresholdsHandler } from './set-thresholds.ts'
import { openSignRoom, openSignSources, signRoom } from './sign-room.ts'
import { simulate } from './simulate.ts'

export default serverPlug({
  card,
  handlers: [
    getBoardHandler,
    getSignHandler,
    findCaseSignHandler,
    getSeriesHandler,
    exportSeriesHandler,
    sendReadingsHandler,
    importReadingsHandler,
    setThresholdsHandler,
  ],
  live: [signsChanged],
  jobs: [rollHours, dropOld],
  pulses: [attendAlarms, countOwn, simulate],
  provides: [
    provide(signRoom, openSignRoom),
    provide(signBook, (runtime) => runtime.use(signRoom)),
    provide(signSources, openSignSources),
  ],
  seed,
  start: async (runtime) => {
    const room = runtime.use(signRoom)
    for (const source of ownSources) runtime.use(signSources).offer(source)
    await room.load()
    runtime.broadcast.on(SIGNS_CHANGED, () => room.load())
  },
})
