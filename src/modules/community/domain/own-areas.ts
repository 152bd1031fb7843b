import type { Scope } from '#core/scope.ts'

/** Digits of a community's code. */
const COMMUNITY = 12

/**
 * Whose people somebody sees: those of communities and grids in which the post is held, and nobody else. A post at a
 * street or at the centre opens no household, even where a district has given it the permission (domain §12.1: least
 * that is needed); units bring nothing, for a household is nobody's order.
 */
export function ownAreas(scope: Scope): readonly string[] {
  return scope.areas.filter((code) => code.length >= COMMUNITY)
}

/** The part of the own areas that lies within a wanted one; empty where they have nothing in common. */
export function narrow(own: readonly string[], wanted: string | undefined): readonly string[] {
  if (wanted === undefined) return own
  return own.flatMap((code) => (code.startsWith(wanted) ? [code] : wanted.startsWith(code) ? [wanted] : []))
}
