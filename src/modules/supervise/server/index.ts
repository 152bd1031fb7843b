import { serverPlug } from '#platform/plug.ts'
import card from '../module.ts'
import {
  answerTaskHandler,
  closeActivityHandler,
  getActivityHandler,
  listActivitiesHandler,
  saveActivityHandler,
} from './activities.ts'
import { countMeasuresHandler } from './count-measures.ts'
import { exportMeasuresHandler } from './export-measures.ts'
import { listKeyCasesHandler, pinCaseHandler, unpinCaseHandler } from './key-cases.ts'
import { listMeasuresHandler } from './list-measures.ts'
import { printActivityHandler } from './print-activity.ts'
import { heedWarning, keepRegister, watchCase } from './reactions.ts'
import { runTriggers } from './run-triggers.ts'
import { runUrges } from './run-urges.ts'

export default serverPlug({
  card,
  handlers: [
    listMeasuresHandler,
    exportMeasuresHandler,
    countMeasuresHandler,
    listKeyCasesHandler,
    pinCaseHandler,
    unpinCaseHandler,
    listActivitiesHandler,
    getActivityHandler,
    saveActivityHandler,
    answerTaskHandler,
    closeActivityHandler,
    printActivityHandler,
  ],
  reactions: [keepRegister, watchCase, heedWarning],
  pulses: [runUrges, runTriggers],
})
