import { WHOLE_DISTRICT } from '#core/scope.ts'
import { DAY_MS, localDate, parseRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import type { DemoProofs } from './demo-proofs.ts'
import { findProjectByKey, listTargetsNamed } from './seed-proof-store.ts'
import { findRule, insertReview, linkRules, rulesOfTargets, saveRuleRow } from './standing-rule-store.ts'

/** Standing rules with their reviews, and the targets that rest on them. What stands there already stays as it is. */
export async function seedRules(call: Call, { unit, standingRules, reviews, links }: DemoProofs): Promise<number> {
  let made = 0
  // Those that are replaced come first.
  for (const rule of standingRules.toSorted((a, b) => a.issuedOn.localeCompare(b.issuedOn))) {
    if (await findRule(call.db, rule.id, WHOLE_DISTRICT)) continue
    const owner = await call.runtime.signIn.findByAccount(rule.owner)
    if (!owner) continue
    const due = localDate(call.nowMs + rule.reviewInDays * DAY_MS)
    const { id, title, no, kind, issuedOn, reference, supersedes = null } = rule
    const own = reviews.filter((review) => review.rule === id)
    await saveRuleRow(
      call.db,
      {
        id,
        unit,
        title,
        no,
        kind,
        ownerId: owner.id,
        ownerName: owner.name,
        issuedOn,
        reviewDue: own[0]?.reviewedOn ?? due,
        reference,
        supersedes,
        byId: owner.id,
        byName: owner.name,
      },
      call.nowMs,
    )
    for (const { id: reviewId, reviewedOn, note } of own)
      await insertReview(
        call.db,
        { id: reviewId, ruleId: id, reviewedOn, nextDue: due, note, byId: owner.id, byName: owner.name },
        parseRfc3339(`${reviewedOn}T10:00:00+08:00`)!,
      )
    made += 1
  }
  for (const { project, target, rules } of links) {
    const projectId = project === null ? null : await findProjectByKey(call.db, project)
    if (project !== null && projectId === null) continue
    const ids = (await listTargetsNamed(call.db, { projectId, unit, name: target })).map(({ id }) => id)
    const linked = await rulesOfTargets(call.db, ids)
    for (const id of ids) if (!linked.has(id)) await linkRules(call.db, id, rules)
  }
  return made
}
