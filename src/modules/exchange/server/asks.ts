import { parseRfc3339, toRfc3339 } from '#core/time/local.ts'
import { caseSight } from '#modules/clocks/contract.ts'
import { handle } from '#platform/plug.ts'
import { askUpper, listAsks } from '../contract.ts'
import { cityStateOf } from '../domain/city-state.ts'
import { asksOf, insertAsk } from './ask-store.ts'
import { askOpen, caseEnded, dueNeeded, notUpperCase } from './faults.ts'
import { appendOutbound, findThreadOfCase, lockThreadOfCase } from './outbound-store.ts'
import { getCaseFacts, type StoredFacts } from './record-store.ts'

/** Goes up in its place among the case's messages; the decision comes down as a message of the same thread. */
export const askUpperHandler = handle(askUpper, async ({ caseId, ask, reason, due }, call) => {
  await call.runtime.use(caseSight).mustSee(call, caseId)
  const found = await getCaseFacts(call.db, caseId)
  const thread = await lockThreadOfCase(call.db, caseId)
  if (!thread?.id.startsWith('O:')) throw notUpperCase()
  if (isOver(found)) throw caseEnded()
  const dueMs = ask === 'extension' && due !== undefined ? parseRfc3339(due) : null
  if (ask === 'extension' && (dueMs === null || dueMs <= call.nowMs)) throw dueNeeded()
  const no = call.newId()
  const { account: by } = call.principal
  if (!(await insertAsk(call.db, { no, thread: thread.id, ask, reason, dueMs, by, atMs: call.nowMs }))) throw askOpen()
  const date = dueMs === null ? null : toRfc3339(dueMs)
  const body = { ask, reason, due: date, caseNo: found.caseNo, state: cityStateOf(found.state, found.closeKind) }
  await appendOutbound(call.db, thread, [{ no, kind: 'ask', body }], thread.toldSeq, call.nowMs)
  call.note(caseId, { ask, no })
  const askedAt = toRfc3339(call.nowMs)
  return { ...{ no, ask, reason, askedAt }, due: date, state: 'open' as const, answer: null, answeredAt: null }
})

export const listAsksHandler = handle(listAsks, async ({ caseId }, call) => {
  await call.runtime.use(caseSight).mustSee(call, caseId)
  const thread = await findThreadOfCase(call.db, caseId)
  if (!thread) return { items: [], possible: false }
  const items = await asksOf(call.db, thread.id)
  const facts = await getCaseFacts(call.db, caseId)
  const possible = thread.id.startsWith('O:') && !isOver(facts) && items.every((one) => one.state !== 'open')
  return { items, possible }
})

/** The city has its answer: there is nothing left to ask. */
const isOver = ({ state, closeKind }: StoredFacts) =>
  ['answered', 'refused', 'withdrawn'].includes(cityStateOf(state, closeKind))
