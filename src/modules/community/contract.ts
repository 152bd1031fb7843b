/** All that other parts of the house may use of the community: operations and their types. */
export * from './contract/enterprises.ts'
export * from './contract/figures.ts'
export * from './contract/households.ts'
export * from './contract/imports.ts'
export * from './contract/needs.ts'
export * from './contract/picture.ts'
export * from './contract/records.ts'
export * from './contract/residents.ts'
export type {
  DueState,
  Gender,
  ImportKind,
  NeedState,
  RecordResult,
  RecordSort,
  Relation,
  Tenure,
} from './domain/words.ts'
export { GENDERS, RELATIONS, TENURES } from './domain/words.ts'
