import { localDate } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import type { Executor } from '#platform/db/database.ts'
import { handle } from '#platform/plug.ts'
import { getRuleSupport, linkStandingRules, type RuleSupport } from '../contract.ts'
import { stateOn } from '../domain/standing-rule/state-on.ts'
import { type Support, supportOn } from '../domain/standing-rule/support-on.ts'
import { evidenceFaults } from './evidence-faults.ts'
import { holdSheetOpen } from './evidence-store.ts'
import { ruleFaults } from './standing-rule-faults.ts'
import { linkRules, listRules, rulesOfTargets } from './standing-rule-store.ts'
import { surveyRulesBook } from './survey-rules-book.ts'
import { getTargetInReach } from './target-in-reach.ts'
import type { StoredTarget } from './target-store.ts'

/** Whether the documents linked to each target support the word 健全 on a day, and which do not; none linked, no entry. */
export async function ruleSupport(
  db: Executor,
  targetIds: readonly string[],
  on: string,
): Promise<ReadonlyMap<string, Support>> {
  const linked = await rulesOfTargets(db, targetIds)
  return new Map([...linked].map(([targetId, rules]) => [targetId, supportOn(rules, on)]))
}

/** The year's last day once it is over; until then today. */
export function closingDay(year: number, nowMs: number): string {
  const today = localDate(nowMs)
  const last = `${year}-12-31`
  return today < last ? today : last
}

async function supportRow(call: Call, target: StoredTarget, on: string): Promise<RuleSupport> {
  const rules = (await rulesOfTargets(call.db, [target.id])).get(target.id) ?? []
  const { remindDays } = call.runtime.use(surveyRulesBook).rules()
  const { supported, lacking } = supportOn(rules, on)
  return {
    on,
    supported,
    lacking,
    rules: rules.map((rule) => {
      const { state, due } = stateOn(rule, on, remindDays)
      return { id: rule.id, title: rule.title, no: rule.no, state, due }
    }),
  }
}

export const getRuleSupportHandler = handle(getRuleSupport, async ({ targetId, on }, call) => {
  const target = await getTargetInReach(call, targetId)
  return supportRow(call, target, on ?? closingDay(target.year, call.nowMs))
})

export const linkStandingRulesHandler = handle(linkStandingRules, async ({ targetId, ruleIds }, call) => {
  const target = await getTargetInReach(call, targetId)
  if (target.kind !== 'qualitative') throw ruleFaults.notQualitative()
  if (!(await holdSheetOpen(call.db, target.planId))) throw evidenceFaults.sheetNotDraft()
  const known = new Set((await listRules(call.db, call.scope())).map(({ id }) => id))
  if (ruleIds.some((id) => !known.has(id))) throw ruleFaults.notFound()
  await linkRules(call.db, targetId, ruleIds)
  call.note(targetId, { ruleIds })
  return supportRow(call, target, closingDay(target.year, call.nowMs))
})
