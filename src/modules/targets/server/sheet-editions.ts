import type { Call } from '#platform/call.ts'
import { chainHash } from '#platform/crypto/chain.ts'
import { handle } from '#platform/plug.ts'
import { compareSheets, getSheetEdition } from '../contract.ts'
import { type FrozenSheet, presentSheet, thawed } from '../domain/frozen-sheet.ts'
import { sheetDifferences } from '../domain/sheet-differences.ts'
import { findEdition } from './edition-store.ts'
import { sheetFaults } from './sheet-faults.ts'
import { sheetOf } from './sheet-of.ts'
import { editionRow } from './sheet-view.ts'

export const getSheetEditionHandler = handle(getSheetEdition, async ({ id, edition }, call) => {
  await sheetOf(call, id)
  const { body, ...head } = await editionOf(call, id, edition)
  return {
    edition: editionRow(head),
    body: { ...body },
    intact: chainHash(head.previousHash, body) === head.hash,
  }
})

export const compareSheetsHandler = handle(compareSheets, async ({ id, from, to }, call) => {
  const loaded = await sheetOf(call, id)
  const before = thawed((await editionOf(call, id, from)).body)
  const after =
    to === undefined ? presentSheet(loaded.facts, loaded.scheme) : thawed((await editionOf(call, id, to)).body)
  return { items: sheetDifferences(before, after) }
})

async function editionOf(call: Call, id: string, edition: number) {
  const found = await findEdition(call.db, id, edition)
  if (!found) throw sheetFaults.editionNotFound()
  return { ...found, body: found.body as FrozenSheet }
}
