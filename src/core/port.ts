/**
 * A named place where one part of the house offers something to others in the same process: a module's book of facts
 * that hot paths read without a query, or the outside world behind an adapter. The contract declares it, a plug provides it.
 */
export interface Port<T> {
  kind: 'port'
  name: string
  /** Carries the type only; never set. */
  readonly offers?: T
}

export function port<T>(name: `${string}.${string}`): Port<T> {
  return { kind: 'port', name }
}
