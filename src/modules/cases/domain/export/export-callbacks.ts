import { toRfc3339 } from '#core/time/local.ts'
import type { CaseEvent } from '../case-event.ts'
import type { CallbackLine, ClockLine } from './case-line.ts'

type Said = Pick<CallbackLine, 'reached' | 'refused' | 'solved' | 'satisfaction' | 'contactedInTime'>

const NOTHING: Said = { reached: null, refused: null, solved: null, satisfaction: null, contactedInTime: null }

/**
 * The call-backs of a case, one for each time that it came to be called back. `ofSlave`: the case was merged, and what its
 * appellants said stands in the record of its master, whose `events` and `clocks` are given.
 */
export function exportCallbacks(
  events: readonly CaseEvent[],
  clocks: readonly ClockLine[],
  ofSlave: string | null,
): CallbackLine[] {
  const results = events.filter((event) => event.type === 'CallbackDone')
  return clocks
    .filter(({ kind }) => kind === 'callback')
    .flatMap((clock, index): CallbackLine[] => {
      const stopped = clock.stoppedAt
      const event = results.find(({ at }) => toRfc3339(at) === stopped)
      const said = event
        ? ofSlave === null
          ? event.result
          : event.merged?.find(({ case: id }) => id === ofSlave)
        : undefined
      // The task fell away, or this appellant was not called with the others.
      if (!said && (stopped !== null || ofSlave !== null)) return []
      const satisfied = said?.satisfied
      return [
        {
          id: `${clock.id}-${index + 1}`,
          appellantNo: 1,
          assignedAt: clock.startedAt,
          dueAt: clock.dueAt,
          at: event ? stopped : null,
          tries: event?.tries ?? 0,
          ...(said
            ? {
                reached: said.contacted,
                refused: said.refused,
                contactedInTime: said.contactedInTime ?? null,
                solved: said.solved,
                satisfaction:
                  satisfied === null || satisfied === undefined ? null : satisfied ? 'satisfied' : 'dissatisfied',
              }
            : NOTHING),
        },
      ]
    })
}
