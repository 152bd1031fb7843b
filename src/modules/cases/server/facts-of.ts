import type { Clock } from '#modules/clocks/contract.ts'
import type { Principal } from '#platform/auth/principal.ts'
import type { CaseState } from '../domain/case-state.ts'
import type { Actor, Facts, HeldPost, UnitFacts } from '../domain/facts.ts'
import type { CaseRoom } from './case-room.ts'

/** The city's program signs in with a key of an account that holds this post. */
export function isUpperPlatform(principal: Principal): boolean {
  return principal.posts.some((held) => held.post === 'upperPlatform')
}

/** Who acts, as the rules see them. */
export function actorOf(principal: Principal): Actor {
  if (principal.kind === 'system') return { kind: 'system', personId: null, posts: [] }
  if (isUpperPlatform(principal)) return { kind: 'upperPlatform', personId: null, posts: [] }
  return {
    kind: 'person',
    personId: principal.id,
    posts: principal.posts.map(
      (held) => ({ post: held.post, unit: held.unit, areaCode: held.areaCode || null }) as HeldPost,
    ),
  }
}

export interface FactParts {
  room: CaseRoom
  actor: Actor
  atMs: number
  state: CaseState | null
  openClocks: readonly Clock[]
  related: ReadonlyMap<string, CaseState>
  newId(): string
  birth: Facts['birth']
  /** A citizen's objection waits at intake; looked up for archiving only. */
  objectionWaits?: boolean
  /** Category and place that the command itself brings, for the duty table. */
  category?: string | null
  areaCode?: string | null
}

export function factsOf(parts: FactParts): Facts {
  const { room, state } = parts
  const category = parts.category ?? state?.category ?? null
  const areaCode = parts.areaCode ?? state?.place.areaCode ?? null
  return {
    atMs: parts.atMs,
    actor: parts.actor,
    rules: room.rules(state?.rulesVersion),
    calendar: room.calendar.calendar(),
    openClocks: parts.openClocks,
    newId: parts.newId,
    unit: (id) => unitFacts(room, id),
    category: (code) => room.catalogue.category(code),
    duty: category ? room.catalogue.duty(category, areaCode) : null,
    objectionWaits: parts.objectionWaits ?? false,
    verifierOnDuty: (code) => room.verifierOnDuty(code, parts.atMs),
    related: (id) => parts.related.get(id) ?? null,
    birth: parts.birth,
  }
}

function unitFacts(room: CaseRoom, id: string): UnitFacts | null {
  const unit = room.units.find(id)
  if (!unit) return null
  return {
    id: unit.id,
    kind: unit.kind,
    parent: unit.parentId,
    active: unit.active,
    areaCode: unit.areaCode,
    clearedForSecret: unit.kind !== 'vendor',
  }
}
