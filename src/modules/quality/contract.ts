/** All that other parts of the house may use of spot checks. */
export * from './contract/corrections.ts'
export * from './contract/entries.ts'
export * from './contract/plans.ts'
export * from './contract/ports.ts'
export * from './contract/results.ts'
export * from './contract/tasks.ts'
