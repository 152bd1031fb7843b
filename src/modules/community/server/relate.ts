import { fault } from '#core/fault.ts'
import type { Input } from '#core/operation.ts'
import { areaCodeAt } from '#core/place/area-code.ts'
import { localDate } from '#core/time/local.ts'
import { areaBook } from '#modules/territory/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { relate } from '../contract.ts'
import { maskDoor } from '../domain/room.ts'
import { countedBuildings, findBuilding } from './building-store.ts'
import { notHere } from './faults.ts'
import { findHousehold, findHouseholds, type StoredHousehold } from './household-store.ts'
import { findResident, residentsOf, type StoredResident } from './resident-store.ts'
import { homesSeen } from './sight.ts'
import { answeringFor, residentView } from './views.ts'

const MOST = 300

interface Found {
  areaCode: string
  buildings: { id: string; name: string; households: number }[]
  households: Pick<StoredHousehold, 'id' | 'buildingId' | 'entrance' | 'floor' | 'residents'>[]
  residents: StoredResident[]
  cut: boolean
}

/** Up from a person to the grid and who answers for it, down from a grid to the persons in it. */
export const relateHandler = handle(relate, async (input, call) => {
  const found = await find(input, call, homesSeen(call))
  if (!found) throw notHere()
  const book = call.runtime.use(areaBook)
  const place = (level: 'street' | 'community' | 'grid') => {
    const code = areaCodeAt(found.areaCode, level)
    const area = code === null ? null : book.find(code)
    return area && { code: area.code, name: area.name }
  }
  return {
    street: place('street'),
    community: place('community'),
    grid: place('grid'),
    answering: answeringFor(call, found.areaCode),
    buildings: found.buildings,
    households: found.households.map(({ id, buildingId, entrance, floor, residents }) => ({
      id,
      buildingId,
      room: maskDoor({ entrance, floor }),
      residents,
    })),
    residents: found.residents.map((row) => residentView(call, row)),
    cut: found.cut,
  }
})

async function find(input: Input<typeof relate>, call: Call, areas: readonly string[]): Promise<Found | null> {
  if (Object.keys(input).length !== 1)
    throw fault('relate-one', {
      status: 400,
      zh: '请只给出居民、住户、楼栋、网格中的一项。',
      en: 'Name exactly one of resident, household, building and grid.',
    })
  if (input.grid !== undefined) return ofGrid(call, homesSeen(call, input.grid))
  if (input.building !== undefined) return ofBuilding(call, areas, input.building)
  const resident = input.resident === undefined ? null : await findResident(call.db, areas, input.resident)
  const household = await findHousehold(
    call.db,
    areas,
    resident?.householdId ?? input.household ?? '00000000-0000-0000-0000-000000000000',
  )
  if (!household || (input.resident !== undefined && !resident)) return null
  return {
    areaCode: household.areaCode,
    buildings: [{ id: household.buildingId, name: household.building, households: 1 }],
    households: [household],
    residents: resident ? [resident] : await residentsOf(call.db, [household.id]),
    cut: false,
  }
}

async function ofGrid(call: Call, areas: readonly string[]): Promise<Found | null> {
  const [areaCode] = areas
  if (areaCode === undefined) return null
  const rows = await countedBuildings(call.db, areas, localDate(call.nowMs), MOST + 1)
  const households = await householdsOf(call, areas, null)
  return {
    areaCode,
    buildings: rows.slice(0, MOST).map(({ id, name, households: count }) => ({ id, name, households: count })),
    households: households.slice(0, MOST),
    residents: (
      await residentsOf(
        call.db,
        households.slice(0, MOST).map(({ id }) => id),
      )
    ).slice(0, MOST),
    cut: rows.length > MOST || households.length > MOST,
  }
}

async function ofBuilding(call: Call, areas: readonly string[], id: string): Promise<Found | null> {
  const building = await findBuilding(call.db, areas, id)
  if (!building) return null
  const households = await householdsOf(call, areas, id)
  const shown = households.slice(0, MOST)
  return {
    areaCode: building.areaCode,
    buildings: [{ id, name: building.name, households: shown.length }],
    households: shown,
    residents: (
      await residentsOf(
        call.db,
        shown.map((row) => row.id),
      )
    ).slice(0, MOST),
    cut: households.length > MOST,
  }
}

function householdsOf(call: Call, areas: readonly string[], building: string | null) {
  return findHouseholds(call.db, {
    areas,
    building,
    dueBy: null,
    careIndexes: null,
    tenure: null,
    text: null,
    sort: 'place',
    after: null,
    limit: MOST + 1,
  })
}
