import type { CaseSight, ClockCause } from '#modules/clocks/contract.ts'
import type { Call } from '#platform/call.ts'
import type { CaseEvent } from '../domain/case-event.ts'
import { eventWords } from '../domain/event-words.ts'
import { caseRoom } from './case-room.ts'
import { findCase } from './case-store.ts'
import { caseNotFound } from './execute-command.ts'
import { getVisibleCase } from './get-case.ts'
import { limitSource } from './limit-source.ts'
import { namesInCase } from './names-in-case.ts'
import { recordOf, type StoredLine } from './record-store.ts'

/** For clocks, which come before cases: who may see a case, and which lines of its record moved its clocks. */
export function openCaseSight(): CaseSight {
  return {
    mustSee: async (call, reference) => {
      const { state } = await getVisibleCase(call as Call, reference)
      return { caseId: state.id }
    },
    reasonsOf: async (given, caseId) => {
      const call = given as Call
      const room = call.runtime.use(caseRoom)
      const loaded = await findCase(call.db, caseId)
      if (!loaded) throw caseNotFound()
      const { state } = loaded
      const lines = await recordOf(call.db, caseId)
      const firstAt = new Map<number, StoredLine>()
      for (const line of lines.toReversed()) firstAt.set(Math.round(line.occurredMs), line)
      const numbers = requestNumbers(lines)
      const nameOf = namesInCase(call, state)
      return {
        caseNo: state.caseNo,
        rulesVersion: state.rulesVersion,
        causeAt: (atMs) => {
          const line = firstAt.get(atMs)
          if (!line) return null
          return {
            ...saidOf(line),
            requestNo: numbers.get(line.seq) ?? null,
            person: nameOf(line.personId),
            post: line.post,
          }
        },
        sourceOf: (clock) => limitSource(clock, state, room),
      }
    },
  }
}

function saidOf({ seq, type }: StoredLine): Pick<ClockCause, 'seq' | 'zh' | 'en'> {
  return { seq, ...(eventWords[type as CaseEvent['type']] ?? { zh: type, en: type }) }
}

/** Requests of a case are counted from 1 in the order in which they were made; later lines name them by id. */
function requestNumbers(lines: readonly StoredLine[]): Map<number, string> {
  const byId = new Map<string, string>()
  const bySeq = new Map<number, string>()
  for (const { seq, data } of lines) {
    const { request, requestId } = data as { request?: { id?: string }; requestId?: string }
    if (request?.id && !byId.has(request.id)) byId.set(request.id, String(byId.size + 1))
    const number = byId.get(request?.id ?? requestId ?? '')
    if (number) bySeq.set(seq, number)
  }
  return bySeq
}
