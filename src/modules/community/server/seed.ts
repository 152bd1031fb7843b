import { dateOfDay, dayStartMs, HOUR_MS, localDay } from '#core/time/local.ts'
import { personBook, unitBook } from '#modules/people/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import type { Call } from '#platform/call.ts'
import type { Executor } from '#platform/db/database.ts'
import type { Seed } from '#platform/plug.ts'
import {
  type DemoNeed,
  type DemoRecord,
  type DemoSpot,
  demoEnterprise,
  demoHouseholds,
} from '../domain/generate/demo-community.ts'
import type { DemoCommunityRules, DemoNames } from '../domain/generate/demo-rules.ts'
import { everyDaysOf, nextVisitDay } from '../domain/visit-due.ts'
import { addressesOf, hasBuildings } from './address-store.ts'
import { saveBuildings } from './building-store.ts'
import { communityRoom } from './community-room.ts'
import { saveEconomicGrids } from './economic-grid-store.ts'
import { type NewEnterprise, saveEnterprises } from './enterprise-store.ts'
import { markVisits } from './household-store.ts'
import { type HouseholdInFile, saveHouseholds, saveResidents } from './import-store.ts'
import { insertNeeds, type NewNeed, stepNeed } from './need-store.ts'
import { insertRecords, type NewRecord } from './record-store.ts'
import type { NewResident } from './resident-store.ts'
import { sealResident } from './seal-resident.ts'
import { CONTACT_NAME, CONTACT_PHONE, NOTE, ROOM, sealCare } from './secrets.ts'

/** Invented households, enterprises and what was done for them, along the demonstration's own buildings. */
export const seed: Seed = async (call, district, mode, progress) => {
  await call.runtime.use(communityRoom).load()
  if (mode !== 'demo' || (await hasBuildings(call.db))) return
  const file = await district.find<DemoCommunityRules>('demo-community')
  const names = await district.find<DemoNames>('people')
  const district0 = call.runtime.use(areaBook).all('district')[0]
  if (!file || !names || !district0) return
  const rules = { ...file, names, districtName: district0.name.replace(/[市区县]$/, '') }
  const counts = await call.runtime.db.tx(async (tx) => {
    const households = await seedHouseholds(call, tx, rules)
    const enterprises = await seedEnterprises(call, tx, rules)
    return { households, enterprises }
  })
  progress(`社区民情：${counts.households} 户、${counts.enterprises} 家企业（演示数据）`)
}

type Extras = { records: NewRecord[]; needs: (NewNeed & { step: string | null })[] }

async function seedHouseholds(call: Call, tx: Executor, rules: DemoCommunityRules): Promise<number> {
  const { secrets, newId } = call.runtime
  const { careKinds } = call.runtime.use(communityRoom).rules()
  const spots = await spotsOf(call, tx, 'building', rules.buildings)
  const buildings = await saveBuildings(
    tx,
    spots.map(({ text, ...place }) => ({ id: newId(), name: text, ...place })),
    call.nowMs,
  )
  const first = firstCommunity(call) ?? ''
  const rows: HouseholdInFile[] = []
  const residents: NewResident[] = []
  const extras: Extras = { records: [], needs: [] }
  const visits: { id: string; lastMs: number; dueDay: string | null }[] = []
  for (const { id: buildingId, name, areaCode, lon, lat } of buildings)
    for (const home of demoHouseholds(rules, { text: name, areaCode, lon, lat }, areaCode.startsWith(first))) {
      const id = newId()
      const room = secrets.seal(home.room, ROOM)
      const everyDays = everyDaysOf(home.care, careKinds)
      const lastMs = lastVisitMs(call, home.records)
      const dueDay = nextVisitDay(everyDays, lastMs, call.nowMs)
      const due = dueDay === null ? null : dateOfDay(dueDay)
      rows.push({
        id,
        buildingId,
        areaCode,
        entrance: home.entrance,
        floor: home.floor,
        roomSealed: room.cipher,
        roomIndex: room.index,
        tenure: home.tenure,
        ...sealCare(secrets, home.care),
        everyDays,
        dueDay: due,
      })
      if (lastMs !== null) visits.push({ id, lastMs, dueDay: due })
      for (const person of home.residents)
        residents.push(sealResident(secrets, { ...person, idNumber: null }, { id: newId(), householdId: id, areaCode }))
      gather(call, extras, { householdId: id, enterpriseId: null, areaCode }, home)
    }
  await saveHouseholds(tx, rows, call.nowMs)
  await markVisits(tx, visits)
  await saveResidents(
    tx,
    [...new Map(residents.map((one) => [one.areaCode.slice(0, 12) + one.personKey, one])).values()],
    call.nowMs,
  )
  await saveExtras(call, tx, extras)
  return rows.length
}

async function seedEnterprises(call: Call, tx: Executor, rules: DemoCommunityRules): Promise<number> {
  const { secrets, newId } = call.runtime
  const { sizes } = call.runtime.use(communityRoom).rules()
  await saveEconomicGrids(tx, economicGridsOf(call), call.nowMs)
  const spots = await spotsOf(call, tx, 'doorplate', rules.enterprises)
  const extras: Extras = { records: [], needs: [] }
  const rows = spots.map((spot, at): NewEnterprise => {
    const { records, needs, contactName, contactPhone, ...made } = demoEnterprise(rules, spot, at + 1)
    const id = newId()
    const everyDays = sizes.find(({ key }) => key === made.size)?.everyDays ?? null
    const lastMs = lastVisitMs(call, records)
    const dueDay = nextVisitDay(everyDays, lastMs, call.nowMs)
    gather(call, extras, { householdId: null, enterpriseId: id, areaCode: spot.areaCode }, { records, needs })
    return {
      ...made,
      id,
      areaCode: spot.areaCode,
      address: spot.text,
      lon: spot.lon,
      lat: spot.lat,
      active: true,
      contactNameSealed: secrets.seal(contactName, CONTACT_NAME).cipher,
      contactPhoneSealed: secrets.seal(contactPhone, CONTACT_PHONE).cipher,
      everyDays,
      dueDay: dueDay === null ? null : dateOfDay(dueDay),
      lastVisitMs: lastMs,
    }
  })
  await saveEnterprises(tx, rows, call.nowMs)
  await saveExtras(call, tx, extras)
  return rows.length
}

function whenOf(call: Call, { daysAgo, hour }: { daysAgo: number; hour: number }): number {
  return dayStartMs(localDay(call.nowMs) - daysAgo) + hour * HOUR_MS
}

function lastVisitMs(call: Call, records: readonly DemoRecord[]): number | null {
  const reached = records.filter(({ sort, result }) => sort === 'visit' && result !== 'absent')
  return reached.length === 0 ? null : Math.max(...reached.map((one) => whenOf(call, one)))
}

/** So many of each community; the first one has more, for a demonstration begins there. */
async function spotsOf(
  call: Call,
  tx: Executor,
  kind: 'building' | 'doorplate',
  most: { first: number; other: number },
): Promise<DemoSpot[]> {
  const book = call.runtime.use(areaBook)
  const district = book.all('district')[0]?.name ?? ''
  const first = firstCommunity(call)
  const prefixes = book
    .all('community')
    .map(({ code, name }) => ({ code, prefix: `${district}${book.namesOf(code).street ?? ''}${name}` }))
  const taken = new Map<string, number>()
  return (await addressesOf(tx, kind)).flatMap(({ text, lon, lat }) => {
    // Told by its words first: to look every address up on the map would take seconds.
    const found = prefixes.find(({ prefix }) => text.startsWith(prefix))
    const count = taken.get(found?.code ?? '') ?? 0
    if (!found || count >= (found.code === first ? most.first : most.other)) return []
    const grid = book.gridAt(lon, lat)
    if (!grid?.code.startsWith(found.code)) return []
    taken.set(found.code, count + 1)
    return { text: text.slice(found.prefix.length), areaCode: grid.code, lon, lat }
  })
}

function firstCommunity(call: Call): string | undefined {
  return call.runtime.use(areaBook).all('community')[0]?.code
}

/** Two in each street, of the unit grids of half its communities each. */
function economicGridsOf(call: Call) {
  const book = call.runtime.use(areaBook)
  return book.all('street').flatMap((street) => {
    const communities = book.childrenOf(street.code)
    const half = Math.ceil(communities.length / 2)
    const unit = call.runtime
      .use(unitBook)
      .all()
      .find(({ areaCode, kind }) => areaCode === street.code && kind === 'streetCenter')
    return ['一', '二'].flatMap((word, at) => {
      const areas = communities
        .slice(at * half, (at + 1) * half)
        .flatMap(({ code }) => book.childrenOf(code).map((grid) => grid.code))
      if (areas.length === 0) return []
      return {
        code: `${street.code}-${at + 1}`,
        name: `${street.name}第${word}经济网格`,
        keeperUnit: unit?.id ?? null,
        areas,
      }
    })
  })
}

function gather(
  call: Call,
  extras: Extras,
  of: { householdId: string | null; enterpriseId: string | null; areaCode: string },
  { records, needs }: { records: readonly DemoRecord[]; needs: readonly DemoNeed[] },
): void {
  const { secrets, newId } = call.runtime
  const by = officerOf(call, of.areaCode)
  for (const { daysAgo, hour, text, ...record } of records)
    extras.records.push({
      id: newId(),
      ...record,
      ...of,
      ...by,
      atMs: whenOf(call, { daysAgo, hour }),
      textSealed: secrets.seal(text, NOTE).cipher,
    })
  for (const { kind, text, step, ...when } of needs)
    extras.needs.push({
      id: newId(),
      ...of,
      ...by,
      kind,
      textSealed: secrets.seal(text, NOTE).cipher,
      state: 'open',
      openedMs: whenOf(call, when),
      step,
    })
}

function officerOf(call: Call, areaCode: string): { byId: string; byName: string } {
  const community = areaCode.slice(0, 12)
  const unit = call.runtime
    .use(unitBook)
    .all()
    .find((one) => one.areaCode === community)
  const book = call.runtime.use(personBook)
  const id = unit && book.holders('communityOfficer', unit.id)[0]
  const person = id === undefined ? null : book.find(id)
  return { byId: person?.id ?? 'system', byName: person?.name ?? '演示' }
}

async function saveExtras(call: Call, tx: Executor, { records, needs }: Extras): Promise<void> {
  await insertRecords(tx, records, call.nowMs)
  await insertNeeds(tx, needs)
  for (const { id, step, byName, openedMs } of needs)
    if (step !== null)
      await stepNeed(tx, {
        id,
        state: 'following',
        byName,
        textSealed: call.runtime.secrets.seal(step, NOTE).cipher,
        dueOn: null,
        link: null,
        atMs: Math.min(call.nowMs, openedMs + 5 * HOUR_MS),
      })
}
