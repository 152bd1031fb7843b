import { exportImportedSheetsHandler, exportSheetHandler, exportYearSheetsHandler } from './export-sheets.ts'
import { importSheetsHandler } from './import-sheets.ts'
import { getImportedSetHandler, listImportedSetsHandler } from './imported-sets.ts'
import { downloadSheetBundleHandler, getSheetBundleHandler, printYearSheetsHandler } from './sheet-bundles.ts'

/** Sheets as files: out in the form of the district, and in again. */
export const documentHandlers = [
  exportSheetHandler,
  exportYearSheetsHandler,
  printYearSheetsHandler,
  getSheetBundleHandler,
  downloadSheetBundleHandler,
  importSheetsHandler,
  listImportedSetsHandler,
  getImportedSetHandler,
  exportImportedSheetsHandler,
]
