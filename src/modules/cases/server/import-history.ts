import { isFault } from '#core/fault.ts'
import { localDate } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { brokenUnique, within } from '#platform/db/database.ts'
import type { HistoryImport, HistoryOutcome, HistoryRow } from '../contract.ts'
import { formatCaseNumber } from '../domain/case-number.ts'
import { decide } from '../domain/decide.ts'
import type { Actor } from '../domain/facts.ts'
import { findKnownCases, insertMany } from './case-bulk-store.ts'
import { caseRoom } from './case-room.ts'
import type { CaseCommit } from './case-store.ts'
import { commitOf } from './execute-command.ts'
import { factsOf } from './facts-of.ts'
import { sealAppellant } from './seal-appellant.ts'

const IMPORT_ACCOUNT: Actor = { kind: 'importAccount', personId: null, posts: [] }

const keyOf = (channel: string, externalNo: string) => `${channel}\n${externalNo}`

/** Imports cases with their own times, many in one transaction; a number that is already known is left as it is. */
export function openHistoryImport(): HistoryImport {
  return {
    importMany: (call, rows) => importMany(call as Call, rows, false),
    tryMany: (call, rows) => importMany(call as Call, rows, true),
  }
}

async function importMany(call: Call, rows: readonly HistoryRow[], dryRun: boolean): Promise<HistoryOutcome[]> {
  const numbered = rows.flatMap(({ command }) =>
    command.externalNo ? [{ channel: command.channel, externalNo: command.externalNo }] : [],
  )
  const known = new Map(
    (await findKnownCases(call.db, numbered)).map((found) => [keyOf(found.channel, found.externalNo), found]),
  )
  const isKnown = ({ command }: HistoryRow) =>
    command.externalNo !== undefined && known.has(keyOf(command.channel, command.externalNo))
  const sequences = dryRun ? rows.map((_row, at) => at + 1) : await takeSequences(call, rows, isKnown)
  const commits: CaseCommit[] = []
  const outcomes = rows.map((row, at): HistoryOutcome => {
    const { command } = row
    const key = command.externalNo ? keyOf(command.channel, command.externalNo) : null
    const before = key ? known.get(key) : undefined
    if (before) return { ok: true, id: before.id, caseNo: before.caseNo, known: true }
    try {
      const commit = commitFor(call, row, sequences[at]!)
      if ('refusal' in commit) return { ok: false, ...commit.refusal }
      commits.push(commit)
      const { id, caseNo, channel } = commit.state
      if (key) known.set(key, { id, caseNo, channel, externalNo: command.externalNo! })
      return { ok: true, id, caseNo, known: false }
    } catch (error) {
      if (isFault(error)) return { ok: false, code: error.code, zh: error.text.zh, en: error.text.en }
      throw error
    }
  })
  if (commits.length === 0 || dryRun) return outcomes
  try {
    await within(call.db, (tx) => insertMany(tx, commits))
  } catch (error) {
    // One of these numbers has come in another way meanwhile: it is known now.
    if (brokenUnique(error) !== 'case_external_key' || !('tx' in call.db)) throw error
    return importMany(call, rows, dryRun)
  }
  return outcomes
}

function commitFor(
  call: Call,
  { command, appellant }: HistoryRow,
  sequence: number,
): CaseCommit | { refusal: { code: string; zh: string; en: string } } {
  const room = call.runtime.use(caseRoom)
  const channel = room.catalogue.channel(command.channel)
  if (!channel)
    return {
      refusal: {
        code: 'channel-unknown',
        zh: `没有“${command.channel}”这个来源渠道`,
        en: `no channel ${command.channel}`,
      },
    }
  const { reportedAt } = command.times
  const sealed = sealAppellant(call.runtime.secrets, appellant, call.newId(), reportedAt)
  const facts = factsOf({
    room,
    actor: IMPORT_ACCOUNT,
    atMs: call.nowMs,
    state: null,
    openClocks: [],
    related: new Map(),
    newId: call.newId,
    birth: {
      caseId: call.newId(),
      caseNo: formatCaseNumber(room.districtCode(), reportedAt, channel.code, sequence),
      existing: null,
    },
    category: command.category ?? null,
    areaCode: command.place.areaCode ?? null,
  })
  const full = { ...command, appellants: sealed ? [sealed.id] : [], contactLeft: sealed?.reachable ?? false }
  const decision = decide(null, full, facts)
  if (!decision.ok) return { refusal: decision.refusal }
  return commitOf({
    call,
    actor: IMPORT_ACCOUNT,
    facts,
    before: null,
    after: decision.state,
    events: decision.events,
    clocks: [],
    main: false,
    appellant: sealed,
  })
}

/** One run of numbers for each day that the rows name; what is known already needs none. */
async function takeSequences(
  call: Call,
  rows: readonly HistoryRow[],
  isKnown: (row: HistoryRow) => boolean,
): Promise<number[]> {
  const { numbers } = call.runtime.use(caseRoom)
  const wanted = [...rows.keys()].filter((at) => !isKnown(rows[at]!))
  const byDay = Map.groupBy(wanted, (at) => localDate(rows[at]!.command.times.reportedAt))
  const sequences: number[] = []
  for (const places of byDay.values()) {
    const first = await numbers.takeRun(rows[places[0]!]!.command.times.reportedAt, places.length)
    for (const [offset, at] of places.entries()) sequences[at] = first + offset
  }
  return sequences
}
