import { toRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { getCategory } from '../contract.ts'
import { catalogueBooks } from './catalogue-books.ts'
import { versionsOfCategory } from './category-store.ts'
import { noCategory } from './faults.ts'

export const getCategoryHandler = handle(getCategory, async ({ code }, call) => {
  const books = call.runtime.use(catalogueBooks)
  const category = books.category(code)
  const classOf = books.classOf(code)
  if (!category || !classOf) throw noCategory(code)
  const rows = await versionsOfCategory(call.db, code)
  const versions = rows.map((row) => ({
    version: row.version,
    at: toRfc3339(row.atMs),
    by: row.byName,
    why: row.why,
    category: row.category,
  }))
  return { category, class: classOf, versions }
})
