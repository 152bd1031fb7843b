import { localDate } from '#core/time/local.ts'
import type { Seed } from '#platform/plug.ts'
import { type DemoLedger, demoTables } from '../domain/demo-ledger.ts'
import type { EconomicClass, FunctionalItem, Source } from '../domain/fund.ts'
import { insertDemo, listKeys } from './demo-store.ts'
import { seedOversight } from './seed-oversight.ts'
import { saveWords } from './word-store.ts'

export interface LedgerFile {
  sources: Source[]
  functionalItems: FunctionalItem[]
  economicClasses: EconomicClass[]
}

/** Sources of money and classes of spending; for the demonstration also two years of invented projects. */
const seedBudgets: Seed = async (call, district, mode, progress) => {
  const file = await district.get<LedgerFile>('ledger')
  await call.runtime.db.tx((tx) => saveWords(tx, file))
  progress(`财务台账：${file.sources.length} 种资金来源、${file.functionalItems.length} 个功能科目`)
  const demo = mode === 'demo' ? await district.find<DemoLedger>('demo-ledger') : null
  if (!demo) return
  const funds = new Map(file.sources.map(({ id, fund }) => [id, fund]))
  await call.runtime.db.tx(async (tx) => {
    const keys = await listKeys(tx)
    const rows = demoTables(demo, {
      today: localDate(call.nowMs),
      newId: call.newId,
      keys,
      fundOf: (source) => funds.get(source) ?? null,
    })
    await insertDemo(tx, rows, call.nowMs)
    progress(`财务台账：${rows.projects.length} 个演示项目、${rows.payments.length} 笔支付`)
  })
}

/** Budgets first: contracts and questions are about their projects. */
export const seedLedger: Seed = async (...given) => {
  await seedBudgets(...given)
  await seedOversight(...given)
}
