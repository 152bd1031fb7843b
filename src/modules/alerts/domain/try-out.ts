import { type Followed, follow, type KnownAlert } from './follow.ts'
import type { Situation } from './situation.ts'

/** One alert that would have been. */
export interface TriedAlert extends KnownAlert {
  situation: Situation
  firedMs: number
}

export interface TryOut {
  /** The next moment of the past, with what the rule sees then; answers what began. */
  step(atMs: number, situations: readonly Situation[]): TriedAlert[]
  fired(): readonly TriedAlert[]
}

/** Plays a rule over the past, moment by moment, with the same following as in earnest. */
export function openTryOut(quietDays: number): TryOut {
  const all: TriedAlert[] = []
  let known: TriedAlert[] = []
  return {
    step: (atMs, situations) => {
      const { begun, grown, ended }: Followed<TriedAlert> = follow(known, situations, { atMs, quietDays })
      for (const { alert, situation, added } of grown) {
        alert.caseIds = [...alert.caseIds, ...added]
        alert.seenMs = atMs
        if (situation.seen > alert.situation.seen) alert.situation = situation
      }
      for (const alert of ended) alert.endedMs = atMs
      const fresh = begun.map(({ situation, after }, at) => ({
        id: `${atMs}-${at}`,
        subject: situation.subject,
        caseIds: situation.caseIds,
        endedMs: null,
        seenMs: atMs,
        chainNo: (after?.chainNo ?? 0) + 1,
        situation,
        firedMs: atMs,
      }))
      all.push(...fresh)
      known = [...known, ...fresh]
      return fresh
    },
    fired: () => all,
  }
}
