/** All that other parts of the house may use of people: ports, happenings, operations and their types. */
export * from './contract/books.ts'
export * from './contract/keys.ts'
export * from './contract/persons.ts'
export * from './contract/posts.ts'
export * from './contract/records.ts'
export * from './contract/roster.ts'
export * from './contract/sign-in.ts'
export * from './contract/units.ts'
