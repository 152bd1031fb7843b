import type pg from 'pg'

/** What the driver's connection can do for COPY beside what its types say. */
export interface CopyConnection extends pg.Connection {
  sendCopyFromChunk(chunk: Uint8Array): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}
