/** All that other parts of the house may use of vital signs: operations, happenings, ports and their types. */
export * from './contract/board.ts'
export * from './contract/history.ts'
export * from './contract/ports.ts'
export * from './contract/readings.ts'
export * from './contract/thresholds.ts'
export { LEVELS, type Level, QUALITIES, type Quality, type SignCard, type Thresholds } from './domain/sign.ts'
