import { canonicalJson } from '#core/text/canonical-json.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { chainHash } from '#platform/crypto/chain.ts'
import type { Executor } from '#platform/db/database.ts'
import { handle } from '#platform/plug.ts'
import { type RecordFault, verifyCase } from '../contract.ts'
import type { CaseState } from '../domain/case-state.ts'
import { evolve } from '../domain/evolve.ts'
import { columnsOf } from './case-columns.ts'
import { getVisibleCase } from './get-case.ts'
import {
  ordersOf,
  recordsOf,
  type StoredCase,
  type StoredColumns,
  type StoredLine,
  type StoredOrder,
  storedCases,
} from './record-store.ts'

export interface Verification {
  ok: boolean
  lines: number
  faults: RecordFault[]
}

/** Replays the records of some cases, with a few statements for all of them. */
export async function verifyCases(db: Executor, ids: readonly string[]): Promise<Map<string, Verification>> {
  const cases = await storedCases(db, ids)
  const records = await recordsOf(db, ids)
  const orders = Map.groupBy(await ordersOf(db, ids), (order) => order.caseId)
  return new Map(
    ids.map((id) => {
      const stored = cases.get(id)
      const lines = records.get(id) ?? []
      const faults = stored
        ? [...recordFaults(stored, lines, orders.get(id) ?? [])]
        : [{ line: null, what: 'the texts of the case are gone' }]
      return [id, { ok: faults.length === 0, lines: lines.length, faults }]
    }),
  )
}

/** The row must equal the fold, the orders the state's, and every link of the chain must hold. */
function* recordFaults(
  { state, recordHash, columns }: StoredCase,
  lines: readonly StoredLine[],
  orders: readonly StoredOrder[],
): Iterable<RecordFault> {
  const said = (what: string): RecordFault => ({ line: null, what })
  yield* chainFaults(state.id, lines, recordHash)
  const folded = lines.reduce<CaseState | null>((before, line) => evolve(before, line.data), null)
  if (!folded) yield said('the record is empty')
  else
    for (const field of Object.keys({ ...folded, ...state }) as (keyof CaseState)[])
      if (canonicalJson({ value: folded[field] ?? null }) !== canonicalJson({ value: state[field] ?? null }))
        yield said(`row and record differ in ${field}`)
  for (const what of columnFaults(state, columns)) yield said(what)
  for (const order of state.orders) {
    const stored = orders.find((candidate) => candidate.id === order.id)
    if (stored?.status !== order.status || stored.unit !== order.unit)
      yield said(`order ${order.no} differs from the record`)
  }
  if (orders.length !== state.orders.length) yield said('the number of orders differs from the record')
}

/** Lists and statistics read the columns, so they must say what the state says; those of clocks live on and are left out. */
function* columnFaults(state: CaseState, stored: StoredColumns): Iterable<string> {
  const {
    stepClock: _step,
    stepDueMs: _due,
    stepYellowMs: _yellow,
    stepOrangeMs: _orange,
    totalDueMs: _total,
    overdue: _overdue,
    ...drawn
  } = columnsOf(state, null)
  const expected: StoredColumns = {
    ...drawn,
    caseNo: state.caseNo,
    reportedMs: state.reportedAt,
    externalNo: state.externalNo,
    imported: state.flags.imported,
    address: state.place.address ?? null,
  }
  for (const field of Object.keys(expected) as (keyof StoredColumns)[])
    if (expected[field] !== stored[field]) yield `column ${field} differs from the record`
}

function* chainFaults(caseId: string, lines: readonly StoredLine[], newest: string): Iterable<RecordFault> {
  let previous: string | null = null
  let expected = 0
  for (const line of lines) {
    const {
      hash,
      previousHash,
      occurredMs,
      recordedMs,
      seq,
      type,
      actorKind,
      personId,
      post,
      unitId,
      commandId,
      data,
    } = line
    expected += 1
    const content = {
      seq,
      type,
      occurredAt: toRfc3339(occurredMs),
      recordedAt: toRfc3339(recordedMs),
      actorKind,
      personId,
      post,
      unitId,
      commandId,
      data,
    }
    if (seq !== expected) yield { line: expected, what: `line ${expected} of the record is missing` }
    if (previousHash !== previous) yield { line: seq, what: `line ${seq} is not chained to the one before it` }
    if (chainHash(previous, { caseId, ...content }) !== hash) yield { line: seq, what: `line ${seq} was altered` }
    previous = hash
    // A gap is told once, not again for every line after it.
    expected = seq
  }
  if (previous !== newest)
    yield { line: lines.at(-1)?.seq ?? 0, what: 'the newest line of the record is not the one that the row names' }
}

export const verifyCaseHandler = handle(verifyCase, async (input, call) => {
  const { state } = await getVisibleCase(call, input.id)
  const { ok, lines, faults } = (await verifyCases(call.db, [state.id])).get(state.id)!
  return { ok, lines, faults: faults.map((fault) => fault.what) }
})
