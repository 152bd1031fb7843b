import { provide, serverPlug } from '#platform/plug.ts'
import { reportSources } from '../contract.ts'
import card from '../module.ts'
import { caseSource } from './case-source.ts'
import { exportReportHandler } from './export-report.ts'
import { followCases, redrawFacts } from './keep-facts.ts'
import { listChoicesHandler, listReportRowsHandler, listSourcesHandler, runReportHandler } from './run-report.ts'
import { runSchedules } from './run-schedules.ts'
import {
  getSavedReportHandler,
  listReportVersionsHandler,
  listSavedReportsHandler,
  removeReportHandler,
  runSavedHandler,
  saveReportHandler,
  shareReportHandler,
} from './saved-reports.ts'
import {
  listRecipientsHandler,
  listReportRunsHandler,
  listSchedulesHandler,
  openReportRunHandler,
  removeScheduleHandler,
  retryReportRunHandler,
  runScheduleNowHandler,
  saveScheduleHandler,
} from './schedules.ts'
import { seed } from './seed.ts'
import { signSource } from './sign-source.ts'
import { openReportSources, openReportTurns, reportTurns } from './source-room.ts'
import {
  getTopicHandler,
  listTopicsHandler,
  listTopicVersionsHandler,
  removeTopicHandler,
  saveTopicHandler,
} from './topics.ts'

export default serverPlug({
  card,
  handlers: [
    listSourcesHandler,
    listChoicesHandler,
    runReportHandler,
    listReportRowsHandler,
    exportReportHandler,
    listSavedReportsHandler,
    getSavedReportHandler,
    runSavedHandler,
    saveReportHandler,
    shareReportHandler,
    removeReportHandler,
    listReportVersionsHandler,
    listTopicsHandler,
    getTopicHandler,
    saveTopicHandler,
    removeTopicHandler,
    listTopicVersionsHandler,
    listSchedulesHandler,
    saveScheduleHandler,
    removeScheduleHandler,
    runScheduleNowHandler,
    listRecipientsHandler,
    listReportRunsHandler,
    retryReportRunHandler,
    openReportRunHandler,
  ],
  jobs: [redrawFacts],
  pulses: [followCases, runSchedules],
  provides: [provide(reportSources, openReportSources), provide(reportTurns, openReportTurns)],
  seed,
  start: async (runtime) => {
    for (const source of [caseSource, signSource]) runtime.use(reportSources).offer(source)
  },
})
