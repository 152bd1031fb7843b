/** All that other parts of the house may use of supervision. */
export * from './contract/activities.ts'
export * from './contract/key-cases.ts'
export * from './contract/register.ts'
export * from './contract/statistics.ts'
