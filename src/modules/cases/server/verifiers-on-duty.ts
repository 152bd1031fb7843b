import { rosterBook } from '#modules/people/contract.ts'
import type { Runtime } from '#platform/runtime.ts'
import { mayVerifyAtAll } from './check-persons.ts'

/** Who may verify and answers for an area at that time; empty where nobody does. */
export function verifiersOnDuty(runtime: Runtime, areaCode: string, atMs: number): string[] {
  return runtime
    .use(rosterBook)
    .responsibleAt(areaCode, atMs)
    .map(({ personId }) => personId)
    .filter((id) => mayVerifyAtAll(runtime, id))
}
