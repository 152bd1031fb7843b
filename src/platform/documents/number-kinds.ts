import { isDateFormat } from '../tables/xlsx/date-format.ts'
import { readPart } from '../tables/xlsx/workbook.ts'
import type { WorkbookZip } from '../tables/xlsx/workbook-zip.ts'

export type NumberKind = 'plain' | 'percent' | 'date'

const MOST_FORMATS = 10_000
const MOST_STYLES = 100_000

/** By style number: how a number in it is shown. */
export async function readNumberKinds(zip: WorkbookZip, part: string): Promise<NumberKind[]> {
  const codes = new Map<number, string>()
  const kinds: NumberKind[] = []
  let inCellFormats = false
  await readPart(zip, part, {
    open(tag, { numFmtId = '0', formatCode = '' }) {
      if (tag === 'numFmt' && codes.size < MOST_FORMATS) codes.set(Number(numFmtId), formatCode)
      if (tag === 'cellXfs') inCellFormats = true
      if (tag === 'xf' && inCellFormats && kinds.length < MOST_STYLES) kinds.push(kindOf(Number(numFmtId), codes))
    },
    close(tag) {
      if (tag === 'cellXfs') inCellFormats = false
    },
  })
  return kinds
}

function kindOf(id: number, codes: ReadonlyMap<number, string>): NumberKind {
  const code = codes.get(id)
  if (isDateFormat(id, code)) return 'date'
  // 9 and 10 are the percent formats that every workbook knows by number.
  if (id === 9 || id === 10) return 'percent'
  return code?.replace(/"[^"]*"|\\./g, '').includes('%') ? 'percent' : 'plain'
}
