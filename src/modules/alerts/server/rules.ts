import { fault } from '#core/fault.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { listRules, listRuleVersions, saveRule } from '../contract.ts'
import { type Judged, type Precision, precisionOf } from '../domain/score-alert.ts'
import { alertFaults } from './alert-faults.ts'
import { scoreGroups } from './alert-store.ts'
import { addVersion, rulesInForce, versionsOf } from './rule-store.ts'
import { mustBeSound, TRY_DAYS, tryOverDays } from './try-rule.ts'

const NOTHING: Precision = { right: 0, wrong: 0, open: 0 }

export const listRulesHandler = handle(listRules, async (_input, call) => {
  const groups = await scoreGroups(call.db)
  const scoreOf = (key: string) =>
    groups
      .filter((group) => group.key === key)
      .map(({ n, ...judged }) => ({ n, sum: precisionOf([judged satisfies Judged]) }))
      .reduce(
        (all, { n, sum }) => ({
          right: all.right + n * sum.right,
          wrong: all.wrong + n * sum.wrong,
          open: all.open + n * sum.open,
        }),
        NOTHING,
      )
  return {
    items: (await rulesInForce(call.db)).map(
      ({ key, rule, version, origin, reason, changedByName, changedMs, triedCount }) => ({
        ...{ rule, version, origin, reason, changedByName, triedCount },
        changedAt: toRfc3339(Math.round(changedMs)),
        precision: scoreOf(key),
        ongoing: groups.filter((group) => group.key === key && group.ongoing).reduce((sum, { n }) => sum + n, 0),
      }),
    ),
  }
})

export const listRuleVersionsHandler = handle(listRuleVersions, async ({ key }, call) => ({
  items: (await versionsOf(call.db, key)).map(({ rule, version, changedByName, changedMs, reason, triedCount }) => ({
    ...{ rule, version, changedByName, reason, triedCount },
    changedAt: toRfc3339(Math.round(changedMs)),
  })),
}))

export const saveRuleHandler = handle(saveRule, async ({ key, rule, reason }, call) => {
  if (rule.key !== key)
    throw fault('alert-rule-key', {
      status: 422,
      zh: '规则标识与地址不一致。请重新打开规则再保存。',
      en: 'The key of the rule differs from its address. Open the rule again.',
    })
  mustBeSound(rule)
  const latest = (await versionsOf(call.db, key))[0]
  const { expectedVersion } = call.command
  if (expectedVersion !== null && expectedVersion !== (latest?.version ?? 0)) throw alertFaults.stale()
  // Nothing goes live untried: what it would have done stands beside the version for good.
  const { fired } = await tryOverDays(call, rule, TRY_DAYS)
  const version = (latest?.version ?? 0) + 1
  const made = await addVersion(call.db, {
    ...{ key, version, rule, origin: 'person', reason: reason.trim(), triedCount: fired.length },
    ...{ byId: call.principal.id, changedByName: call.principal.name, atMs: call.nowMs },
  })
  if (!made) throw alertFaults.stale()
  call.note(key, { version, before: latest?.rule, after: rule, tried: fired.length })
  return { key, version, triedCount: fired.length }
})
