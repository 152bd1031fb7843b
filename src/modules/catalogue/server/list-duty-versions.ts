import { toRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { listDutyVersions } from '../contract.ts'
import { dutyVersions } from './duty-store.ts'

const PAGE = 50
const RULES_OF_VERSION = 20
const NEWEST = 2_147_483_647

export const listDutyVersionsHandler = handle(listDutyVersions, async ({ code, limit = PAGE, cursor }, call) => {
  const rows = await dutyVersions(call.db, {
    code: code ?? null,
    beforeVersion: cursor === undefined ? NEWEST : Number(cursor),
    limit: limit + 1,
    ruleLimit: RULES_OF_VERSION,
  })
  const items = rows.slice(0, limit).map((row) => ({
    version: row.version,
    at: toRfc3339(row.atMs),
    by: row.byName,
    why: row.why,
    ruleCount: row.ruleCount,
    rules: row.rules,
  }))
  return { items, next: rows.length > limit ? String(items.at(-1)!.version) : null }
})
