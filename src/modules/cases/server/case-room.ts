import { port } from '#core/port.ts'
import { type CatalogueBook, catalogueBook } from '#modules/catalogue/contract.ts'
import { type CalendarBook, calendarBook } from '#modules/clocks/contract.ts'
import { type PersonBook, personBook, type UnitBook, unitBook } from '#modules/people/contract.ts'
import { type AreaBook, areaBook } from '#modules/territory/contract.ts'
import type { Runtime } from '#platform/runtime.ts'
import { buildRuleBook, type RuleBook } from '../domain/rule-book.ts'
import { type CaseNumbers, openCaseNumbers } from './case-numbers.ts'
import { openRecentCases, type RecentCases } from './recent-cases.ts'
import { loadRuleVersions, type WholeVersion } from './rule-versions.ts'
import { verifiersOnDuty } from './verifiers-on-duty.ts'

/** What every command of a case needs beside the case: rules, calendar, units, categories, numbers. */
export interface CaseRoom {
  /** The newest rules, or those that a case keeps. */
  rules(version?: string): RuleBook
  /** Reads the versions again if this one has come from another process and is not known here yet. */
  knowRules(version: string): Promise<void>
  /** All versions of the rules, oldest first. */
  ruleVersions(): readonly WholeVersion[]
  calendar: CalendarBook
  catalogue: CatalogueBook
  units: UnitBook
  persons: PersonBook
  areas: AreaBook
  /** Does somebody who may verify serve this area at that time? */
  verifierOnDuty(areaCode: string, atMs: number): boolean
  numbers: CaseNumbers
  recent: RecentCases
  /** Six digits, the beginning of every case number. */
  districtCode(): string
  load(runtime: Runtime): Promise<void>
}

export const caseRoom = port<CaseRoom>('cases.room')

export function openCaseRoom(runtime: Runtime): CaseRoom {
  const books = new Map<string, RuleBook>()
  let versions: readonly WholeVersion[] = []
  let districtCode = ''
  const loadRules = async () => {
    versions = await loadRuleVersions(runtime)
    for (const { key, data } of versions) if (!books.has(key)) books.set(key, buildRuleBook({ ...data, key }))
  }
  return {
    rules: (version) => {
      const key = version ?? versions.at(-1)?.key
      if (key === undefined) throw new Error('no case rules are loaded: the district has not been seeded')
      const book = books.get(key)
      if (!book) throw new Error(`there are no case rules of version ${key}`)
      return book
    },
    knowRules: async (version) => {
      if (!books.has(version)) await loadRules()
    },
    ruleVersions: () => versions,
    calendar: runtime.use(calendarBook),
    catalogue: runtime.use(catalogueBook),
    units: runtime.use(unitBook),
    persons: runtime.use(personBook),
    areas: runtime.use(areaBook),
    verifierOnDuty: (areaCode, atMs) => verifiersOnDuty(runtime, areaCode, atMs).length > 0,
    numbers: openCaseNumbers(runtime.db),
    recent: openRecentCases(),
    districtCode: () => districtCode,
    load: async () => {
      await loadRules()
      districtCode = runtime.use(areaBook).all('district')[0]?.code ?? ''
    },
  }
}
