/** All that other parts of the house may use of alerts. */
export * from './contract/alerts.ts'
export * from './contract/assessment.ts'
export * from './contract/rules.ts'
export * from './contract/tasks.ts'
