import { provide, serverPlug } from '#platform/plug.ts'
import { qualityFigures } from '../contract.ts'
import card from '../module.ts'
import { addDemo } from './add-demo.ts'
import {
  answerCorrectionHandler,
  askCorrectionHandler,
  checkCorrectionHandler,
  exportCorrectionsHandler,
  listCorrectionsHandler,
} from './corrections.ts'
import { drawPlanHandler } from './draw-plan.ts'
import { decideReopenHandler, listEntriesHandler } from './entries.ts'
import { exportBulletinHandler } from './export-bulletin.ts'
import { exportDrawHandler } from './export-draw.ts'
import { openFigures } from './open-figures.ts'
import { addPlanHandler, cancelPlanHandler, getPlanChoicesHandler, getPlanHandler, listPlansHandler } from './plans.ts'
import { openQualityRoom, qualityRoom } from './quality-room.ts'
import { reportPlanHandler } from './report-plan.ts'
import { getResultsHandler } from './results.ts'
import { saveScoreHandler } from './save-score.ts'
import { assignTaskHandler, getTaskHandler, listOpenTasksHandler, listTasksHandler } from './tasks.ts'

export default serverPlug({
  card,
  handlers: [
    listPlansHandler,
    getPlanHandler,
    getPlanChoicesHandler,
    addPlanHandler,
    cancelPlanHandler,
    drawPlanHandler,
    reportPlanHandler,
    exportDrawHandler,
    listTasksHandler,
    getTaskHandler,
    saveScoreHandler,
    assignTaskHandler,
    listOpenTasksHandler,
    listEntriesHandler,
    decideReopenHandler,
    getResultsHandler,
    exportBulletinHandler,
    listCorrectionsHandler,
    askCorrectionHandler,
    answerCorrectionHandler,
    checkCorrectionHandler,
    exportCorrectionsHandler,
  ],
  pulses: [addDemo],
  provides: [provide(qualityRoom, openQualityRoom), provide(qualityFigures, openFigures)],
  start: (runtime) => runtime.use(qualityRoom).load(),
})
