import type { Handler } from '#platform/plug.ts'
import { copyPlanHandler } from './copy-plan.ts'
import { approveChangeHandler, refuseChangeHandler, takeBackChangeHandler } from './decide-change.ts'
import { approvePlanHandler, proposePlanHandler, refusePlanHandler } from './decide-plan.ts'
import { exportTargetsHandler } from './export-targets.ts'
import { getYearHandler } from './get-year.ts'
import { listGoalHistoryHandler, removeGoalHandler, setGoalHandler } from './goals.ts'
import { getLibraryHandler, removeFromLibraryHandler, saveToLibraryHandler } from './library.ts'
import { listTargetHistoryHandler } from './list-history.ts'
import { getMonitoringHandler, setMonitoringHandler } from './monitoring.ts'
import { openPlanHandler } from './open-plan.ts'
import { proposeChangeHandler } from './propose-change.ts'
import { listReportsHandler, printReportHandler, produceReportHandler } from './quarter-reports.ts'
import { checkTargetDraftHandler, removeTargetHandler, setTargetHandler } from './set-target.ts'

/** Targets and goals, their library, mid-year changes, monitoring and the quarterly report. */
export const targetHandlers: readonly Handler[] = [
  getYearHandler,
  exportTargetsHandler,
  openPlanHandler,
  copyPlanHandler,
  proposePlanHandler,
  approvePlanHandler,
  refusePlanHandler,
  checkTargetDraftHandler,
  setTargetHandler,
  removeTargetHandler,
  listTargetHistoryHandler,
  setGoalHandler,
  removeGoalHandler,
  listGoalHistoryHandler,
  proposeChangeHandler,
  takeBackChangeHandler,
  approveChangeHandler,
  refuseChangeHandler,
  getLibraryHandler,
  saveToLibraryHandler,
  removeFromLibraryHandler,
  getMonitoringHandler,
  setMonitoringHandler,
  listReportsHandler,
  produceReportHandler,
  printReportHandler,
]
