import { handle } from '#platform/plug.ts'
import { saveRules, tryRules } from '../contract.ts'
import { checkRules } from '../domain/rules/check-rules.ts'
import { ruleDifferences } from '../domain/rules/rule-differences.ts'
import type { RuleSet } from '../domain/rules/rule-set.ts'
import { ruleVersionOf } from './get-rules.ts'
import { notAgreeing, rulesRefused, rulesStale, rulesUnchanged } from './rule-faults.ts'
import { addRuleVersion, countOpenCasesByRules, keyOf, lockRuleVersions } from './rule-store.ts'
import { mayAgree, ruleWorld } from './rule-world.ts'

type Choice = Pick<RuleSet, 'preset' | 'district' | 'limits'>

/** Base, presets and channels stay those in force; a district chooses the rest. */
function withChoice(inForce: RuleSet, { preset, district, limits }: Choice): RuleSet {
  return { ...inForce, preset, district, limits: { ...limits, version: inForce.limits.version } }
}

export const tryRulesHandler = handle(tryRules, async (input, call) => {
  const inForce = ruleVersionOf(call, 'current')
  const check = checkRules(withChoice(inForce.data, input), ruleWorld(call.runtime))
  const open = await countOpenCasesByRules(call.db)
  return {
    ok: check.ok,
    findings: check.ok ? [] : check.findings,
    differences: isReadable(check) ? ruleDifferences(inForce.data, withChoice(inForce.data, input)) : [],
    inForce: inForce.version,
    staying: [...open.values()].reduce((sum, count) => sum + count, 0),
  }
})

/** Names and values are right, so that they can be put into words. */
function isReadable(check: ReturnType<typeof checkRules>): boolean {
  const unreadable = ['shape', 'unknown-name', 'missing', 'out-of-range']
  return check.ok || !check.findings.some(({ code }) => unreadable.includes(code))
}

/** New rules for new cases; a second person of the centre has agreed. */
export const saveRulesHandler = handle(saveRules, async ({ why, agreedBy, ...choice }, call) => {
  const newest = await lockRuleVersions(call.db)
  const { expectedVersion } = call.command
  const inForce = ruleVersionOf(call, 'current')
  if (inForce.version !== newest || (expectedVersion !== null && expectedVersion !== newest)) throw rulesStale()
  const rules = withChoice(inForce.data, choice)
  const check = checkRules(rules, ruleWorld(call.runtime))
  if (!check.ok) throw rulesRefused(check.findings)
  const differences = ruleDifferences(inForce.data, rules)
  if (differences.length === 0) throw rulesUnchanged()
  const agreeing = mayAgree(call.runtime, call.principal.id).find(({ id }) => id === agreedBy)
  if (!agreeing) throw notAgreeing()
  const version = newest + 1
  await addRuleVersion(
    call.db,
    version,
    rules,
    {
      origin: 'person',
      why,
      byId: call.principal.id,
      byName: call.principal.name,
      agreedById: agreeing.id,
      agreedByName: agreeing.name,
    },
    call.nowMs,
  )
  call.note(`rules/${version}`, { version, why, agreedBy, changed: differences.map(({ where }) => where) })
  call.afterCommit(() => call.runtime.broadcast.send('cases.rulesChanged'))
  return { version, key: keyOf(version, rules), differences }
})
