/** All that other parts of the house may use of sensors: operations, ports and their types. */
export * from './contract/broker.ts'
export * from './contract/devices.ts'
export * from './contract/ports.ts'
