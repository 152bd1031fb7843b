import { fault } from '#core/fault.ts'
import type { Call } from '#platform/call.ts'
import { findSetting } from '#platform/settings/setting-store.ts'
import type { CostRules } from '../domain/costs/cost-rules.ts'

/** Setting of the installation, written by the seed from `ledger-costs.json`. */
export const COST_RULES = 'ledger.costRules'

export async function getCostRules(call: Call): Promise<CostRules> {
  const found = await findSetting<CostRules>(call.db, COST_RULES)
  if (found) return found
  throw fault('cost-rules', {
    status: 500,
    zh: '还没有载入成本口径。请运行 bin/yiwang seed 载入 ledger-costs.json。',
    en: 'What counts as which cost has not been loaded. Run bin/yiwang seed.',
  })
}
