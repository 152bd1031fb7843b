import { type ReportSource, reportSources } from '#modules/reports/contract.ts'
import type { Executor } from '#platform/db/database.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { HistoryEngine } from './engine/open-engine.ts'
import { listedFiles } from './file-store.ts'
import { executorOn } from './files-executor-store.ts'
import { historySql } from './history-rows-store.ts'

/** The history of cases as rows of reports: what the card of cases names, without words. */
export function historyRows(runtime: Runtime, engine: HistoryEngine): ReportSource {
  const cases = runtime.use(reportSources).find('cases')
  if (!cases) throw new Error('reports offer no cases')
  const known = historySql().fields
  return {
    ...cases,
    card: { ...cases.card, fields: cases.card.fields.filter(({ id }) => Object.hasOwn(known, id)) },
    sql: historySql,
    // As of the snapshot: a case that is moved out meanwhile is counted where the snapshot has it.
    rowsIn: async (_call, tx) => {
      const files = await listedFiles(tx as Executor)
      return executorOn(
        engine,
        files.map(({ name }) => name),
      )
    },
  }
}
