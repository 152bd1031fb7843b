/** All that other parts of the house may use of the ledger. */
export * from './contract/budget.ts'
export * from './contract/contracts.ts'
export * from './contract/costs.ts'
export * from './contract/payments.ts'
export * from './contract/projects.ts'
export * from './contract/questions.ts'
export * from './contract/savings.ts'
export * from './contract/tables.ts'
