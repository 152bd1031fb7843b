import { Type } from 'typebox'
import { happening } from '#core/happening.ts'
import { port } from '#core/port.ts'
import type { OrgKind, OrgLevel } from '../domain/org-kind.ts'
import type { ShiftKind } from '../domain/shift.ts'
import { PersonId } from './words.ts'

export type { OrgKind, OrgLevel, ShiftKind }

/** One organisation: the centre, a department, a street centre, a community, a grid team. */
export interface Unit {
  id: string
  zh: string
  en: string
  kind: OrgKind
  level: OrgLevel
  parentId: string | null
  /** Code of the street, community or grid that it serves; null for one that serves the whole district. */
  areaCode: string | null
  active: boolean
  /** What it is there for, in the words of its remit. */
  remitZh?: string
}

/** Organisations in memory. Lists hold the active ones, in order of id; `find` also knows those that have ended. */
export interface UnitBook {
  find(id: string): Unit | null
  all(): readonly Unit[]
  childrenOf(id: string): readonly Unit[]
  /** Ids of all below it and its own. */
  descendantsOf(id: string): readonly string[]
}

export interface PersonEntry {
  id: string
  account: string
  name: string
  active: boolean
  posts: readonly { post: string; unit: string }[]
}

/** Persons (and programs with an account) in memory. */
export interface PersonBook {
  find(id: string): PersonEntry | null
  /** Ids of the active persons who hold the post, in the unit if one is named; in order of account. */
  holders(post: string, unitId?: string): readonly string[]
}

export interface Responsible {
  personId: string
  name: string
  /** Empty when no number is known. */
  phoneMasked: string
  /** `standing`: nobody is on the roster at that time, so whoever holds the grid's post answers for it. */
  shift: ShiftKind | 'standing'
}

export interface RosterBook {
  /** Who answers for a grid (or community or street) at a moment; never empty where somebody has been appointed. */
  responsibleAt(areaCode: string, atMs: number): readonly Responsible[]
}

export interface AdminWish {
  account: string
  name: string
  /** One of the three admins; `sysAdmin` unless told. */
  post?: 'sysAdmin' | 'securityAdmin' | 'auditor'
}

/** Makes administrators where nobody can sign in yet: for the command line at the machine itself. */
export interface AdminPort {
  /** `call` is the house's own call (`runtime.asSystem`). The password is shown once and must be changed. */
  createAdmin(call: object, wish: AdminWish): Promise<{ password: string }>
  /** A key that carries the posts of an account, shown once. */
  createKey(call: object, wish: { account: string; label: string }): Promise<{ account: string; key: string }>
  /** A program of the demonstration with a key that everybody may read; refused elsewhere. */
  seedProgram(call: object, wish: DemoProgram): Promise<void>
}

export interface DemoProgram {
  account: string
  name: string
  label: string
  key: string
  posts: readonly { post: string; unit: string }[]
}

export const adminPort = port<AdminPort>('people.adminPort')
export const unitBook = port<UnitBook>('people.unitBook')
export const personBook = port<PersonBook>('people.personBook')
export const rosterBook = port<RosterBook>('people.rosterBook')

/** Sent through `runtime.broadcast` when organisations, persons, posts or permissions have changed. */
export const PEOPLE_CHANGED = 'people.access'
/** Sent through `runtime.broadcast` when the roster has changed. */
export const ROSTER_CHANGED = 'people.roster'

/** A leaver's work goes to the successor: whoever keeps open tasks of persons moves them. */
export const handedOver = happening('people.handedOver', Type.Object({ fromId: PersonId, toId: PersonId }))
