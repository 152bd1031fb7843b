import { personBook } from '#modules/people/contract.ts'
import type { Seed } from '#platform/plug.ts'
import { addAnalysis, findAnalyses } from './analysis-store.ts'

const OWNER_POST = 'dutyChief'

/** What a demonstration finds in its list; ids of their own, so that a second seed adds nothing. */
const DEMO = [
  {
    id: '0199d000-0000-7000-8000-000000000001',
    name: '本月投诉集中的街道和类别',
    note: '每周例会用：先看增长最快的大类，再看它落在哪个街道',
    state: 'grain=month',
  },
  {
    id: '0199d000-0000-7000-8000-000000000002',
    name: '今年各来源的按期情况',
    note: '对比去年同期',
    state: 'grain=year',
  },
] as const

export const seed: Seed = async (call, _district, mode, progress) => {
  const persons = call.runtime.use(personBook)
  const byId = mode === 'demo' ? persons.holders(OWNER_POST)[0] : undefined
  if (byId === undefined || (await findAnalyses(call.db, byId, { text: '', sort: 'name' })).length > 0) return
  const byName = persons.find(byId)?.name ?? ''
  for (const one of DEMO)
    await addAnalysis(call.db, { ...one, page: '/c/decisions', byId, byName, atMs: call.nowMs, shared: true })
  progress(`决策分析：${DEMO.length} 个演示分析`)
}
