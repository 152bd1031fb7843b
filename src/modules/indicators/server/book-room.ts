import { createHash } from 'node:crypto'
import { port } from '#core/port.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { IndicatorsFile } from '../domain/definition.ts'
import { type IndicatorRules, readIndicatorRules } from '../domain/freeze-time.ts'
import { type IndicatorBook, openIndicatorBook } from '../domain/indicator-book.ts'
import { type CaseReckoner, openCaseReckoner } from '../domain/rollup/reckon-case.ts'

export interface IndicatorWords {
  numerator: string
  denominator?: string
}

/** The district's indicators, read when the server starts. */
export interface BookRoom {
  load(): Promise<void>
  book(): IndicatorBook
  file(): IndicatorsFile
  reckoner(): CaseReckoner
  rules(): IndicatorRules
  /** What numerator and denominator are, in words. */
  words(id: string): IndicatorWords | null
  /** Number and digest of the definitions: `1-3f2a9c…`; whatever changes a definition changes it. */
  version(): string
}
export const bookRoom = port<BookRoom>('indicators.bookRoom')

interface Opened {
  file: IndicatorsFile
  book: IndicatorBook
  reckoner: CaseReckoner
  rules: IndicatorRules
  words: Record<string, IndicatorWords>
  version: string
}

export function openBookRoom({ config }: Runtime): BookRoom {
  let open: Opened | null = null
  const get = () => {
    if (!open) throw new Error('the indicators are not loaded')
    return open
  }
  return {
    load: async () => {
      const folder = openDistrictFolder(config.root, config.district)
      const file = await folder.get<IndicatorsFile>('indicators')
      const rules = readIndicatorRules(await folder.get<IndicatorRules>('indicator-rules'))
      const { words } = await folder.get<{ words: Record<string, IndicatorWords> }>('indicator-words')
      const { version, lists, units, derived, indicators } = file
      const text = JSON.stringify({ version, lists, units, derived, indicators })
      const digest = createHash('sha256').update(text).digest('hex').slice(0, 12)
      const book = openIndicatorBook(file)
      open = { file, book, rules, words, reckoner: openCaseReckoner(book, file), version: `${file.version}-${digest}` }
    },
    book: () => get().book,
    file: () => get().file,
    reckoner: () => get().reckoner,
    rules: () => get().rules,
    words: (id) => (Object.hasOwn(get().words, id) ? get().words[id]! : null),
    version: () => get().version,
  }
}
