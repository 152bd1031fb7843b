import { areaCodeAt } from '#core/place/area-code.ts'
import { localDate, localDay, yearOfDay } from '#core/time/local.ts'
import type { Executor } from '#platform/db/database.ts'
import type { Runtime } from '#platform/runtime.ts'
import { type Cells, type ResidentInFile, readResidentRow } from '../domain/read-resident-row.ts'
import { everyDaysOf } from '../domain/visit-due.ts'
import { saveBuildings } from './building-store.ts'
import { communityRoom } from './community-room.ts'
import type { BatchCounts, FileReader, Refuse } from './file-reader.ts'
import { type HouseholdInFile, saveHouseholds, saveResidents } from './import-store.ts'
import { makePlacer, type Placed } from './place-rows.ts'
import type { NewResident } from './resident-store.ts'
import { sealResident } from './seal-resident.ts'
import { ROOM, sealCare } from './secrets.ts'

interface Ready {
  line: number
  row: ResidentInFile
  placed: Placed
}

/** Reads lines of residents, and saves them with the buildings and households that they live in. */
export function residentReader(runtime: Runtime, areas: readonly string[] | null, nowMs: number): FileReader {
  const { careKinds } = runtime.use(communityRoom).rules()
  const careKeys = new Map(careKinds.flatMap(({ key, zh }) => [[key, key] as const, [zh, key] as const]))
  const placer = makePlacer(runtime, areas)
  const thisYear = yearOfDay(localDay(nowMs))
  let waiting: Ready[] = []
  return {
    take: (line: number, cells: Cells, refuse: Refuse) => {
      const read = readResidentRow(cells, careKeys, thisYear)
      if ('fault' in read) return refuse(line, read.fault)
      const { building: address, areaCode, lon, lat } = read.row
      const placed = placer({ address, areaCode, lon, lat })
      if (!('areaCode' in placed)) return refuse(line, placed)
      waiting.push({ line, row: read.row, placed })
    },
    waiting: () => waiting.length,
    save: async (tx, refuse) => {
      const batch = waiting
      waiting = []
      return saveBatch(runtime, tx, batch, nowMs, refuse)
    },
  }

  async function saveBatch(
    { secrets, newId }: Runtime,
    tx: Executor,
    batch: readonly Ready[],
    atMs: number,
    refuse: Refuse,
  ): Promise<BatchCounts> {
    const nameOf = ({ row, placed }: Ready) => `${areaCodeAt(placed.areaCode, 'community')} ${row.building}`
    const first = new Map(batch.map((one) => [nameOf(one), one]))
    const buildings = await saveBuildings(
      tx,
      [...first.values()].map(({ row, placed }) => ({ id: newId(), name: row.building, ...placed })),
      atMs,
    )
    const buildingOf = new Map(buildings.map((one) => [`${areaCodeAt(one.areaCode, 'community')} ${one.name}`, one]))
    const households = new Map<string, HouseholdInFile>()
    const doors = batch.map((one) => {
      const building = buildingOf.get(nameOf(one))!
      const { door, tenure, care } = one.row
      const room = secrets.seal(door.room, ROOM)
      const key = `${building.id} ${door.entrance} ${room.index}`
      const known = households.get(key)
      if (known) {
        known.tenure ??= tenure
        if (care && !known.careSealed) Object.assign(known, careOf(care))
      } else
        households.set(key, {
          id: newId(),
          buildingId: building.id,
          areaCode: building.areaCode,
          entrance: door.entrance,
          floor: door.floor,
          roomSealed: room.cipher,
          roomIndex: room.index,
          tenure,
          ...careOf(care),
        })
      return { ...one, key, areaCode: building.areaCode }
    })
    const ids = await saveHouseholds(tx, [...households.values()], atMs)
    const persons = new Map<string, NewResident>()
    for (const { line, row, key, areaCode } of doors) {
      const person = sealResident(secrets, row, { id: newId(), householdId: ids.get(key)!, areaCode })
      const inCommunity = `${areaCode.slice(0, 12)} ${person.personKey}`
      if (persons.has(inCommunity))
        refuse(line, { zh: '这个人在文件里紧接着出现了两次。', en: 'This person stands in the file twice.' })
      else persons.set(inCommunity, person)
    }
    const { added, changed } = await saveResidents(tx, [...persons.values()], atMs)
    return { added, changed, unchanged: persons.size - added - changed }
  }

  /** Whoever is newly cared for is visited first thing. */
  function careOf(care: readonly string[] | null) {
    if (care === null) return { careSealed: null, careIndex: null, everyDays: null, dueDay: null }
    const everyDays = everyDaysOf(care, careKinds)
    return { ...sealCare(runtime.secrets, care), everyDays, dueDay: everyDays === null ? null : localDate(nowMs) }
  }
}
