/** All that other parts of the house may use of performance targets and self-evaluation. */
export * from './contract/checking.ts'
export * from './contract/targets.ts'
