import { dateOfDay, localDay } from '#core/time/local.ts'
import { within } from '#platform/db/database.ts'
import type { Seed } from '#platform/plug.ts'
import type { EvaluationRules } from './rules-book.ts'
import { listSchemeRows, putScheme } from './scheme-store.ts'
import { wantSheet } from './wanted-store.ts'

/** The days that a demonstration's cases lie in, and how long its server has to bring them in. */
const DEMO_DAYS = 6
const DEMO_WAIT_MS = 30_000
/** Cases of the days before are imported history: they have no orders and no limits, so that no month of them can be scored. */
const DEMO_SHEETS = [
  ['digitalUrbanManagement', 'streets'],
  ['digitalUrbanManagement', 'departmentsSmall'],
  ['actOnAppeal', 'streets'],
] as const
/** Six days of a demonstration give a street a handful of cases: enough to show a ranking, told as what it is. */
const DEMO_SMALL_SAMPLE = 3
const DEMO_REASON = `演示只有 ${DEMO_DAYS} 天的案件，样本门槛降为 ${DEMO_SMALL_SAMPLE}`

/** Schemes that every district starts from; once, so that what a district makes of them stays. */
export const seed: Seed = async (call, district, mode, progress) => {
  const { schemes } = await district.get<EvaluationRules>('evaluation-rules')
  if ((await listSchemeRows(call.db)).length > 0) return
  await within(call.db, async (tx) => {
    for (const one of schemes) {
      const scheme = mode === 'demo' ? { ...one, smallSample: DEMO_SMALL_SAMPLE } : one
      const reason = mode === 'demo' ? DEMO_REASON : '区默认方案'
      await putScheme(tx, { scheme, byId: 'system', byName: '系统', reason, atMs: call.nowMs }, null)
    }
    if (mode !== 'demo') return
    const today = localDay(call.nowMs)
    const period = `${dateOfDay(today - DEMO_DAYS)}..${dateOfDay(today - 1)}`
    for (const [schemeId, groupId] of DEMO_SHEETS)
      await wantSheet(tx, { schemeId, groupId, period }, { publish: true, notBeforeMs: call.nowMs + DEMO_WAIT_MS })
  })
  progress(`考评：${schemes.length} 个方案`)
}
