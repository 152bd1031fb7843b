import { reportSources } from '#modules/reports/contract.ts'
import { provide, serverPlug } from '#platform/plug.ts'
import card from '../module.ts'
import {
  archiveHistoryHandler,
  archiveNightly,
  listHistoryFilesHandler,
  verifyHistoryFilesHandler,
} from './handlers.ts'
import { historyRoom, openHistoryRoom } from './history-room.ts'
import { historyRows } from './history-rows.ts'

export default serverPlug({
  card,
  handlers: [listHistoryFilesHandler, archiveHistoryHandler, verifyHistoryFilesHandler],
  jobs: [archiveNightly],
  provides: [provide(historyRoom, openHistoryRoom)],
  start: async (runtime) => {
    const { engine } = runtime.use(historyRoom)
    runtime.use(reportSources).offerWing({ of: 'cases', rows: historyRows(runtime, engine) })
  },
})
