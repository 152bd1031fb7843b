import { handle } from '#platform/plug.ts'
import { saveDutyRule } from '../contract.ts'
import { checkDutyRule } from '../domain/check-duty-rule.ts'
import { dutyCheckFacts } from './duty-names.ts'
import { addDutyRules, loadDutyRules } from './duty-store.ts'
import { refused, stale } from './faults.ts'
import { stampOf } from './stamp.ts'
import { tellChange } from './tell-change.ts'
import { openVersion } from './version-store.ts'

/** In force at once: the next proposal follows it. */
export const saveDutyRuleHandler = handle(saveDutyRule, async ({ why, ...input }, call) => {
  const faults = checkDutyRule(input, dutyCheckFacts(call.runtime))
  if (faults.length > 0) throw refused('duty-refused', faults)
  const version = await openVersion(call.db, 'duty', stampOf(call, why))
  const before = (await loadDutyRules(call.db)).find((rule) => rule.code === input.code)
  const expected = call.command.expectedVersion
  if (expected !== null && expected !== (before?.version ?? 0)) throw stale()
  await addDutyRules(call.db, version, [input])
  call.note(input.code, { dutyVersion: version, why })
  tellChange(call)
  return { rule: { ...input, version }, dutyVersion: version }
})
