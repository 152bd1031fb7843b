import type { Input } from '#core/operation.ts'
import { WHOLE_DISTRICT } from '#core/scope.ts'
import { dayOfDate, localDate } from '#core/time/local.ts'
import { unitBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { endStandingRule, reviewStandingRule, saveStandingRule } from '../contract.ts'
import { ownersOf } from './rule-owners.ts'
import { ruleFaults } from './standing-rule-faults.ts'
import { countRules, endRuleRow, findRule, insertReview, lockRule, saveRuleRow } from './standing-rule-store.ts'
import { getRuleInReach, isOfUnit, mayReview, ruleRow } from './standing-rules.ts'

const MOST_OF_UNIT = 300

export const saveStandingRuleHandler = handle(saveStandingRule, async (input, call) => {
  await lockRule(call.db, input.id)
  const before = await findRule(call.db, input.id, WHOLE_DISTRICT)
  if (before) await getRuleInReach(call, input.id)
  const { expectedVersion } = call.command
  if (expectedVersion !== null && before?.version !== expectedVersion) throw ruleFaults.stale()
  if (!call.runtime.use(unitBook).find(input.unit)?.active || !isOfUnit(call.scope(), input.unit))
    throw ruleFaults.unitUnknown()
  if (!before && (await countRules(call.db, input.unit)) >= MOST_OF_UNIT) throw ruleFaults.tooMany(MOST_OF_UNIT)
  if (dayOfDate(input.issuedOn) === null || dayOfDate(input.reviewDue) === null || input.reviewDue <= input.issuedOn)
    throw ruleFaults.dueOrder()
  const owner = (await ownersOf(call, input.unit)).find(({ id }) => id === input.ownerId)
  // Who has owned it until now may stay although their posts have changed.
  if (!owner && before?.ownerId !== input.ownerId) throw ruleFaults.ownerUnknown()
  await checkSuperseded(input, call)
  await saveRuleRow(
    call.db,
    {
      ...input,
      title: input.title.trim(),
      no: input.no.trim(),
      reference: input.reference.trim(),
      supersedes: input.supersedes ?? null,
      ownerName: owner?.name ?? before?.ownerName ?? '',
      byId: call.principal.id,
      byName: call.principal.name,
    },
    call.nowMs,
  )
  call.note(input.id)
  return rowOf(call, input.id)
})

async function rowOf(call: Call, id: string) {
  return ruleRow(call, await getRuleInReach(call, id), localDate(call.nowMs))
}

async function checkSuperseded({ id, supersedes, issuedOn }: Input<typeof saveStandingRule>, call: Call) {
  if (!supersedes) return
  const other = await findRule(call.db, supersedes, call.scope())
  const isFree = other?.supersededBy === null || other?.supersededBy.id === id
  // Dates that grow along the chain keep it from closing in a ring.
  if (!other || !isFree || other.id === id || other.issuedOn >= issuedOn) throw ruleFaults.supersededUnknown()
}

export const reviewStandingRuleHandler = handle(reviewStandingRule, async ({ id, nextDue, note }, call) => {
  await lockRule(call.db, id)
  const rule = await getRuleInReach(call, id)
  const today = localDate(call.nowMs)
  if (rule.endedOn !== null || rule.supersededBy !== null) throw ruleFaults.notInForce()
  if (!mayReview(call, rule)) throw ruleFaults.notOwner()
  if (dayOfDate(nextDue) === null || nextDue <= today) throw ruleFaults.reviewPast()
  const { id: byId, name: byName } = call.principal
  await insertReview(
    call.db,
    { id: call.newId(), ruleId: id, reviewedOn: today, nextDue, note: note.trim(), byId, byName },
    call.nowMs,
  )
  call.note(id, { nextDue })
  return rowOf(call, id)
})

export const endStandingRuleHandler = handle(endStandingRule, async ({ id, endedOn, reason }, call) => {
  await lockRule(call.db, id)
  const rule = await getRuleInReach(call, id)
  if (rule.endedOn !== null) throw ruleFaults.notInForce()
  if (dayOfDate(endedOn) === null || endedOn < rule.issuedOn) throw ruleFaults.endBeforeIssue()
  await endRuleRow(call.db, id, endedOn, reason.trim())
  call.note(id, { endedOn })
  return rowOf(call, id)
})
