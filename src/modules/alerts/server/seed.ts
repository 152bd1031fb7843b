import type { Seed } from '#platform/plug.ts'
import type { AlertRule } from '../domain/rule.ts'
import { addVersion, rulesInForce } from './rule-store.ts'

interface RuleFile {
  rules: AlertRule[]
}

/** Rules of the district's file; what changed there is a new version, rules that a person has changed stay theirs. */
export const seed: Seed = async (call, district) => {
  const { rules } = await district.get<RuleFile>('alert-rules')
  const stored = new Map((await rulesInForce(call.db)).map((one) => [one.key, one]))
  for (const rule of rules) {
    const before = stored.get(rule.key)
    if (before && (before.origin === 'person' || same(before.rule, rule))) continue
    await addVersion(call.db, {
      ...{ key: rule.key, version: (before?.version ?? 0) + 1, rule, origin: 'file', triedCount: null },
      reason: before ? '区数据更新' : '区数据',
      ...{ byId: call.principal.id, changedByName: call.principal.name, atMs: call.nowMs },
    })
  }
}

/** Whatever order the database keeps its keys in. */
const same = (a: AlertRule, b: AlertRule) => spelt(a) === spelt(b)
const spelt = (value: unknown): string =>
  JSON.stringify(value, (_key, one) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )
