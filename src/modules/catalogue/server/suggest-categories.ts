import { handle } from '#platform/plug.ts'
import { suggestCategories } from '../contract.ts'
import { catalogueBooks } from './catalogue-books.ts'

export const suggestCategoriesHandler = handle(suggestCategories, async ({ text, channel, kind, limit }, call) => {
  const books = call.runtime.use(catalogueBooks)
  const options = { ...(channel ? { channel } : {}), ...(kind ? { kind } : {}), ...(limit ? { limit } : {}) }
  const items = books.suggest(text, options).map((suggestion) => {
    const category = books.category(suggestion.code)!
    const classZh = books.classOf(suggestion.code)?.zh ?? ''
    return { ...suggestion, zh: category.zh, kind: category.kind, classZh }
  })
  return { items }
})
