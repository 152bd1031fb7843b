import type { Seed } from '#platform/plug.ts'
import type { RuleChange, RuleData } from '../domain/case-rules.ts'
import type { ClockLimitData } from '../domain/clock-limits.ts'
import { listRuleVersions, saveRuleVersion } from './rule-store.ts'

interface DistrictFacts {
  preset?: string
  rules?: RuleChange
}

/** The rules that new cases are reported under: the defaults, the district's preset and its own changes. */
export const seed: Seed = async (call, district) => {
  if ((await listRuleVersions(call.db)).length > 0) return
  const facts = (await district.find<DistrictFacts>('district')) ?? {}
  await saveRuleVersion(
    call.db,
    {
      rules: await district.get<RuleData>('case-rules'),
      limits: await district.get<ClockLimitData>('clock-limits'),
      preset: facts.preset ?? null,
      district: facts.rules ?? null,
    },
    call.principal.id,
  )
}
