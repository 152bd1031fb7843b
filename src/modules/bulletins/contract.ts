/** All that other parts of the house may use of bulletins. */
export * from './contract/bulletins.ts'
export * from './contract/ports.ts'
export * from './contract/standing.ts'
export * from './contract/templates.ts'
