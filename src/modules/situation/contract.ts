/** All that other parts of the house may use of the situation map: operations, happenings, ports and their types. */
export * from './contract/layer-edits.ts'
export * from './contract/layer-loads.ts'
export * from './contract/layers.ts'
export * from './contract/picture.ts'
export * from './contract/ports.ts'
export * from './contract/space.ts'
export * from './contract/tiles.ts'
export * from './contract/updates.ts'
