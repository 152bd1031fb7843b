import type { Runtime } from '#platform/runtime.ts'
import type { RecordProof } from '../contract.ts'
import { caseIdsAfter } from './record-store.ts'
import { verifyById } from './verify-case.ts'

const PAGE = 500
const SIDE_BY_SIDE = 8

export function openRecordProof(runtime: Runtime): RecordProof {
  return {
    async *verifyAll(limit) {
      let after: string | null = null
      let left = limit ?? Number.POSITIVE_INFINITY
      while (left > 0) {
        const ids = await caseIdsAfter(runtime.db, after, Math.min(PAGE, left))
        for (let at = 0; at < ids.length; at += SIDE_BY_SIDE) {
          const some = ids.slice(at, at + SIDE_BY_SIDE)
          const checked = await Promise.all(some.map((id) => verifyById(runtime.db, id)))
          for (const [index, { lines, faults }] of checked.entries()) yield { caseId: some[index]!, lines, faults }
        }
        left -= ids.length
        after = ids.at(-1) ?? null
        if (ids.length < PAGE) return
      }
    },
  }
}
