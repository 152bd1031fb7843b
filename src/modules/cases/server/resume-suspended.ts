import { job } from '#platform/plug.ts'
import { runAsSystem } from './run-as-system.ts'
import { type DueCase, suspendedUntil } from './suspension-store.ts'

const BATCH = 200

/** Work goes on at the target date. Every minute looks at all that is due, so an outage is made up for by the next run. */
export const resumeSuspended = job(
  'cases.resumeSuspended',
  async (_payload, { db, nowMs, runtime }) => {
    let last: DueCase | null = null
    for (;;) {
      const due: DueCase[] = await suspendedUntil(db, nowMs, last, BATCH)
      for (const { id } of due) await runAsSystem(runtime, 'cases.resumeSuspended', id, { type: 'resume' })
      if (due.length < BATCH) return
      last = due.at(-1)!
    }
  },
  '* * * * *',
)
