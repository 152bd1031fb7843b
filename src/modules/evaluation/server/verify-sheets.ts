import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { type SheetFault, verifySheets } from '../contract.ts'
import { verifySheet } from '../domain/verify-sheet.ts'
import { allVersions, differingSheets, digestOf } from './version-store.ts'

const MOST_FAULTS = 100

/** Reckons every stored version anew: outcome, digest, and that each sheet shows what was stored. */
export async function verifyAllSheets({ db }: Call) {
  const result = { sheets: 0, versions: 0, equal: 0, faults: [] as SheetFault[] }
  let last = { sheetId: '', digest: '' }
  for await (const stored of allVersions(db)) {
    const { sheetId, no, version, inputs, outcome, digest } = stored
    const isFirst = last.sheetId !== sheetId
    if (isFirst) result.sheets++
    result.versions++
    const what =
      verifySheet(inputs, outcome) ??
      (digestOf(isFirst ? null : last.digest, stored) === digest
        ? null
        : 'inputs or outcome were changed after they were stored')
    if (what === null) result.equal++
    else if (result.faults.length < MOST_FAULTS) result.faults.push({ id: sheetId, no, version, what })
    last = { sheetId, digest }
  }
  for (const { id, no, version } of await differingSheets(db))
    if (result.faults.length < MOST_FAULTS)
      result.faults.push({ id, no, version, what: 'the sheet does not show its newest version' })
  return result
}

export const verifySheetsHandler = handle(verifySheets, (_input, call) => verifyAllSheets(call))
