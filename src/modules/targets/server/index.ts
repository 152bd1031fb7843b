import { provide, serverPlug } from '#platform/plug.ts'
import card from '../module.ts'
import { copyPlanHandler } from './copy-plan.ts'
import { approveChangeHandler, refuseChangeHandler, takeBackChangeHandler } from './decide-change.ts'
import { approvePlanHandler, proposePlanHandler, refusePlanHandler } from './decide-plan.ts'
import { exportTargetsHandler } from './export-targets.ts'
import { getYearHandler } from './get-year.ts'
import { removeGoalHandler, setGoalHandler } from './goals.ts'
import { getLibraryHandler, removeFromLibraryHandler, saveToLibraryHandler } from './library.ts'
import { listTargetHistoryHandler } from './list-history.ts'
import { openPlanHandler } from './open-plan.ts'
import { proofHandlers, proofJobs } from './proof-handlers.ts'
import { proposeChangeHandler } from './propose-change.ts'
import { openSchemeBook, schemeBook } from './scheme-book.ts'
import { seedTargets } from './seed.ts'
import { checkTargetDraftHandler, removeTargetHandler, setTargetHandler } from './set-target.ts'
import { sheetHandlers } from './sheet-handlers.ts'
import { openSurveyRulesBook, surveyRulesBook } from './survey-rules-book.ts'

export default serverPlug({
  card,
  handlers: [
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
    proposeChangeHandler,
    takeBackChangeHandler,
    approveChangeHandler,
    refuseChangeHandler,
    getLibraryHandler,
    saveToLibraryHandler,
    removeFromLibraryHandler,
    ...proofHandlers,
    ...sheetHandlers,
  ],
  provides: [provide(schemeBook, openSchemeBook), provide(surveyRulesBook, openSurveyRulesBook)],
  jobs: [...proofJobs],
  seed: seedTargets,
  start: async (runtime) => {
    await runtime.use(schemeBook).load()
    await runtime.use(surveyRulesBook).load()
  },
})
