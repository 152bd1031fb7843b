import type { ExactJson } from '#core/number/parse-exact-json.ts'
import type { Scheme } from '../scheme.ts'
import type { Sheet, SheetSet } from '../sheet.ts'
import { checkAccountFile } from './check-account-file.ts'
import { checkBudget } from './check-budget.ts'
import { checkContract } from './check-contract.ts'
import { checkCosts } from './check-costs.ts'
import { checkDepartment } from './check-department.ts'
import { checkIndicator } from './check-indicators.ts'
import { checkNarrative } from './check-narrative.ts'
import { checkSet } from './check-set.ts'
import { checkSummaryRow } from './check-summary.ts'
import { checkTotal } from './check-total.ts'
import type { Finding } from './finding.ts'

/** Everything that a set of sheets, and the budget behind it, say against themselves and each other (domain §7.3). */
export function checkSheets(set: SheetSet, scheme: Scheme, accounts: readonly ExactJson[] = []): Finding[] {
  return [
    ...set.sheets.flatMap((sheet) => checkSheet(sheet, scheme, adjusts(set, sheet.kind))),
    ...set.summaryTable.flatMap((row) =>
      checkSummaryRow(
        row,
        set.sheets.find(({ id }) => id === row.projectId) ?? null,
        scheme,
        set.moneyUnit,
        adjustsSummary(set),
      ),
    ),
    ...checkDepartment(set),
    ...checkSet(set),
    ...accounts.flatMap((account) => checkAccountFile(account, set)),
  ]
}

/** One sheet by itself; also while it is being filled in. */
export function checkSheet(sheet: Sheet, scheme: Scheme, hasAdjustments = sheet.budget?.adjustment != null): Finding[] {
  return [
    ...checkBudget(sheet, scheme, hasAdjustments),
    ...sheet.indicators.flatMap((row) => checkIndicator(sheet, row, scheme)),
    ...checkTotal(sheet, scheme),
    ...checkNarrative(sheet),
    ...checkCosts(sheet),
    ...checkContract(sheet),
  ]
}

/** Forms without a column of mid-year changes leave the change unsaid: there is nothing to balance. */
const adjusts = ({ sheets }: SheetSet, kind: Sheet['kind']): boolean =>
  sheets.some((sheet) => sheet.kind === kind && sheet.budget?.adjustment != null)

const adjustsSummary = ({ summaryTable }: SheetSet): boolean =>
  summaryTable.some(({ adjustment }) => adjustment !== null)
