import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { ByteStream, TableFormat, TableSource } from './table.ts'
import { tableUnreadable } from './table-faults.ts'

export interface OpenedSource {
  format: TableFormat
  /** All bytes from the first on. */
  bytes: ByteStream
  /** Where the bytes lie, if they lie in a file. */
  path?: string
  /** For readers that go to the path instead of reading the bytes. */
  close(): Promise<void>
}

/** Tells the format of a table by its first bytes, and by its name where those leave a choice. */
export async function openSource(source: TableSource, format?: TableFormat): Promise<OpenedSource> {
  const name = 'path' in source ? basename(source.path) : source.name
  const stream: ByteStream = 'path' in source ? createReadStream(source.path) : source.stream
  const iterator = stream[Symbol.asyncIterator]()
  const first: Buffer[] = []
  let length = 0
  while (length < 8) {
    const next = await iterator.next()
    if (next.done) break
    const block = Buffer.from(next.value as Uint8Array)
    first.push(block)
    length += block.length
  }
  const head = Buffer.concat(first)
  const close = async () => {
    await iterator.return?.()
  }
  try {
    const told = format ?? formatOf(head, name)
    return { format: told, bytes: again(head, iterator), close, ...('path' in source && { path: source.path }) }
  } catch (error) {
    await close()
    throw error
  }
}

function formatOf(head: Buffer, name: string): TableFormat {
  if (head.toString('latin1', 0, 4) === 'PK\x03\x04') return 'xlsx'
  if (head.toString('hex', 0, 8) === 'd0cf11e0a1b11ae1')
    throw tableUnreadable(
      '这是旧版 xls 文件，或是设了密码的 xlsx 文件。',
      'it is an old xls file, or locked by a password.',
    )
  if (/\.(jsonl|ndjson)$/i.test(name)) return 'jsonl'
  if (/\.xlsx$/i.test(name)) throw tableUnreadable('文件已损坏，不是 xlsx。', 'it is damaged and no xlsx.')
  return /^(\xef\xbb\xbf)?\s*\{/.test(head.toString('latin1')) && !/\.(csv|tsv|txt)$/i.test(name) ? 'jsonl' : 'csv'
}

async function* again(head: Buffer, iterator: AsyncIterator<string | Uint8Array>): AsyncGenerator<string | Uint8Array> {
  try {
    yield head
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
  } finally {
    await iterator.return?.()
  }
}
