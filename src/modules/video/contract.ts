/** All that other parts of the house may use of video: operations, the port of platforms and its types. */
export * from './contract/looks.ts'
export * from './contract/ports.ts'
