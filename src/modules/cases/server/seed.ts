import type { Seed } from '#platform/plug.ts'
import type { RuleChange, RuleData } from '../domain/case-rules.ts'
import type { ClockLimitData } from '../domain/clock-limits.ts'
import { addRuleVersion, lockRuleVersions } from './rule-store.ts'

interface DistrictFacts {
  preset?: string
  rules?: RuleChange
}

/** The rules that new cases are reported under: the defaults, the district's preset and its own changes. */
export const seed: Seed = async (call, district) => {
  const facts = (await district.find<DistrictFacts>('district')) ?? {}
  const rules = {
    rules: await district.get<RuleData>('case-rules'),
    limits: await district.get<ClockLimitData>('clock-limits'),
    preset: facts.preset ?? null,
    district: facts.rules ?? null,
  }
  await call.runtime.db.tx(async (tx) => {
    if ((await lockRuleVersions(tx)) > 0) return
    // Channels and their tables are the catalogue's: they are added when the room is loaded next.
    await addRuleVersion(
      tx,
      1,
      rules,
      { origin: 'seed', why: '系统初始数据', byId: call.principal.id, byName: call.principal.name },
      call.nowMs,
    )
  })
}
