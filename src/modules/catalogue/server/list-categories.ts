import { handle } from '#platform/plug.ts'
import { listCategories } from '../contract.ts'
import type { Category } from '../domain/category.ts'
import { catalogueBooks } from './catalogue-books.ts'

export const listCategoriesHandler = handle(listCategories, async (input, call) => {
  const books = call.runtime.use(catalogueBooks)
  const asked = input.withInactive ? books.allCategories() : books.categories()
  const text = input.text?.trim().toLowerCase() ?? ''
  const items = asked.filter(
    (category) =>
      (!input.kind || category.kind === input.kind) &&
      (!input.class || category.class === input.class) &&
      (text === '' || isCalled(category, text)),
  )
  return { version: books.versions.taxonomy, classes: [...books.classes()], items, next: null }
})

export function isCalled(category: Category, text: string): boolean {
  return (
    category.zh.includes(text) ||
    category.code.startsWith(text) ||
    category.pinyinInitials.startsWith(text) ||
    category.en.toLowerCase().includes(text) ||
    category.synonyms.some((word) => word.includes(text))
  )
}
