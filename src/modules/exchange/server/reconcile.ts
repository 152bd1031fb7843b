import type { Call } from '#platform/call.ts'
import { errorText } from '#platform/log/error-text.ts'
import { job } from '#platform/plug.ts'
import { upperPlatform } from '../contract.ts'
import { cityStateOf } from '../domain/city-state.ts'
import { type CityThread, compareThread, type Difference, type OwnThread } from '../domain/compare-threads.ts'
import { findConnection } from './connection-store.ts'
import { openConnection } from './open-connection.ts'
import { addDifferences, beginRun, dropRuns, endRun, type StoredThread, threadsAfter } from './reconciliation-store.ts'

export const RECONCILE = 'exchange.reconcile'
const PAGE = 500
/** More than anybody reads; the count goes on. */
const MOST_STORED = 5000
const KEPT_RUNS = 90

export const reconcile = job(RECONCILE, (_payload, call) => reconcileAll(call), '20 2 * * *')

/** Goes through both sides' threads in the order of their ids, like two sorted lists, and writes down what differs. */
export async function reconcileAll(call: Call): Promise<void> {
  const { runtime, db } = call
  const stored = await findConnection(db)
  if (!stored?.enabled) return
  const connection = openConnection(runtime, stored)
  const id = runtime.newId()
  const counts = { ours: 0, theirs: 0, differences: 0, error: null as string | null }
  await beginRun(db, id, runtime.nowMs())
  try {
    let after = ''
    for (let next: string | null = null, more = true; more; ) {
      const page = await runtime.use(upperPlatform).fetchThreads(next, connection)
      more = page.next !== null
      next = page.next
      counts.theirs += page.threads.length
      const theirs = new Map(page.threads.map((one) => [one.thread, one]))
      const ours = await ownUpTo(call, after, next)
      counts.ours += ours.size
      const found = compareAll(ours, theirs)
      if (counts.differences < MOST_STORED) await addDifferences(db, id, found)
      counts.differences += found.length
      after = next ?? after
    }
  } catch (error) {
    counts.error = errorText(error).split('\n')[0] ?? ''
  }
  await endRun(db, id, counts, runtime.nowMs())
  await dropRuns(db, KEPT_RUNS)
}

async function ownUpTo(call: Call, after: string, upTo: string | null): Promise<Map<string, OwnThread>> {
  const found = new Map<string, OwnThread>()
  for (let from = after; ; ) {
    const rows = await threadsAfter(call.db, from, upTo, PAGE)
    for (const row of rows) found.set(row.thread, ownThread(row))
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return found
    from = last.thread
  }
}

function ownThread({ caseState, closeKind, refused, ...row }: StoredThread): OwnThread {
  return { ...row, state: caseState !== null ? cityStateOf(caseState, closeKind) : refused ? 'refused' : 'sent' }
}

function compareAll(ours: Map<string, OwnThread>, theirs: Map<string, CityThread>): Difference[] {
  const ids = new Set([...ours.keys(), ...theirs.keys()])
  return [...ids].flatMap((id) => compareThread(ours.get(id) ?? null, theirs.get(id) ?? null))
}
