/** All that other parts of the house may use of the exchange with the city. */
export * from './contract/asks.ts'
export * from './contract/connection.ts'
export * from './contract/deliver.ts'
export * from './contract/ports.ts'
export * from './contract/reconciliation.ts'
export * from './contract/waiting.ts'
export type { CityState } from './domain/city-state.ts'
export type { CityThread } from './domain/compare-threads.ts'
