import { caseExport } from '#modules/cases/contract.ts'
import type { Call } from '#platform/call.ts'
import { casesById } from './line-cases-store.ts'

export interface NamedCase {
  id: string
  caseNo: string
  /** Its line of the export, as it stands now. */
  line: object
}

/** Single cases as the indicators see them. */
export async function caseLines({ db, runtime }: Call, ids: readonly string[]): Promise<NamedCase[]> {
  const found: NamedCase[] = []
  for (const { id, caseNo, reportedMs } of await casesById(db, ids)) {
    // Reports of one millisecond are few.
    const fromMs = Math.floor(reportedMs)
    for await (const line of runtime.use(caseExport).lines({ fromMs, toMs: fromMs + 1 }))
      if (line.id === id) found.push({ id, caseNo, line })
  }
  return found
}
