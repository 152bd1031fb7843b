import { type CaseRow, lifecycleTable } from '../lifecycle-table.ts'
import { checkClocks } from './check-clocks.ts'
import { checkConflicts } from './check-conflicts.ts'
import { checkNames } from './check-names.ts'
import { checkPosts } from './check-posts.ts'
import { checkValues } from './check-values.ts'
import { checkWays } from './check-ways.ts'
import type { Finding } from './finding.ts'
import { readRuleSet } from './read-rule-set.ts'
import { ruleContexts } from './rule-context.ts'
import type { RuleSet } from './rule-set.ts'
import { postsHeld, type RuleWorld } from './rule-world.ts'

export type RuleCheck = { ok: true; set: RuleSet } | { ok: false; findings: Finding[] }

/**
 * Refuses a rule set by which some case could not be brought to its end. Names and values come first: how cases would
 * flow is looked at only under switches that can be read.
 */
export function checkRules(value: unknown, world: RuleWorld, table: readonly CaseRow[] = lifecycleTable): RuleCheck {
  const { set, findings } = readRuleSet(value)
  if (!set) return refused(findings.filter(({ code }) => code === 'shape'))
  const names = [...findings, ...checkNames(set)]
  if (names.length > 0) return refused(names)
  const values = checkValues(set)
  if (values.length > 0) return refused(values)
  const contexts = ruleContexts(set)
  const held = postsHeld(world)
  const deeper = [
    ...checkConflicts(set, contexts),
    ...checkPosts(table, contexts, held),
    ...checkWays(table, contexts, held),
    ...checkClocks(set, table, contexts, held),
  ]
  return deeper.length > 0 ? refused(deeper) : { ok: true, set }
}

/** A file that is something else altogether must not give an endless list. */
const MOST_FINDINGS = 100

function refused(findings: Finding[]): RuleCheck {
  return { ok: false, findings: findings.slice(0, MOST_FINDINGS) }
}
