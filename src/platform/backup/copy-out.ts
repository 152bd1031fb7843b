import type pg from 'pg'

/** Hundreds of tables hold a few rows: the first chunk is small, each further one four times as large. */
const FIRST_CHUNK_BYTES = 64 * 1024
const CHUNK_BYTES = 4 * 1024 * 1024
/** More finished chunks than these, and the server is let wait. */
const CHUNKS_WAITING = 2

/**
 * The bytes of `copy … to stdout`, in chunks of at most some megabytes whatever the size of the table. `onRow` sees each
 * row as it comes: in the text format every message is one.
 */
export async function* copyOut(
  client: pg.ClientBase,
  text: string,
  onRow: (row: Uint8Array) => void,
): AsyncGenerator<Buffer> {
  const ready: Buffer[] = []
  let chunk = Buffer.allocUnsafe(FIRST_CHUNK_BYTES)
  let filled = 0
  let state: 'open' | 'ended' | 'dropped' = 'open'
  let failure: unknown = null
  let connection: pg.Connection | null = null
  let wake = () => {}

  const keep = (row: Uint8Array) => {
    for (let from = 0; from < row.length; ) {
      const part = row.subarray(from, from + chunk.length - filled)
      // Copied: the driver uses its buffer again.
      chunk.set(part, filled)
      filled += part.length
      from += part.length
      if (filled === chunk.length) {
        flush()
        chunk = Buffer.allocUnsafe(Math.min(4 * chunk.length, CHUNK_BYTES))
        filled = 0
      }
    }
  }
  const flush = () => {
    if (filled > 0) ready.push(chunk.subarray(0, filled))
    if (ready.length > CHUNKS_WAITING) connection?.stream.pause()
    wake()
  }

  client.query({
    submit: (opened: pg.Connection) => {
      connection = opened
      opened.query(text)
    },
    handleCopyData: ({ chunk: row }: { chunk: Uint8Array }) => {
      if (state === 'dropped') return
      try {
        onRow(row)
        keep(row)
      } catch (error) {
        failure ??= error
        wake()
      }
    },
    handleCommandComplete: () => {},
    handleReadyForQuery: () => {
      flush()
      state = 'ended'
      wake()
    },
    handleError: (error: Error) => {
      failure ??= error
      wake()
    },
  })
  const stream = () => (connection as pg.Connection | null)?.stream
  try {
    for (;;) {
      if (failure) throw failure
      const next = ready.shift()
      if (next) {
        if (ready.length <= CHUNKS_WAITING) stream()?.resume()
        yield next
      } else if ((state as string) === 'ended') return
      else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
  } finally {
    if ((state as string) === 'open') state = 'dropped'
    stream()?.resume()
  }
}
