import { readSnapshot } from '#platform/db/read-snapshot.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { RecordProof, VerifiedCase } from '../contract.ts'
import { casesAfter, ownerlessRecords } from './record-store.ts'
import { verifyCases } from './verify-case.ts'
import { verifyDays } from './verify-days.ts'

const PAGE = 500
const SIDE_BY_SIDE = 2
/** So many cases are read as they stood at one moment: those that change meanwhile are not taken for altered. */
const AT_ONE_MOMENT = 50
const OWNERLESS_SHOWN = 50

export function openRecordProof(runtime: Runtime): RecordProof {
  return { verifyAll: (limit) => verifyAll(runtime, limit), verifyDays: (publicKey) => verifyDays(runtime, publicKey) }
}

async function* verifyAll(runtime: Runtime, limit: number | null): AsyncGenerator<VerifiedCase> {
  let after: string | null = null
  let left = limit ?? Number.POSITIVE_INFINITY
  while (left > 0) {
    const page: { id: string; caseNo: string }[] = await casesAfter(runtime.db, after, Math.min(PAGE, left))
    for (let at = 0; at < page.length; at += SIDE_BY_SIDE * AT_ONE_MOMENT) {
      const batches = Array.from({ length: SIDE_BY_SIDE }, (_, part) =>
        page.slice(at + part * AT_ONE_MOMENT, at + (part + 1) * AT_ONE_MOMENT),
      )
      for (const checked of await Promise.all(batches.map((batch) => verifySome(runtime, batch)))) yield* checked
    }
    left -= page.length
    after = page.at(-1)?.id ?? null
    if (page.length < PAGE) break
  }
  if (limit !== null) return
  for (const caseId of await ownerlessRecords(runtime.db, OWNERLESS_SHOWN))
    yield { caseId, caseNo: caseId, lines: 0, faults: [{ line: 1, what: 'the case of this record is gone' }] }
}

async function verifySome({ db }: Runtime, some: readonly { id: string; caseNo: string }[]): Promise<VerifiedCase[]> {
  if (some.length === 0) return []
  return readSnapshot(db, async (tx) => {
    const checked = await verifyCases(
      tx,
      some.map((one) => one.id),
    )
    return some.map(({ id, caseNo }) => {
      const { lines, faults } = checked.get(id)!
      return { caseId: id, caseNo, lines, faults }
    })
  })
}
