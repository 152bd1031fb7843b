import { handle } from '#platform/plug.ts'
import { getHousehold } from '../contract.ts'
import { notHere } from './faults.ts'
import { findHousehold } from './household-store.ts'
import { needsOfHousehold } from './need-store.ts'
import { recordsOfHousehold } from './record-store.ts'
import { residentsOf } from './resident-store.ts'
import { homesSeen } from './sight.ts'
import { answeringFor, householdView, needView, placeNames, recordView, residentView } from './views.ts'

const MOST = 50

export const getHouseholdHandler = handle(getHousehold, async ({ id }, call) => {
  const row = await findHousehold(call.db, homesSeen(call), id)
  if (!row) throw notHere()
  const [residents, records, needs] = await Promise.all([
    residentsOf(call.db, [id]),
    recordsOfHousehold(call.db, id, MOST),
    needsOfHousehold(call.db, id, MOST),
  ])
  return {
    household: householdView(call, row),
    version: row.version,
    lon: row.lon,
    lat: row.lat,
    ...placeNames(call, row.areaCode),
    visitEveryDays: row.everyDays,
    answering: answeringFor(call, row.areaCode),
    residents: residents.map((one) => residentView(call, one)),
    records: records.map((one) => recordView(call, one)),
    needs: needs.map((one) => needView(call, one)),
  }
})
