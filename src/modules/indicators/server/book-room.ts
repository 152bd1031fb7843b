import { createHash } from 'node:crypto'
import { port } from '#core/port.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { IndicatorsFile } from '../domain/definition.ts'
import { type IndicatorBook, openIndicatorBook } from '../domain/indicator-book.ts'
import { type CaseReckoner, openCaseReckoner } from '../domain/rollup/reckon-case.ts'

/** The district's indicators, read when the server starts. */
export interface BookRoom {
  load(): Promise<void>
  book(): IndicatorBook
  file(): IndicatorsFile
  reckoner(): CaseReckoner
  /** Number and digest of the definitions: `1-3f2a9c…`; whatever changes a definition changes it. */
  version(): string
}
export const bookRoom = port<BookRoom>('indicators.bookRoom')

export function openBookRoom({ config }: Runtime): BookRoom {
  let open: { file: IndicatorsFile; book: IndicatorBook; reckoner: CaseReckoner; version: string } | null = null
  const get = () => {
    if (!open) throw new Error('the indicators are not loaded')
    return open
  }
  return {
    load: async () => {
      const file = await openDistrictFolder(config.root, config.district).get<IndicatorsFile>('indicators')
      const { version, lists, units, derived, indicators } = file
      const text = JSON.stringify({ version, lists, units, derived, indicators })
      const digest = createHash('sha256').update(text).digest('hex').slice(0, 12)
      const book = openIndicatorBook(file)
      open = { file, book, reckoner: openCaseReckoner(book, file), version: `${file.version}-${digest}` }
    },
    book: () => get().book,
    file: () => get().file,
    reckoner: () => get().reckoner,
    version: () => get().version,
  }
}
