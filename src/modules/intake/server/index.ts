import { provide, serverPlug } from '#platform/plug.ts'
import { caseImport } from '../contract.ts'
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
import { sweepUploadsJob } from './sweep-uploads.ts'
import { viewPlaceHandler } from './view-place.ts'

export default serverPlug({
  card,
  handlers: [
    findSimilarHandler,
    findCallerHistoryHandler,
    viewPlaceHandler,
    listImportMapsHandler,
    startImportHandler,
    listImportsHandler,
    getImportHandler,
    getImportErrorsHandler,
  ],
  jobs: [importJob, clearImportsJob, sweepUploadsJob],
  reactions: [acceptAutomatically],
  provides: [provide(caseImport, openCaseImport)],
})
