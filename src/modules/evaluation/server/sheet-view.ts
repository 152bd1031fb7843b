import { toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { drawSheet, type Sheet, type SheetRow, submitAppeal } from '../contract.ts'
import { evaluationFaults } from './faults.ts'
import { findSheet, type StoredHead } from './sheet-store.ts'
import { digestOf, findVersion, listVersionHeads } from './version-store.ts'

/** Drafts are for those who draw them up; others learn of a sheet when it is published. */
export const seesDrafts = (call: Call) => call.may(drawSheet.may)

/** The members that the caller's own posts answer for: their unit, or the street that their post lies in. */
export function ownScopes(call: Call, members: readonly { scope: string; unit: string | null }[]): string[] {
  const { posts } = call.principal
  return members
    .filter(({ scope, unit }) =>
      posts.some((held) => held.unit === unit || (held.areaCode !== '' && held.areaCode.startsWith(scope))),
    )
    .map(({ scope }) => scope)
}

/** Of these the caller may appeal: the unit's own posts that carry the permission. */
export function appealsFor(call: Call, unit: string | null): boolean {
  return call.principal.posts.some((held) => held.unit === unit && held.permissions.has(submitAppeal.may))
}

const instant = (ms: number | null) => (ms === null ? null : toRfc3339(ms))

export function sheetRow(call: Call, head: StoredHead): SheetRow {
  const names = new Map(head.members.map((member) => [member.scope, member]))
  const nameOf = (scope: string) => ({ zh: names.get(scope)?.zh ?? scope, en: names.get(scope)?.en ?? scope })
  const best = head.places.find(({ rank }) => rank === 1)
  const own = new Set(ownScopes(call, head.members))
  const { id, no, schemeId, schemeZh, schemeEn, schemeVersion, groupId, groupZh, groupEn, period, state, version } =
    head
  return {
    id,
    no,
    schemeId,
    schemeZh,
    schemeEn: schemeEn ?? schemeZh,
    schemeVersion,
    groupId,
    groupZh,
    groupEn,
    period,
    state,
    version,
    members: head.places.length,
    ranked: head.places.filter(({ rank }) => rank !== null).length,
    best: best?.score ? { ...nameOf(best.scope), score: best.score } : null,
    own: head.places
      .filter(({ scope }) => own.has(scope))
      .map(({ scope, score, rank }) => ({ scope, ...nameOf(scope), score, rank })),
    openAppeals: head.openAppeals,
    asOf: toRfc3339(head.asOfMs),
    publishedAt: instant(head.publishedMs),
    appealsUntil: instant(head.appealsUntilMs),
  }
}

/** One sheet as the caller may see it, in the newest version or in an earlier one. */
export async function viewSheet(call: Call, id: string, version?: number): Promise<Sheet> {
  const stored = await findSheet(call.db, id)
  if (!stored || (stored.state === 'draft' && !seesDrafts(call))) throw evaluationFaults.notFound()
  const isDraft = stored.state === 'draft'
  const heads = isDraft ? [] : await listVersionHeads(call.db, id)
  const shown = version ?? stored.version
  const kept = isDraft ? (shown === 1 ? stored : null) : await findVersion(call.db, id, shown)
  if (!kept) throw evaluationFaults.versionNotFound()
  const { inputs, outcome } = kept
  return {
    ...sheetRow(call, stored),
    shown,
    inputs,
    outcome,
    digest: heads.find((head) => head.version === shown)?.digest ?? digestOf(null, kept),
    versions: heads.map(({ version: of, atMs, byName, why, appealNo, digest }) => ({
      version: of,
      at: toRfc3339(atMs),
      byName,
      why,
      appealNo,
      digest,
    })),
    ownScopes: ownScopes(call, inputs.members),
    mayAppeal:
      stored.state === 'published' &&
      (stored.appealsUntilMs ?? 0) >= call.nowMs &&
      inputs.members.some(({ unit }) => appealsFor(call, unit)),
  }
}
