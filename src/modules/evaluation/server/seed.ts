import { dateOfDay, localDay } from '#core/time/local.ts'
import { within } from '#platform/db/database.ts'
import type { Seed } from '#platform/plug.ts'
import type { EvaluationRules } from './rules-book.ts'
import { listSchemeRows, putScheme } from './scheme-store.ts'
import { wantSheet } from './wanted-store.ts'

/** The days that a demonstration's cases lie in, and how long its server has to bring them in. */
const DEMO_DAYS = 6
const DEMO_WAIT_MS = 30_000
const DEMO_SHEETS = [
  ['digitalUrbanManagement', 'streets'],
  ['digitalUrbanManagement', 'departmentsSmall'],
] as const

/** Schemes that every district starts from; once, so that what a district makes of them stays. */
export const seed: Seed = async (call, district, mode, progress) => {
  const { schemes } = await district.get<EvaluationRules>('evaluation-rules')
  if ((await listSchemeRows(call.db)).length > 0) return
  await within(call.db, async (tx) => {
    for (const scheme of schemes)
      await putScheme(tx, { scheme, byId: 'system', byName: '系统', reason: '区默认方案', atMs: call.nowMs }, null)
    if (mode !== 'demo') return
    const today = localDay(call.nowMs)
    const period = `${dateOfDay(today - DEMO_DAYS)}..${dateOfDay(today - 1)}`
    for (const [schemeId, groupId] of DEMO_SHEETS)
      await wantSheet(tx, { schemeId, groupId, period }, { publish: true, notBeforeMs: call.nowMs + DEMO_WAIT_MS })
  })
  progress(`考评：${schemes.length} 个方案`)
}
