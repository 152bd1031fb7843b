import { addUnits } from '#core/time/due.ts'
import type { Limit } from '#core/time/limit.ts'
import type { Call } from '#platform/call.ts'
import { job } from '#platform/plug.ts'
import { type Variant, variants } from '../domain/enums.ts'
import { type CaseRoom, caseRoom } from './case-room.ts'
import { runAsSystem } from './run-as-system.ts'
import { type UnsignedCase, type UnsignedGroup, unsignedOf } from './unsigned-store.ts'

const BATCH = 200

/** Where the switch autoSignAfter says so, an order that nobody signs is signed by the system (domain §4.3 sign). */
export const signUnsigned = job(
  'cases.signUnsigned',
  async (_payload, call) => {
    for (const [group, after] of signedByThemselves(call.runtime.use(caseRoom))) await signGroup(call, group, after)
  },
  '* * * * *',
)

/** Kinds of cases that the rules sign; mostly none, and then nothing is looked for. */
function signedByThemselves(room: CaseRoom): [UnsignedGroup, Limit][] {
  const found: [UnsignedGroup, Limit][] = []
  for (const { key } of room.ruleVersions()) {
    const book = room.rules(key)
    for (const { id: channel } of room.catalogue.channels()) {
      if (!book.findChannel(channel)) continue
      for (const variant of Object.keys(variants) as Variant[]) {
        const after = book.rulesFor(channel, variant).autoSignAfter
        if (after) found.push([{ channel, variant, rulesVersion: key }, after])
      }
    }
  }
  return found
}

async function signGroup({ db, nowMs, runtime }: Call, group: UnsignedGroup, after: Limit): Promise<void> {
  const calendar = runtime.use(caseRoom).calendar.calendar()
  let last: UnsignedCase | null = null
  for (;;) {
    const waiting: UnsignedCase[] = await unsignedOf(db, group, last, BATCH)
    for (const { id, dispatchedMs } of waiting) {
      // a later dispatch is never due before an earlier one
      if (addUnits(dispatchedMs, after, calendar) > nowMs) return
      await runAsSystem(runtime, 'cases.signUnsigned', id, { type: 'sign' })
    }
    if (waiting.length < BATCH) return
    last = waiting.at(-1)!
  }
}
