import type { Call } from '#platform/call.ts'
import { provide, serverPlug } from '#platform/plug.ts'
import { caseImport, verifierByRule } from '../contract.ts'
import card from '../module.ts'
import { acceptAutomatically } from './accept-automatically.ts'
import { findCallerHistoryHandler, findSimilarHandler } from './find-similar.ts'
import {
  clearImportsJob,
  getImportErrorsHandler,
  getImportHandler,
  importJob,
  listImportMapsHandler,
  listImportsHandler,
  startImportHandler,
} from './import-handlers.ts'
import { openCaseImport } from './open-case-import.ts'
import { reportCallHandler, viewCallHandler } from './report-call.ts'
import { sendVerifier } from './send-verifier.ts'
import { sweepUploadsJob } from './sweep-uploads.ts'
import { verifyByRule } from './verify-by-rule.ts'
import { viewPlaceHandler } from './view-place.ts'
import { viewVerificationHandler } from './view-verification.ts'

export default serverPlug({
  card,
  handlers: [
    findSimilarHandler,
    findCallerHistoryHandler,
    viewPlaceHandler,
    viewCallHandler,
    reportCallHandler,
    viewVerificationHandler,
    listImportMapsHandler,
    startImportHandler,
    listImportsHandler,
    getImportHandler,
    getImportErrorsHandler,
  ],
  jobs: [importJob, clearImportsJob, sweepUploadsJob],
  // What is sent out to be verified first is accepted only afterwards.
  reactions: [verifyByRule, acceptAutomatically],
  provides: [
    provide(caseImport, openCaseImport),
    provide(verifierByRule, () => (call, caseId) => sendVerifier(call as Call, caseId)),
  ],
})
