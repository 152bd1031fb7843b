import { layerSources } from '#modules/situation/contract.ts'
import { serverPlug } from '#platform/plug.ts'
import { alertsChanged } from '../contract.ts'
import card from '../module.ts'
import {
  acknowledgeAlertHandler,
  assignAlertHandler,
  countAlertsHandler,
  dismissAlertHandler,
  getAlertHandler,
  judgeAlertHandler,
  listAlertsHandler,
} from './alerts.ts'
import { watchRules } from './evaluate-rules.ts'
import { exportAlertsHandler } from './export-alerts.ts'
import { makeAssessmentHandler } from './make-assessment.ts'
import { mapSource } from './map-source.ts'
import { listRulesHandler, listRuleVersionsHandler, saveRuleHandler } from './rules.ts'
import { scoreAlerts } from './score-alerts.ts'
import { seed } from './seed.ts'
import { getTaskPhotoHandler, uploadTaskPhotoHandler } from './task-photos.ts'
import {
  addProgressHandler,
  cancelTaskHandler,
  createTaskHandler,
  finishTaskHandler,
  getTaskHandler,
  listTasksHandler,
  openTaskCaseHandler,
} from './tasks.ts'
import { tryRuleHandler } from './try-rule.ts'

export default serverPlug({
  card,
  handlers: [
    listAlertsHandler,
    countAlertsHandler,
    getAlertHandler,
    acknowledgeAlertHandler,
    assignAlertHandler,
    dismissAlertHandler,
    judgeAlertHandler,
    exportAlertsHandler,
    makeAssessmentHandler,
    listRulesHandler,
    listRuleVersionsHandler,
    tryRuleHandler,
    saveRuleHandler,
    createTaskHandler,
    listTasksHandler,
    getTaskHandler,
    addProgressHandler,
    finishTaskHandler,
    cancelTaskHandler,
    openTaskCaseHandler,
    uploadTaskPhotoHandler,
    getTaskPhotoHandler,
  ],
  live: [alertsChanged],
  jobs: [scoreAlerts],
  pulses: [watchRules],
  seed,
  start: async (runtime) => {
    runtime.use(layerSources).offer(mapSource)
  },
})
