import { provide, serverPlug } from '#platform/plug.ts'
import card from '../module.ts'
import {
  exportAnalysesHandler,
  listAnalysesHandler,
  openAnalysisHandler,
  removeAnalysisHandler,
  saveAnalysisHandler,
  shareAnalysisHandler,
} from './analyses.ts'
import { addLoopNoteHandler, getCaseLoopHandler } from './case-loop.ts'
import { decisionRoom, forgetOldNames, openDecisionRoom } from './decision-room.ts'
import { exportDecisionsHandler } from './export-decisions.ts'
import { getForecastHandler, listForecastsHandler } from './forecasts.ts'
import { getDecisionsHandler, listBehindHandler } from './get-decisions.ts'
import { getUnitHandler } from './get-unit.ts'
import { checkFacts, followCases } from './keep-facts.ts'
import { keepForecastsPulse } from './keep-forecasts.ts'
import { seed } from './seed.ts'

export default serverPlug({
  card,
  handlers: [
    getDecisionsHandler,
    listBehindHandler,
    exportDecisionsHandler,
    getUnitHandler,
    getCaseLoopHandler,
    addLoopNoteHandler,
    listAnalysesHandler,
    saveAnalysisHandler,
    shareAnalysisHandler,
    removeAnalysisHandler,
    openAnalysisHandler,
    exportAnalysesHandler,
    listForecastsHandler,
    getForecastHandler,
  ],
  jobs: [checkFacts],
  pulses: [followCases, keepForecastsPulse],
  provides: [provide(decisionRoom, openDecisionRoom)],
  seed,
  start: forgetOldNames,
})
