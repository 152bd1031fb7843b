import type { Call } from '#platform/call.ts'
import type { Runtime } from '#platform/runtime.ts'
import { readFollowCode } from '../domain/follow-code.ts'
import { citizenFaults } from './citizen-faults.ts'
import { citizenRoom } from './citizen-room.ts'
import { passIndexes } from './passes.ts'
import { addressOf, HOUR, refuseAfter } from './refuse-more-than.ts'
import { findByFollowIndex, findByPass, type StoredReport } from './report-store.ts'
import { countUp, type Tally } from './tally-store.ts'

export function followIndexes(runtime: Runtime, code: string): string[] {
  return runtime.secrets.indexes(code, 'citizens.follow')
}

const missesOf = (call: Call): Tally => ({ kind: 'wrong-key', subject: addressOf(call), windowMs: HOUR.windowMs })

export function refuseGuesser(call: Call): Promise<void> {
  return refuseAfter(call, call.runtime.use(citizenRoom).rules().wrongKeysAnHourAnAddress, missesOf(call))
}

export async function countWrongKey(call: Call): Promise<void> {
  await countUp(call.runtime.db, missesOf(call), call.nowMs)
}

/** The report that a follow code or pass opens. Wrong ones are counted by where they come from. */
export async function getByKey(call: Call, key: string, caseNo?: string): Promise<StoredReport> {
  await refuseGuesser(call)
  const { runtime } = call
  const code = readFollowCode(key)
  const found = code
    ? await findByFollowIndex(call.db, followIndexes(runtime, code))
    : await findByPass(call.db, passIndexes(runtime, key), call.nowMs)
  if (found && (caseNo === undefined || caseNo.trim().toUpperCase() === found.caseNo.toUpperCase())) return found
  await countWrongKey(call)
  throw citizenFaults.notFound()
}
