/** All that other parts of the house may use of performance targets and self-evaluation. */
export * from './contract/changes.ts'
export * from './contract/checking.ts'
export * from './contract/goals.ts'
export * from './contract/library.ts'
export * from './contract/plans.ts'
export * from './contract/targets.ts'
