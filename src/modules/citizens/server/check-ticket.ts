import type { Call } from '#platform/call.ts'
import { citizenFaults } from './citizen-faults.ts'
import { citizenRoom } from './citizen-room.ts'
import { type ReadTicket, readTicket } from './ticket.ts'

const HOUR_MS = 3_600_000

/** A ticket that was given out here and has not run out. */
export function checkTicket(call: Call, text: string): ReadTicket {
  const { ticketHours } = call.runtime.use(citizenRoom).rules()
  const ticket = readTicket(call.runtime.secrets, text)
  const ageMs = call.nowMs - (ticket?.madeMs ?? 0)
  if (!ticket || ageMs < 0 || ageMs > ticketHours * HOUR_MS) throw citizenFaults.ticketSpent()
  return ticket
}
