import { pinyin } from 'pinyin-pro'
import type { Input } from '#core/operation.ts'
import { handle } from '#platform/plug.ts'
import { saveCategory } from '../contract.ts'
import type { Category } from '../domain/category.ts'
import { checkCategory } from '../domain/check-category.ts'
import { catalogueBooks } from './catalogue-books.ts'
import { addCategoryVersions, loadCategories } from './category-store.ts'
import { refused, stale } from './faults.ts'
import { stampOf } from './stamp.ts'
import { tellChange } from './tell-change.ts'
import { openVersion } from './version-store.ts'

/** A change is a new version of the taxonomy; the old row stays, so that old cases can be read as they were judged. */
export const saveCategoryHandler = handle(saveCategory, async (input, call) => {
  const books = call.runtime.use(catalogueBooks)
  const version = await openVersion(call.db, 'taxonomy', stampOf(call, input.why))
  // Read again under the lock of the new version: another process may have saved since this one loaded.
  const all = await loadCategories(call.db)
  const before = all.find((category) => category.code === input.code) ?? null
  const expected = call.command.expectedVersion
  if (expected !== null && expected !== (before?.version ?? 0)) throw stale()
  const classOf = books.classOf(input.code)
  const category = nextCategory(input, before, classOf?.kind ?? 'event', version)
  const others = all.filter((other) => other.active && other.code !== input.code)
  const faults = checkCategory(category, { before, others, class: classOf })
  if (faults.length > 0) throw refused('category-refused', faults)
  await addCategoryVersions(call.db, version, [category])
  call.note(input.code, { taxonomyVersion: version, why: input.why })
  tellChange(call)
  return { category, taxonomyVersion: version }
})

function nextCategory(
  { why: _, ...input }: Input<typeof saveCategory>,
  before: Category | null,
  kind: Category['kind'],
  version: number,
): Category {
  const zh = input.zh.trim()
  return {
    ...input,
    zh,
    class: input.code.slice(0, 4),
    kind: before?.kind ?? kind,
    id: input.id ?? before?.id ?? '',
    pinyinInitials: input.pinyinInitials || initialsOf(zh),
    synonyms: input.synonyms.map((word) => word.trim()).filter(Boolean),
    other: input.code.endsWith('99'),
    version,
  }
}

/** One letter a Chinese character, brackets dropped. */
function initialsOf(zh: string): string {
  return pinyin(zh, { pattern: 'first', toneType: 'none', type: 'array' })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}
