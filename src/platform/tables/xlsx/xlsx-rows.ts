import { spool } from '#platform/files/spool.ts'
import type { OpenedSource } from '../byte-source.ts'
import { type Columns, columnsOf, faultRow } from '../columns.ts'
import { MOST_COLUMNS, type TableRow } from '../table.ts'
import { tableHeaderFault } from '../table-faults.ts'
import { sheetRows } from './sheet-rows.ts'
import { readWorkbook, type Workbook } from './workbook.ts'
import { openWorkbookZip } from './workbook-zip.ts'

export interface XlsxOptions {
  sheet: string | undefined
  headerLine: number | undefined
  maxBytes: number
}

/** Rows of one sheet. A zip is read from its end, so a stream is put into a temporary file first. */
export async function* xlsxRows(source: OpenedSource, options: XlsxOptions): AsyncGenerator<TableRow> {
  if (source.path) {
    await source.close()
    yield* rowsOfFile(source.path, options)
    return
  }
  const spooled = await spool(source.bytes, { maxBytes: options.maxBytes })
  try {
    yield* rowsOfFile(spooled.path, options)
  } finally {
    await spooled.remove()
  }
}

async function* rowsOfFile(path: string, options: XlsxOptions): AsyncGenerator<TableRow> {
  const zip = await openWorkbookZip(path, options.maxBytes)
  try {
    const workbook = await readWorkbook(zip, options.sheet)
    try {
      yield* underHeader(await zip.open(workbook.sheetPart), workbook, options.headerLine ?? 1)
    } finally {
      workbook.texts.close()
    }
  } finally {
    zip.close()
  }
}

async function* underHeader(
  bytes: AsyncIterable<Uint8Array>,
  workbook: Workbook,
  headerLine: number,
): AsyncGenerator<TableRow> {
  let columns: Columns | null = null
  for await (const batch of sheetRows(bytes, workbook)) {
    for (const row of batch) {
      if (row.line < headerLine || (!row.fault && !row.cells.some((cell) => cell !== null))) continue
      const { line, cells, beyond, fault } = row
      if (!columns && fault) throw tableHeaderFault(fault, `More than ${MOST_COLUMNS} columns.`)
      const raw = () => JSON.stringify([...cells, ...beyond])
      if (!columns) columns = columnsOf(cells)
      else yield fault ? faultRow(line, raw(), fault) : columns.row(line, cells, raw)
    }
  }
  if (!columns) columnsOf([])
}
