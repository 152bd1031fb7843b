import { provide, serverPlug } from '#platform/plug.ts'
import card from '../module.ts'
import { documentHandlers } from './document-handlers.ts'
import { proofHandlers, proofJobs } from './proof-handlers.ts'
import { openSchemeBook, schemeBook } from './scheme-book.ts'
import { seedTargets } from './seed.ts'
import { bundleJobs } from './sheet-bundles.ts'
import { sheetHandlers } from './sheet-handlers.ts'
import { openSurveyRulesBook, surveyRulesBook } from './survey-rules-book.ts'
import { targetHandlers } from './target-handlers.ts'

export default serverPlug({
  card,
  handlers: [...targetHandlers, ...proofHandlers, ...sheetHandlers, ...documentHandlers],
  provides: [provide(schemeBook, openSchemeBook), provide(surveyRulesBook, openSurveyRulesBook)],
  jobs: [...proofJobs, ...bundleJobs],
  seed: seedTargets,
  start: async (runtime) => {
    await runtime.use(schemeBook).load()
    await runtime.use(surveyRulesBook).load()
  },
})
