/**
 * A rulebook decides by pure functions: `decide` turns a state and a command into events or a refusal,
 * `evolve` folds one event into the state. Time, ids and facts of the world are passed in.
 */
export interface Rulebook<State, Command, Event, Facts> {
  initial: State
  decide(state: State, command: Command, facts: Facts): Decision<Event>
  evolve(state: State, event: Event): State
}

export type Decision<Event> = { ok: true; events: Event[] } | { ok: false; refusal: Refusal }

export interface Refusal {
  code: string
  zh: string
  en: string
  status: number
}

/** Replays events from the beginning; the row of an aggregate must equal the fold of its record. */
export function fold<State, Event>(
  evolve: (state: State, event: Event) => State,
  initial: State,
  events: Iterable<Event>,
): State {
  let state = initial
  for (const event of events) state = evolve(state, event)
  return state
}
