import { provide, serverPlug } from '#platform/plug.ts'
import card from '../module.ts'
import { proofHandlers, proofJobs } from './proof-handlers.ts'
import { openSchemeBook, schemeBook } from './scheme-book.ts'
import { seedTargets } from './seed.ts'
import { sheetHandlers } from './sheet-handlers.ts'
import { openSurveyRulesBook, surveyRulesBook } from './survey-rules-book.ts'
import { targetHandlers } from './target-handlers.ts'

export default serverPlug({
  card,
  handlers: [...targetHandlers, ...proofHandlers, ...sheetHandlers],
  provides: [provide(schemeBook, openSchemeBook), provide(surveyRulesBook, openSurveyRulesBook)],
  jobs: [...proofJobs],
  seed: seedTargets,
  start: async (runtime) => {
    await runtime.use(schemeBook).load()
    await runtime.use(surveyRulesBook).load()
  },
})
