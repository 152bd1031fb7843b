import { caseClocks, caseSight, DUES_RECKONED } from '#modules/clocks/contract.ts'
import { provide, serverPlug } from '#platform/plug.ts'
import {
  caseChanged,
  caseCounter,
  caseExport,
  casePlaces,
  caseRuleBook,
  historyImport,
  phoneIndexesOf,
  recordProof,
  verifiersOnDuty,
} from '../contract.ts'
import card from '../module.ts'
import { archiveEnded } from './archive-ended.ts'
import { getFileHandler, uploadFileHandler } from './case-files.ts'
import { caseRoom, openCaseRoom } from './case-room.ts'
import { commandHandlers } from './command-handlers.ts'
import { countCasesHandler } from './count-cases.ts'
import { exportCasesHandler } from './export-cases.ts'
import { exportRulesHandler } from './export-rules.ts'
import { getCaseHandler, unmaskAppellantHandler } from './get-case.ts'
import { getRulesHandler, listRuleVersionsHandler } from './get-rules.ts'
import { openHistoryImport } from './import-history.ts'
import { countDesksHandler, listCasesHandler } from './list-cases.ts'
import { measurePunctualityHandler } from './measure-punctuality.ts'
import { openCaseClocks } from './open-case-clocks.ts'
import { openCaseCounter } from './open-case-counter.ts'
import { openCaseExport } from './open-case-export.ts'
import { openCasePlaces } from './open-case-places.ts'
import { openCaseRuleBook } from './open-case-rule-book.ts'
import { openCaseSight } from './open-case-sight.ts'
import { openRecordProof } from './open-record-proof.ts'
import { receiveDirectOrderHandler } from './receive-direct-order.ts'
import { reportCase, reportSelfHandledCase } from './report-case.ts'
import { resumeSuspended } from './resume-suspended.ts'
import { saveRulesHandler, tryRulesHandler } from './save-rules.ts'
import { PHONE_PURPOSE } from './seal-appellant.ts'
import { seed } from './seed.ts'
import { signDailyHeads } from './sign-daily-heads.ts'
import { signUnsigned } from './sign-unsigned.ts'
import { takeOverChecks } from './take-over-checks.ts'
import { verifiersOnDuty as findVerifiersOnDuty } from './verifiers-on-duty.ts'
import { verifyCaseHandler } from './verify-case.ts'

export default serverPlug({
  card,
  handlers: [
    reportCase,
    reportSelfHandledCase,
    receiveDirectOrderHandler,
    ...commandHandlers,
    listCasesHandler,
    countDesksHandler,
    getCaseHandler,
    unmaskAppellantHandler,
    exportCasesHandler,
    countCasesHandler,
    measurePunctualityHandler,
    verifyCaseHandler,
    uploadFileHandler,
    getFileHandler,
    listRuleVersionsHandler,
    getRulesHandler,
    tryRulesHandler,
    saveRulesHandler,
    exportRulesHandler,
  ],
  reactions: [takeOverChecks],
  jobs: [signDailyHeads, resumeSuspended, signUnsigned, archiveEnded],
  provides: [
    provide(recordProof, openRecordProof),
    provide(caseExport, openCaseExport),
    provide(caseRoom, openCaseRoom),
    provide(historyImport, openHistoryImport),
    provide(caseRuleBook, openCaseRuleBook),
    provide(caseSight, openCaseSight),
    provide(caseCounter, openCaseCounter),
    provide(casePlaces, openCasePlaces),
    provide(caseClocks, openCaseClocks),
    provide(verifiersOnDuty, (runtime) => (areaCode, atMs) => findVerifiersOnDuty(runtime, areaCode, atMs)),
    provide(
      phoneIndexesOf,
      ({ secrets }) =>
        (phone) =>
          secrets.indexes(phone, PHONE_PURPOSE),
    ),
  ],
  live: [caseChanged],
  seed,
  start: async (runtime) => {
    const room = runtime.use(caseRoom)
    await room.load(runtime)
    for (const topic of ['catalogue.changed', 'territory.changed', 'cases.rulesChanged'])
      runtime.broadcast.on(topic, () => room.load(runtime))
    // dues move without a new version of the case
    runtime.broadcast.on(DUES_RECKONED, async () => room.recent.clear())
  },
})
