import { toRfc3339 } from '#core/time/local.ts'
import type { CallEvent, CallSimulator } from '#modules/hotline/contract.ts'

/** Numbers that belong to nobody: this block is not given out. */
const INVENTED = '1990000'

/** Not a call centre: invents the events that one would send, for trying out and training. */
export const simulateEvents: CallSimulator = ({ id, number, atMs, course, agent }) => {
  const at = (laterMs: number) => toRfc3339(atMs + laterMs)
  const digits = Number.parseInt(id.replaceAll('-', '').slice(-8), 16) % 10_000
  const caller = `${INVENTED}${String(digits).padStart(4, '0')}`
  const common = { callId: id, number, caller, ...(agent === null ? {} : { agent }) }
  const begun: CallEvent[] = [
    { ...common, kind: 'offered', at: at(0) },
    { ...common, kind: 'queued', at: at(0) },
  ]
  if (course === 'answered') return [...begun, { ...common, kind: 'answered', at: at(4000) }]
  if (course === 'abandoned') return [...begun, { ...common, kind: 'abandoned', at: at(20_000) }]
  return begun
}
