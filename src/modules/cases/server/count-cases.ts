import { toRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { countCases } from '../contract.ts'
import { readConditions } from './list-cases.ts'
import { countBy } from './statistics-store.ts'

export const countCasesHandler = handle(countCases, async (input, call) => ({
  asOf: toRfc3339(call.nowMs),
  rows: await countBy(call.db, input.by, readConditions(call, input)),
}))
