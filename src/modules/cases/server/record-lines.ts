import { toRfc3339 } from '#core/time/local.ts'
import { chainHash } from '#platform/crypto/chain.ts'
import type { CaseEvent } from '../domain/case-event.ts'
import type { Actor } from '../domain/facts.ts'
import type { RecordLine } from './case-store.ts'

export interface RecordContext {
  caseId: string
  actor: Actor
  /** The post that the command was given under, and its unit. */
  post: string | null
  unitId: string | null
  commandId: string | null
  recordedMs: number
  previousHash: string | null
  firstSeq: number
}

/** Lines of the append-only record, each chained to the one before it by SM3. */
export function recordLines(events: readonly CaseEvent[], context: RecordContext): RecordLine[] {
  let previousHash = context.previousHash
  return events.map((event, index) => {
    const line = {
      seq: context.firstSeq + index,
      type: event.type,
      occurredAt: toRfc3339(event.at),
      recordedAt: toRfc3339(context.recordedMs),
      actorKind: context.actor.kind,
      personId: context.actor.personId,
      post: context.post,
      unitId: context.unitId,
      commandId: context.commandId,
      data: event,
    }
    const hash = chainHash(previousHash, { caseId: context.caseId, ...line })
    const chained = { ...line, previousHash, hash }
    previousHash = hash
    return chained
  })
}
