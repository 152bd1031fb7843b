/** All that other parts of the house may use of the citizens' pages: operations, the door to WeChat and their types. */
export * from './contract/follow.ts'
export * from './contract/ports.ts'
export * from './contract/reporting.ts'
export * from './contract/staff.ts'
