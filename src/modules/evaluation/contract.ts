/** All that other parts of the house may use of evaluation. */
export * from './contract/appeals.ts'
export * from './contract/ports.ts'
export * from './contract/schemes.ts'
export * from './contract/sheets.ts'
export { SHEET_FORMATS, type SheetFormat } from './contract/words.ts'
