/** All that other parts of the house may use of the history: operations and their types. */
export * from './contract/files.ts'
