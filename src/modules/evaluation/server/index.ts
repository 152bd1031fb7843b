import { provide, serverPlug } from '#platform/plug.ts'
import { sheetProof } from '../contract.ts'
import card from '../module.ts'
import { getAppealFileHandler, listAppealsHandler, submitAppealHandler, withdrawAppealHandler } from './appeals.ts'
import { decideAppealHandler } from './decide-appeal.ts'
import { drawWanted } from './draw-wanted.ts'
import { exportSheetHandler } from './export-sheet.ts'
import { listLineCasesHandler } from './line-cases.ts'
import { finishWindows, publishSheetHandler } from './publish-sheet.ts'
import { openRulesBook, rulesBook } from './rules-book.ts'
import { listSchemesHandler, listSchemeVersionsHandler, saveSchemeHandler } from './schemes.ts'
import { seed } from './seed.ts'
import { drawSheetHandler, dropSheetHandler, getSheetHandler, listSheetsHandler } from './sheets.ts'
import { verifyAllSheets, verifySheetsHandler } from './verify-sheets.ts'

export default serverPlug({
  card,
  handlers: [
    listSchemesHandler,
    listSchemeVersionsHandler,
    saveSchemeHandler,
    listSheetsHandler,
    getSheetHandler,
    drawSheetHandler,
    dropSheetHandler,
    publishSheetHandler,
    exportSheetHandler,
    listLineCasesHandler,
    verifySheetsHandler,
    listAppealsHandler,
    submitAppealHandler,
    withdrawAppealHandler,
    decideAppealHandler,
    getAppealFileHandler,
  ],
  jobs: [finishWindows],
  pulses: [drawWanted],
  provides: [
    provide(rulesBook, openRulesBook),
    provide(sheetProof, () => ({
      verifyAll: (call) => verifyAllSheets(call as Parameters<typeof verifyAllSheets>[0]),
    })),
  ],
  seed,
  start: (runtime) => runtime.use(rulesBook).load(),
})
