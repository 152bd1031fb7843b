import { getSheetHandler, listSheetsHandler } from './list-sheets.ts'
import {
  passSheetHandler,
  refuseSheetHandler,
  reopenSheetHandler,
  returnSheetHandler,
  signSheetHandler,
  submitSheetHandler,
  withdrawSheetHandler,
} from './move-sheet.ts'
import { saveSheetHandler } from './save-sheet.ts'
import { compareSheetsHandler, getSheetEditionHandler } from './sheet-editions.ts'

/** Self-evaluation sheets: filling in, the chain, signed versions. */
export const sheetHandlers = [
  listSheetsHandler,
  getSheetHandler,
  saveSheetHandler,
  submitSheetHandler,
  withdrawSheetHandler,
  passSheetHandler,
  returnSheetHandler,
  signSheetHandler,
  refuseSheetHandler,
  reopenSheetHandler,
  getSheetEditionHandler,
  compareSheetsHandler,
]
