import { BATCH_CHARS, type OutRows, type TableColumn, titleOf } from './table-column.ts'

export async function* jsonlText(rows: OutRows, columns: readonly TableColumn[]): AsyncGenerator<string> {
  let batch = ''
  for await (const row of rows) {
    batch += `${JSON.stringify(Object.fromEntries(columns.map((column) => [titleOf(column), row[column.key] ?? null])))}\n`
    if (batch.length < BATCH_CHARS) continue
    yield batch
    batch = ''
  }
  yield batch
}
