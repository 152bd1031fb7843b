import { catalogueBook } from '#modules/catalogue/contract.ts'
import { unitBook } from '#modules/people/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import type { Runtime } from '#platform/runtime.ts'
import { CATEGORY_KIND_NAMES } from '../domain/category-kinds.ts'

/** Where an alert is, in words: the unit of a load, else the area. */
export function placeName(runtime: Runtime, at: { areaCode: string | null; unit: string | null }): string {
  if (at.unit !== null) return runtime.use(unitBook).find(at.unit)?.zh ?? at.unit
  if (at.areaCode === null) return '全区'
  const { street, community, grid } = runtime.use(areaBook).namesOf(at.areaCode)
  // A grid is named after its community.
  return [street, grid ?? community].filter(Boolean).join('') || at.areaCode
}

/** The beginning of a category code in words; '' of none. */
export function categoryName(runtime: Runtime, code: string | null): string {
  if (code === null) return ''
  const book = runtime.use(catalogueBook)
  if (code.length === 2) return CATEGORY_KIND_NAMES[code] ?? code
  return (code.length === 4 ? book.classOf(code)?.zh : book.category(code)?.zh) ?? code
}
