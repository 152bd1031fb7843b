/** All that other parts of the house may use of the hotline. */
export * from './contract/calls.ts'
export * from './contract/events.ts'
export * from './contract/figures.ts'
export * from './contract/filing.ts'
export * from './contract/keeping.ts'
