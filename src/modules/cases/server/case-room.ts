import { port } from '#core/port.ts'
import { type CatalogueBook, catalogueBook } from '#modules/catalogue/contract.ts'
import { type CalendarBook, calendarBook } from '#modules/clocks/contract.ts'
import { type PersonBook, personBook, type UnitBook, unitBook } from '#modules/people/contract.ts'
import { type AreaBook, areaBook } from '#modules/territory/contract.ts'
import type { Runtime } from '#platform/runtime.ts'
import { buildRuleBook, type RuleBook } from '../domain/rule-book.ts'
import { type CaseNumbers, openCaseNumbers } from './case-numbers.ts'
import { openRecentCases, type RecentCases } from './recent-cases.ts'
import { listRuleVersions, type RuleVersion } from './rule-store.ts'

/** What every command of a case needs beside the case: rules, calendar, units, categories, numbers. */
export interface CaseRoom {
  rules(version?: string): RuleBook
  calendar: CalendarBook
  catalogue: CatalogueBook
  units: UnitBook
  persons: PersonBook
  areas: AreaBook
  numbers: CaseNumbers
  recent: RecentCases
  /** Six digits, the beginning of every case number. */
  districtCode(): string
  load(runtime: Runtime): Promise<void>
}

export const caseRoom = port<CaseRoom>('cases.room')

export function openCaseRoom(runtime: Runtime): CaseRoom {
  const books = new Map<string, RuleBook>()
  let newest: RuleBook | null = null
  let districtCode = ''
  const build = ({ data }: RuleVersion): RuleBook => {
    const catalogue = runtime.use(catalogueBook)
    return buildRuleBook({
      ...data,
      channels: [...catalogue.channels()],
      variantOverrides: [...catalogue.variantOverrides()],
      deadlineTables: [...catalogue.deadlineTables()],
    })
  }
  return {
    rules: (version) => {
      const book = version === undefined ? newest : (books.get(version) ?? newest)
      if (!book) throw new Error('no case rules are loaded: the district has not been seeded')
      return book
    },
    calendar: runtime.use(calendarBook),
    catalogue: runtime.use(catalogueBook),
    units: runtime.use(unitBook),
    persons: runtime.use(personBook),
    areas: runtime.use(areaBook),
    numbers: openCaseNumbers(runtime.db),
    recent: openRecentCases(),
    districtCode: () => districtCode,
    load: async () => {
      const versions = await listRuleVersions(runtime.db)
      for (const version of versions) {
        const book = build(version)
        books.set(book.version, book)
        newest = book
      }
      districtCode = runtime.use(areaBook).all('district')[0]?.code ?? ''
    },
  }
}
