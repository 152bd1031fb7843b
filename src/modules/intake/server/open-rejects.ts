import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import type { TableRow } from '#platform/tables/table.ts'
import { csvLine, type RejectedRow, rejectedColumns, rejectedLine } from './rejected-line.ts'

export interface Rejects {
  /** Learns the titles from the first row that has some. */
  see(source: TableRow): void
  write(row: RejectedRow): Promise<void>
  /** Path of the file; null when nothing was rejected. */
  close(): Promise<string | null>
}

/** Rows at fault that may come before the first sound one; more, and the file is written without the titles. */
const MOST_WAITING = 1000

/** The file of rejected rows, made with the first of them. */
export function openRejects(path: string): Rejects {
  const isCsv = !path.endsWith('.jsonl')
  let stream: WriteStream | null = null
  let broken: Error | null = null
  let titles: string[] | null = null
  let columns: string[] | null = null
  let waiting: RejectedRow[] = []

  const send = async (text: string): Promise<void> => {
    if (!stream) {
      stream = createWriteStream(path, { mode: 0o600 })
      stream.on('error', (error) => {
        broken = error
      })
    }
    if (broken) throw broken
    if (!stream.write(text)) await once(stream, 'drain')
  }
  const release = async (): Promise<void> => {
    if (isCsv && !columns) {
      columns = rejectedColumns(titles)
      await send(`\uFEFF${csvLine(columns)}`)
    }
    for (const row of waiting) await send(rejectedLine(row, columns))
    waiting = []
  }
  return {
    see: (source) => {
      if (!titles && !source.fault) titles = Object.keys(source.values)
    },
    write: async (row) => {
      waiting.push(row)
      if (!isCsv || titles || columns || waiting.length > MOST_WAITING) await release()
    },
    close: async () => {
      if (waiting.length > 0) await release()
      if (!stream) return null
      stream.end()
      await finished(stream)
      return path
    },
  }
}
