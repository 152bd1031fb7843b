import { port } from '#core/port.ts'
import { CATALOGUE_CHANGED } from '#modules/catalogue/contract.ts'
import { TERRITORY_CHANGED } from '#modules/territory/contract.ts'
import type { Runtime } from '#platform/runtime.ts'
import { type Flights, openFlights } from '../domain/flights.ts'

/** Answers of this process, by version of the figures. */
export interface DecisionRoom {
  answers: Flights<unknown>
}
export const decisionRoom = port<DecisionRoom>('decisions.room')

const LIMITS = { most: 400, slowMs: 100, staleMs: 15_000 }

export function openDecisionRoom({ wallMs }: Runtime): DecisionRoom {
  return { answers: openFlights(LIMITS, wallMs) }
}

/** Answers hold names. */
export async function forgetOldNames(runtime: Runtime): Promise<void> {
  const { answers } = runtime.use(decisionRoom)
  for (const topic of [TERRITORY_CHANGED, CATALOGUE_CHANGED]) runtime.broadcast.on(topic, () => answers.forget())
}
