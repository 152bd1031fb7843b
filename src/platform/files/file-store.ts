import type { Readable } from 'node:stream'

/** WGS-84 degrees, as a camera writes them. */
export interface PicturePosition {
  longitude: number
  latitude: number
}

/** What the uploader or the file itself says of it. */
export interface FileFacts {
  name: string
  mime: string
  /** SHA-256 in hex of the bytes as they were sent, where the stored ones were made from them. */
  originalSha256?: string
  widthPx?: number
  heightPx?: number
  /** RFC 3339 with offset: when the camera says the picture was taken. */
  takenAt?: string
  position?: PicturePosition
}

export interface FileMeta extends FileFacts {
  /** SHA-256 in hex of the stored bytes. */
  sha256: string
  bytes: number
}

export interface StoredFile {
  /** `<sha256 of the bytes>-<12 hex of the facts>`: the same bytes with the same facts are the same file. */
  id: string
  meta: FileMeta
}

/** First and last byte wanted, both inclusive, as in an HTTP range. */
export interface ByteRange {
  start: number
  end: number
}

export interface FileStore {
  put(stream: AsyncIterable<string | Uint8Array>, facts: FileFacts): Promise<StoredFile>
  /** Throws the fault `file-not-found` when there is no such file. */
  get(id: string, range?: ByteRange): Promise<{ stream: Readable; meta: FileMeta }>
  /** Only for ids that nothing refers to any more; does nothing for one that is gone already. */
  remove(id: string): Promise<void>
  /** Removes what broken uploads left before that moment of the clock on the wall; answers how many files. */
  sweep(beforeMs: number): Promise<number>
}
