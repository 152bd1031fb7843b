import { toRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { getImportedSet, type ImportedSetRow, listImportedSets } from '../contract.ts'
import { plainTree } from '../domain/exact-tree.ts'
import { checkedSet } from './checked-set.ts'
import { findImportedSet, type ImportedSetHead, listImportedSets as listedSets } from './imported-set-store.ts'
import { readPlace, writePlace } from './place-in-list.ts'
import { schemeBook } from './scheme-book.ts'
import { sheetFaults } from './sheet-faults.ts'
import { sheetForm } from './sheet-form.ts'

const PAGE = 50

/** Sheets of others or of former years, as they were brought in, the newest first. */
export const listImportedSetsHandler = handle(listImportedSets, async ({ limit = PAGE, cursor }, call) => {
  const rows = await listedSets(call.db, { before: readPlace(cursor), limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { items: shown.map(rowOf), next: rows.length > limit && last ? writePlace(last) : null }
})

/** One set with what is found wrong with it now. */
export const getImportedSetHandler = handle(getImportedSet, async ({ id }, call) => {
  const found = await findImportedSet(call.db, id)
  if (!found) throw sheetFaults.importNotFound()
  const book = call.runtime.use(schemeBook)
  const scheme = book.find(found.scheme) ?? book.usual()
  return {
    row: rowOf(found),
    ...checkedSet(found.set, scheme),
    set: plainTree(found.set),
    scheme: plainTree(scheme),
    form: await sheetForm(call.runtime, scheme.key),
  }
})

const rowOf = (head: ImportedSetHead): ImportedSetRow => {
  const { id, name, origin, district, unit, year, scheme, sheetCount, byName, atMs } = head
  return { id, name, origin, district, unit, year, scheme, sheetCount, byName, at: toRfc3339(atMs) }
}
