/** All that other parts of the house may use of notices. */
export * from './contract/inbox.ts'
export * from './contract/kinds.ts'
export * from './contract/outgoing.ts'
export * from './contract/ports.ts'
