/** All that other parts of the house may use of the ledger. */
export * from './contract/projects.ts'
