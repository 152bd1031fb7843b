import type { Call } from '#platform/call.ts'
import { citizenFaults } from './citizen-faults.ts'
import { countOf, countUp, type Tally } from './tally-store.ts'

export const HOUR = { windowMs: 3_600_000, zh: '一小时后', en: 'in an hour' }
export const DAY = { windowMs: 86_400_000, zh: '明天', en: 'tomorrow' }

/** Counts more, whatever becomes of the call: outside of its transaction. */
export async function refuseMoreThan(
  call: Call,
  most: number,
  kind: string,
  subject: string,
  window: typeof HOUR,
  more = 1,
): Promise<void> {
  const count = await countUp(call.runtime.db, { kind, subject, windowMs: window.windowMs }, call.nowMs, more)
  if (count > most) throw citizenFaults.tooMany(window.zh, window.en)
}

/** Only looks: for what is counted when it fails. */
export async function refuseAfter(call: Call, most: number, tally: Tally): Promise<void> {
  if ((await countOf(call.runtime.db, tally, call.nowMs)) >= most) throw citizenFaults.tooMany(HOUR.zh, HOUR.en)
}

/** Where a call comes from, as a blind index; of IPv6 the half that one customer has. */
export function addressOf(call: Call): string {
  const ip = call.ip ?? 'local'
  const home = ip.includes(':') && !ip.includes('.') ? ip.split(':').slice(0, 4).join(':') : ip
  return call.runtime.secrets.indexes(home, 'citizens.source')[0]!
}
