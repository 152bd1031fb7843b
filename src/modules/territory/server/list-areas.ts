import { handle } from '#platform/plug.ts'
import { listAreas } from '../contract.ts'
import { territoryBooks } from './territory-books.ts'

const PAGE = 200

export const listAreasHandler = handle(listAreas, async ({ level, parent, text, limit = PAGE, cursor }, call) => {
  const wanted = text?.trim() ?? ''
  const found = call.runtime
    .use(territoryBooks)
    .current()
    .filter(
      (area) =>
        (!level || area.level === level) &&
        (!parent || area.parentCode === parent) &&
        (wanted === '' || area.name.includes(wanted) || area.code.startsWith(wanted)) &&
        (cursor === undefined || area.code > cursor),
    )
  const items = found.slice(0, limit)
  return { items, next: found.length > limit ? items.at(-1)!.code : null }
})
