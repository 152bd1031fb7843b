import { naturalMs } from '#core/time/due.ts'
import { DAY_MS } from '#core/time/local.ts'
import { job } from '#platform/plug.ts'
import { type Variant, variants } from '../domain/enums.ts'
import { type CaseRoom, caseRoom } from './case-room.ts'
import { endedBefore } from './ended-store.ts'
import { runAsSystem } from './run-as-system.ts'

const BATCH = 200

/**
 * Each night what has been over long enough is archived; what the rules refuse (too early, something open, an objection
 * at intake) waits for a later night. Masters go first, so that the cases merged into them can follow.
 */
export const archiveEnded = job(
  'cases.archiveEnded',
  async (_payload, { db, nowMs, runtime }) => {
    const ms = nowMs - leastAgeMs(runtime.use(caseRoom))
    for (const merged of [false, true]) {
      let after: string | null = null
      for (;;) {
        const ended: string[] = await endedBefore(db, { merged, ms, after, limit: BATCH })
        for (const id of ended) await runAsSystem(runtime, 'cases.archiveEnded', id, { type: 'archive' })
        if (ended.length < BATCH) break
        after = ended.at(-1)!
      }
    }
  },
  '20 2 * * *',
)

/** The shortest time before archiving that any rules know; each case is then judged by its own. */
function leastAgeMs(room: CaseRoom): number {
  const ages = room.ruleVersions().flatMap(({ key }) => {
    const book = room.rules(key)
    return room.catalogue
      .channels()
      .filter(({ id }) => book.findChannel(id))
      .flatMap(({ id }) =>
        (Object.keys(variants) as Variant[]).map((variant) => book.rulesFor(id, variant).archiveAfter),
      )
  })
  return Math.min(...ages.map((age) => naturalMs(age) ?? DAY_MS))
}
