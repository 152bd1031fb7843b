/** Pure arithmetic over published sheets, for programs that have no server. */
export { checkSheets } from '../domain/check/check-sheets.ts'
export {
  type Finding,
  type FindingKind,
  type FindingValue,
  findingKinds,
  type Severity,
} from '../domain/check/finding.ts'
export { exactJsonText } from '../domain/exact-json-text.ts'
export { readSchemes, type SchemesFile } from '../domain/read-schemes.ts'
export { isSheetSet, readSheetSet } from '../domain/read-sheet-set.ts'
export type { Scheme } from '../domain/scheme.ts'
export { scoreSheet } from '../domain/score-sheet.ts'
export type { SheetSet } from '../domain/sheet.ts'
