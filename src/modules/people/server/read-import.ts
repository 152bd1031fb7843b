import { fault } from '#core/fault.ts'
import type { Call } from '#platform/call.ts'
import { readTable } from '#platform/tables/read-table.ts'
import type { ImportRow, Rejection } from '../domain/import-row.ts'

const LIMITS = { maxRows: 20_000, maxBytes: 16 * 1024 * 1024 }
const MOST_LISTED = 500

/** Rows of the file that came with the call. */
export async function readImport(call: Call): Promise<ImportRow[]> {
  if (!call.file)
    throw fault('file-missing', {
      status: 400,
      zh: '没有收到文件。请选择文件后再提交。',
      en: 'No file was received. Choose one and submit again.',
    })
  const rows: ImportRow[] = []
  for await (const row of readTable({ stream: call.file.stream, name: call.file.name }, LIMITS)) rows.push(row)
  return rows
}

/** Fields of a multipart form are not checked before they come here. */
export function readFlag(text: string | undefined): boolean {
  if (text !== undefined && text !== 'true' && text !== 'false')
    throw fault('invalid-input', {
      status: 400,
      zh: 'dryRun 应为 true 或 false。',
      en: 'dryRun must be true or false.',
    })
  return text === 'true'
}

export function importAnswer(dryRun: boolean, read: number, saved: number, rejected: readonly Rejection[]) {
  return { dryRun, read, saved, rejectedCount: rejected.length, rejected: rejected.slice(0, MOST_LISTED) }
}
