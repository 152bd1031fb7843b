/** All that other parts of the house may use of the catalogue: books, operations and their types. */
export * from './contract/books.ts'
export * from './contract/categories.ts'
export * from './contract/channels.ts'
export * from './contract/duty.ts'
