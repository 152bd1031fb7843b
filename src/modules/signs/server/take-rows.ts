import { areaBook } from '#modules/territory/contract.ts'
import type { Call } from '#platform/call.ts'
import type { Executor } from '#platform/db/database.ts'
import type { RefusedRow } from '../contract.ts'
import { checkReading, type GivenReading, type Reading, type ReadingWorld } from '../domain/check-reading.ts'
import { rawKeptMs } from '../domain/sign-rules.ts'
import { keepReadings, tryReadings } from './keep-readings.ts'
import { signRoom } from './sign-room.ts'

export interface GivenRow {
  /** Index in a list, or line of a file: as the sender counts. */
  row: number
  given: GivenReading
}

export interface TakenRows {
  received: number
  saved: number
  known: number
  refusedCount: number
  refused: RefusedRow[]
}

const MOST_LISTED = 1000

/** Rows from outside: the good ones are kept, each of the others is refused in words. */
export async function takeRows(
  call: Call,
  db: Executor,
  rows: readonly GivenRow[],
  dryRun: boolean,
): Promise<TakenRows> {
  const room = call.runtime.use(signRoom)
  const world = worldOf(call)
  const good: { row: number; reading: Reading }[] = []
  const refused: RefusedRow[] = []
  const refuse = (row: number, sign: unknown, zh: string, en: string) =>
    refused.push({ row, sign: String(sign ?? '').slice(0, 60), reasonZh: zh, reasonEn: en })
  for (const { row, given } of rows) {
    const checked = checkReading(given, world)
    if (checked.ok) good.push({ row, reading: checked.reading })
    else refuse(row, given.sign, checked.why.zh, checked.why.en)
  }
  const readings = good.map(({ reading }) => reading)
  const given = { source: call.principal.account, nowMs: call.nowMs, tell: true }
  const kept = await (dryRun ? tryReadings(db, readings) : keepReadings(db, room, readings, given))
  for (const { index, standing } of kept.taken)
    refuse(
      good[index]!.row,
      readings[index]!.code,
      `该体征此时刻已有读数 ${standing}，未改动。读数有误请用新时刻补报`,
      `There is a reading of ${standing} for this instant, which stays; send a correction with a later time`,
    )
  refused.sort((a, b) => a.row - b.row)
  return {
    received: rows.length,
    saved: kept.saved,
    known: kept.known,
    refusedCount: refused.length,
    refused: refused.slice(0, MOST_LISTED),
  }
}

function worldOf({ runtime, nowMs }: Call): ReadingWorld {
  const room = runtime.use(signRoom)
  const areas = runtime.use(areaBook)
  const rules = room.rules()
  return {
    sign: (name) => room.find(name),
    // A place is a part of the district; the district itself is the row without one.
    isPlace: (code) => {
      const area = areas.find(code)
      return area !== null && area.level !== 'district' && area.validTo === null
    },
    nowMs,
    aheadMs: rules.aheadSeconds * 1000,
    keptMs: (sign) => rawKeptMs(rules, sign.refreshMinutes),
  }
}
