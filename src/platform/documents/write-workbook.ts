import { zipBytes } from '../tables/write/zip-bytes.ts'
import type { BookSheet } from './book-sheet.ts'
import { workbookParts } from './workbook-parts.ts'

/** A workbook with merged cells, frames, widths and page setup, as the bytes of an XLSX file. */
export async function writeWorkbook(sheets: readonly BookSheet[]): Promise<Buffer> {
  const blocks: Buffer[] = []
  for await (const block of zipBytes(workbookParts(sheets))) blocks.push(block)
  return Buffer.concat(blocks)
}
