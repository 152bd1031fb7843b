import { localDate } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { listBuildings } from '../contract.ts'
import { countedBuildings } from './building-store.ts'
import { homesSeen } from './sight.ts'
import { dueOf } from './views.ts'

/** Some communities have hundreds of buildings; a map of more says nothing. */
const MOST = 1500

export const listBuildingsHandler = handle(listBuildings, async ({ area }, call) => {
  const rows = await countedBuildings(call.db, homesSeen(call, area), localDate(call.nowMs), MOST + 1)
  const items = rows.slice(0, MOST).map(({ dueDay, ...row }) => ({ ...row, due: dueOf(call, dueDay) }))
  return { items, cut: rows.length > MOST }
})
