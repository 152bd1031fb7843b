import { toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { getRules, listRuleVersions, saveRules } from '../contract.ts'
import { caseRoom } from './case-room.ts'
import { noRuleVersion } from './rule-faults.ts'
import { countOpenCasesByRules } from './rule-store.ts'
import type { WholeVersion } from './rule-versions.ts'
import { mayAgree } from './rule-world.ts'

/** A version by its number, or the one in force. */
export function ruleVersionOf(call: Call, wanted: string): WholeVersion {
  const versions = call.runtime.use(caseRoom).ruleVersions()
  const found = wanted === 'current' ? versions.at(-1) : versions.find(({ version }) => String(version) === wanted)
  if (!found) throw noRuleVersion(wanted)
  return found
}

/** Newest first. */
export const listRuleVersionsHandler = handle(listRuleVersions, async (_input, call) => {
  const versions = call.runtime.use(caseRoom).ruleVersions()
  const open = await countOpenCasesByRules(call.db)
  const inForce = versions.at(-1)?.version
  return {
    items: versions
      .map((one) => ({
        version: one.version,
        key: one.key,
        inForce: one.version === inForce,
        origin: one.origin,
        why: one.why,
        changedAt: toRfc3339(one.changedMs),
        changedBy: one.changedByName || one.changedBy,
        agreedBy: one.agreedByName,
        openCases: open.get(one.key) ?? 0,
      }))
      .reverse(),
    next: null,
  }
})

export const getRulesHandler = handle(getRules, async (input, call) => {
  const { version, key, data } = ruleVersionOf(call, input.version)
  const agreeing = call.may(saveRules.may) ? mayAgree(call.runtime, call.principal.id) : []
  return { version, key, rules: data, mayAgree: agreeing }
})
