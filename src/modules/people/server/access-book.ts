import type { PostHeld, Principal } from '#platform/auth/principal.ts'
import type { PersonBook, Unit, UnitBook } from '../contract.ts'
import type { PostFacts } from '../domain/post-faults.ts'
import { scopeOfPost } from '../domain/scope-of-post.ts'
import type { AccessRows, KeyAccess, PersonAccess } from './access-store.ts'

/** Who may do what, in memory: one immutable picture, replaced whole after every change. */
export interface AccessBook {
  units: UnitBook
  persons: PersonBook
  posts: ReadonlyMap<string, PostFacts>
  findPerson(id: string): PersonAccess | null
  findAccount(account: string): PersonAccess | null
  findKey(keyHash: string): KeyAccess | null
  permissionsOf(post: string): ReadonlySet<string>
  countHolders(post: string): number
  /** Null for whoever has left, and for demonstration accounts where none are allowed. */
  principalOf(personId: string): Principal | null
}

const NONE: ReadonlySet<string> = new Set()

export function makeAccessBook(rows: AccessRows, demoAllowed: boolean): AccessBook {
  const units = makeUnitBook(rows.units)
  const persons = new Map(rows.persons.map((person) => [person.id, person]))
  const accounts = new Map(rows.persons.map((person) => [person.account.toLowerCase(), person]))
  const keys = new Map(rows.keys.map((key) => [key.keyHash, key]))
  const permissions = new Map<string, Set<string>>()
  for (const { post, permission } of rows.permissions) {
    const held = permissions.get(post)
    if (held) held.add(permission)
    else permissions.set(post, new Set([permission]))
  }
  const holders = new Map<string, string[]>()
  const note = (key: string, id: string) => {
    const ids = holders.get(key)
    if (!ids) holders.set(key, [id])
    else if (ids.at(-1) !== id) ids.push(id)
  }
  for (const person of rows.persons)
    if (person.active)
      for (const { post, unit } of person.posts) {
        note(post, person.id)
        note(`${post}@${unit}`, person.id)
      }

  const principals = new Map<string, Principal | null>()
  const permissionsOf = (post: string) => permissions.get(post) ?? NONE
  const makePrincipal = (person: PersonAccess | undefined): Principal | null => {
    if (!person?.active || (person.demo && !demoAllowed)) return null
    const posts = person.posts.flatMap(({ post, unit: unitId }): PostHeld[] => {
      const unit = units.find(unitId)
      if (!unit?.active) return []
      return [
        {
          post,
          unit: unitId,
          unitKind: unit.kind,
          areaCode: unit.areaCode ?? '',
          scope: scopeOfPost(post, unit, units.descendantsOf(unitId)),
          permissions: permissionsOf(post),
        },
      ]
    })
    return { kind: person.kind, id: person.id, account: person.account, name: person.name, posts }
  }

  return {
    units,
    persons: {
      find: (id) => persons.get(id) ?? null,
      holders: (post, unitId) => holders.get(unitId === undefined ? post : `${post}@${unitId}`) ?? [],
    },
    posts: new Map(rows.posts.map((post) => [post.id, post])),
    findPerson: (id) => persons.get(id) ?? null,
    findAccount: (account) => accounts.get(account.toLowerCase()) ?? null,
    findKey: (keyHash) => keys.get(keyHash) ?? null,
    permissionsOf,
    countHolders: (post) => holders.get(post)?.length ?? 0,
    principalOf: (personId) => {
      const known = principals.get(personId)
      if (known !== undefined) return known
      const made = makePrincipal(persons.get(personId))
      principals.set(personId, made)
      return made
    },
  }
}

function makeUnitBook(rows: readonly Unit[]): UnitBook {
  const byId = new Map(rows.map((unit) => [unit.id, unit]))
  const active = rows.filter((unit) => unit.active)
  const children = Map.groupBy(active, (unit) => unit.parentId ?? '')
  const below = new Map<string, string[]>()
  const descendantsOf = (id: string): readonly string[] => {
    const known = below.get(id)
    if (known) return known
    const found = [id]
    // Parents of the table form no circle: saving refuses one.
    for (const child of children.get(id) ?? []) found.push(...descendantsOf(child.id))
    below.set(id, found)
    return found
  }
  return {
    find: (id) => byId.get(id) ?? null,
    all: () => active,
    childrenOf: (id) => children.get(id) ?? [],
    descendantsOf,
  }
}
