import { port } from '#core/port.ts'
import { type Flights, openFlights } from '../domain/flights.ts'

/** Answers of this process, by version of the figures. */
export interface DecisionRoom {
  answers: Flights<unknown>
}
export const decisionRoom = port<DecisionRoom>('decisions.room')

const MOST = 400

export const openDecisionRoom = (): DecisionRoom => ({ answers: openFlights(MOST) })
