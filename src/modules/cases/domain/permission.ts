import { addUnits } from '#core/time/due.ts'
import { did } from './acts.ts'
import type { CaseCommand } from './command.ts'
import type { HeldPost, UnitKind } from './facts.ts'
import { findLead, isWorkable } from './orders.ts'
import { centrePosts, unitPosts } from './posts.ts'
import type { Scene, ViewFacts } from './scene.ts'
import { separationPairs } from './separation.ts'

/** Holds the actor one of the row's posts for this case's area and unit? A service comes with its credential. */
export function isPermitted(scene: Scene, command: CaseCommand | null): boolean {
  const { row, facts } = scene
  const { actor } = facts
  if (actor.kind !== 'person') {
    if (!row.who.includes(actor.kind) || !mayClose(scene, actor.kind)) return false
    return actor.kind !== 'system' || systemMay(scene, command)
  }
  return actor.posts.some(
    (held) => row.who.includes(held.post) && mayClose(scene, held.post) && postCounts(held, scene, command),
  )
}

/** Who closes is a switch of the variant; the row lists all who ever may. */
function mayClose({ row, rules }: Scene, who: Scene['row']['who'][number]): boolean {
  return row.id !== 'close' || rules.closer.includes(who)
}

/** What the system does by itself needs a rule or a confidence that the district has allowed. */
function systemMay({ row, rules, state, facts }: Scene, command: CaseCommand | null): boolean {
  switch (row.id) {
    case 'accept': {
      if (rules.autoAccept === 'off') return false
      if (command?.type !== 'accept') return true
      return rules.autoAccept === 'rule'
        ? Boolean(command.byRule)
        : (command.confidence ?? 0) >= rules.autoAcceptConfidence
    }
    case 'dispatch': {
      if (command?.type !== 'dispatch') return true
      const least = rules.autoDispatchConfidence
      return Boolean(command.byRule) || (least !== null && (command.confidence ?? 0) >= least)
    }
    case 'sign': {
      const after = rules.autoSignAfter
      const sent = state.at.dispatchedAt
      return after !== null && sent !== null && facts.atMs >= addUnits(sent, after, facts.calendar)
    }
    // otherwise only when intake orders it (domain §4.5 verifyBeforeFiling)
    case 'requestVerification':
      return !['never', 'onRequest'].includes(rules.verifyBeforeFiling)
    default:
      return true
  }
}

function postCounts(held: HeldPost, scene: Scene, command: CaseCommand | null): boolean {
  const { state, facts, row } = scene
  if (held.post === 'reporterCitizen') return state.appellants.includes(facts.actor.personId ?? '')
  if (centrePosts.includes(held.post)) return isOfCentre(held, facts) && covers(held, scene)
  if (row.scope === 'free') return true
  if (row.scope === 'checker') return isNamed(state.checks.checker, held, scene)
  if (row.scope === 'verifier') return isNamed(state.verification?.verifier ?? null, held, scene)
  if (!unitPosts.includes(held.post)) return covers(held, scene)
  return unitCounts(held, scene, command)
}

export function isOfCentre(held: HeldPost, facts: ViewFacts): boolean {
  return held.unit !== null && facts.unit(held.unit)?.kind === 'opsCenter'
}

const STREET_KINDS: readonly UnitKind[] = ['streetCenter', 'community', 'gridTeam']
const DISTRICT_DIGITS = 6

/** A post without an area covers its street's cases, and outside the streets all. An unresolved place lies in no area. */
function covers({ areaCode, unit }: HeldPost, { state, facts }: Scene): boolean {
  const home = unit === null ? null : facts.unit(unit)
  const area = areaCode ?? (home && STREET_KINDS.includes(home.kind) ? home.areaCode : null)
  if (area === null || area.length <= DISTRICT_DIGITS) return true
  return state.place.areaCode?.startsWith(area) ?? false
}

/** The one who is named, else whoever serves the area. */
function isNamed(person: string | null, held: HeldPost, scene: Scene): boolean {
  return person === null ? covers(held, scene) : person === scene.facts.actor.personId
}

function unitCounts(held: HeldPost, scene: Scene, command: CaseCommand | null): boolean {
  const { state, row, order } = scene
  const { unit } = held
  switch (row.scope) {
    case 'lead':
      return findLead(state)?.unit === unit
    case 'parent':
    case 'worker':
      return order
        ? order.unit === unit
        : command === null && state.orders.some((each) => each.unit === unit && isWorkable(each))
    case 'request':
      return state.request?.unit === unit
    case 'answer':
      return true
    case 'measure':
      // on the spot whoever is there puts up the guard: who had the case, or whose area it is
      return state.orders.some((each) => each.unit === unit) || (isOnSpot(held) && covers(held, scene))
    default:
      return covers(held, scene) || state.orders.some((each) => each.unit === unit)
  }
}

function isOnSpot({ post }: HeldPost): boolean {
  return post === 'gridWorker' || post === 'communityOfficer'
}

/** Is the actor barred because of what they did before in this case, or in its open request? */
export function isSeparated({ state, row, facts }: Scene): boolean {
  const person = facts.actor.personId
  if (person === null) return false
  return separationPairs.some(({ first, second, scope }) => {
    if (second !== row.id) return false
    if (scope === 'case') return did(state, person, first)
    if (scope === 'supervision') return state.supervision?.repliedBy === person
    const { request } = state
    if (scope !== 'request' || !request) return false
    return first === 'endorseRequest' ? request.endorsedBy === person : request.by === person
  })
}
