/** All that other parts of the house may use of decisions. */
export * from './contract/analyses.ts'
export * from './contract/decisions.ts'
export * from './contract/forecasts.ts'
export * from './contract/loop.ts'
export * from './contract/units.ts'
