import type { Duplex } from 'node:stream'
import type pg from 'pg'
import type { CopyConnection } from './copy-connection.ts'

/** Sends `source` to `copy … from stdin`; answers the number of rows that were stored. */
export function copyIn(client: pg.ClientBase, text: string, source: AsyncIterable<Uint8Array>): Promise<number> {
  return new Promise((resolve, reject) => {
    let rows = 0
    let stopped = false
    let sourceFailure: unknown = null

    const send = async (connection: CopyConnection) => {
      try {
        for await (const chunk of source) {
          if (stopped) return
          connection.sendCopyFromChunk(chunk)
          if (connection.stream.writableNeedDrain) await drained(connection.stream)
        }
        connection.endCopyFrom()
      } catch (error) {
        sourceFailure = error
        connection.sendCopyFail('the source of the rows failed')
      }
    }
    client.query({
      submit: (connection: pg.Connection) => {
        connection.query(text)
      },
      handleCopyInResponse: (connection: pg.Connection) => {
        void send(connection as CopyConnection)
      },
      handleCommandComplete: ({ text: tag }: { text: string }) => {
        rows = Number(/^COPY (\d+)$/.exec(tag)?.[1] ?? 0)
      },
      handleReadyForQuery: () => resolve(rows),
      handleError: (error: Error) => {
        stopped = true
        reject(sourceFailure ?? error)
      },
    })
  })
}

/** A connection that closes meanwhile is told by the driver's own error. */
function drained(stream: Duplex): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      stream.off('drain', go)
      stream.off('close', go)
      resolve()
    }
    stream.on('drain', go)
    stream.on('close', go)
  })
}
