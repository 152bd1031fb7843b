import { job } from '#platform/plug.ts'
import { attentionAfter, calendarBook } from '../contract.ts'
import { lockUnknownAttention, saveAttention } from './clock-store.ts'

const BATCH = 500

/** Clocks that were stored before attention was kept get theirs; once they all have it, this finds nothing. */
export const fillAttention = job(
  'clocks.fillAttention',
  async (_payload, call) => {
    const { runtime, nowMs } = call
    for (let filled = BATCH; filled === BATCH; )
      filled = await runtime.db.tx(async (tx) => {
        const clocks = await lockUnknownAttention(tx, BATCH)
        if (clocks.length === 0) return 0
        const calendar = runtime.use(calendarBook).calendar()
        const rows = clocks.map((clock) => {
          const { level, nextMs } = attentionAfter(clock, nowMs, calendar)
          return { id: clock.id, attentionMs: level === null ? nextMs : nowMs }
        })
        await saveAttention(tx, rows)
        return clocks.length
      })
  },
  '* * * * *',
)
