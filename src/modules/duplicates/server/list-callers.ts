import type { Output } from '#core/operation.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { caseSight } from '#modules/clocks/contract.ts'
import { handle } from '#platform/plug.ts'
import { listCallers } from '../contract.ts'
import { answerChain } from '../domain/chain/answer-chain.ts'
import { chainCases, chainLines, masterOf } from './chain-store.ts'

type Callers = Output<typeof listCallers>

const NOBODY: Callers = { master: null, callers: [], answers: [], elsewhere: 0 }
const instant = (ms: number | null) => (ms === null ? null : toRfc3339(ms))

export const listCallersHandler = handle(listCallers, async ({ id }, call): Promise<Callers> => {
  const { caseId } = await call.runtime.use(caseSight).mustSee(call, id)
  const masterId = await masterOf(call.db, caseId)
  const { joined, answers } = answerChain(masterId, await chainLines(call.db, masterId))
  if (joined.length === 0) return NOBODY
  const all = await chainCases(call.db, [...new Set([masterId, ...joined.map((one) => one.caseId)])], call.scope())
  // The case that was asked for is seen by its own right.
  const seen = new Map(all.filter((one) => one.visible || one.id === caseId).map((one) => [one.id, one]))
  const master = seen.get(masterId)
  return {
    master: master ? { id: master.id, caseNo: master.caseNo, state: master.state, open: master.open } : null,
    callers: [{ caseId: masterId, joinedMs: null, leftMs: null }, ...joined].flatMap((one) => {
      const found = seen.get(one.caseId)
      if (!found) return []
      return {
        id: found.id,
        caseNo: found.caseNo,
        reportedAt: toRfc3339(found.reportedMs),
        joinedAt: instant(one.joinedMs),
        leftAt: instant(one.leftMs),
      }
    }),
    answers: answers.map((one) => ({
      round: one.round,
      at: toRfc3339(one.atMs),
      // Where the master lies elsewhere only what is public of its answer goes out.
      answer: master ? (one.answer ?? one.publicReply) : one.publicReply,
      closedAt: instant(one.closedMs),
      reopenedAt: instant(one.reopenedMs),
      newFacts: master ? one.newFacts : null,
      told: one.told
        .filter((told) => seen.has(told.caseId))
        .map(({ caseId: told, atMs, ...said }) => ({ id: told, at: toRfc3339(atMs), ...said })),
    })),
    elsewhere: all.length - seen.size,
  }
})
