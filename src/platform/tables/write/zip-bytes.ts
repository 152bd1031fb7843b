import { pipeline, Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'
import { tableTooLarge } from '../table-faults.ts'

export interface ZipPart {
  name: string
  content: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>
}

interface Written {
  name: Buffer
  offset: number
  crc: number
  packed: number
  size: number
}

/** Names are UTF-8, and size and check sum follow the data: they aren't known before. */
const FLAGS = 0x0808
const DEFLATED = 8
/** 1980-01-01, the beginning of time for zip: equal content gives equal bytes. */
const DOS_DATE = 33
const LARGEST = 0xffff_ffff

/** A zip file (APPNOTE 6.3) made part by part while its content comes in; nothing waits in memory. */
export async function* zipBytes(parts: Iterable<ZipPart> | AsyncIterable<ZipPart>): AsyncGenerator<Buffer> {
  const written: Written[] = []
  let offset = 0
  for await (const part of parts) {
    const entry: Written = { name: Buffer.from(part.name), offset, crc: 0, packed: 0, size: 0 }
    const head = Buffer.concat([header(0x04034b50, entry, false), entry.name])
    yield head
    const deflate = createDeflateRaw()
    // An error in the content destroys the deflater with it, and so ends the loop below.
    pipeline(Readable.from(counted(part.content, entry)), deflate, () => {})
    for await (const block of deflate as AsyncIterable<Buffer>) {
      entry.packed += block.length
      yield block
    }
    const tail = Buffer.alloc(16)
    tail.writeUInt32LE(0x08074b50, 0)
    writeSizes(tail, 4, entry)
    yield tail
    offset += head.length + entry.packed + tail.length
    if (offset > LARGEST || entry.size > LARGEST) throw tableTooLarge()
    written.push(entry)
  }
  yield directory(written, offset)
}

async function* counted(content: ZipPart['content'], entry: Written): AsyncGenerator<Buffer> {
  for await (const piece of content) {
    const block = Buffer.from(piece)
    entry.crc = crc32(block, entry.crc)
    entry.size += block.length
    yield block
  }
}

function header(signature: number, entry: Written, central: boolean): Buffer {
  const bytes = Buffer.alloc(central ? 46 : 30)
  bytes.writeUInt32LE(signature, 0)
  const at = central ? 6 : 4
  if (central) bytes.writeUInt16LE(20, 4)
  bytes.writeUInt16LE(20, at)
  bytes.writeUInt16LE(FLAGS, at + 2)
  bytes.writeUInt16LE(DEFLATED, at + 4)
  bytes.writeUInt16LE(DOS_DATE, at + 8)
  if (central) writeSizes(bytes, at + 10, entry)
  bytes.writeUInt16LE(entry.name.length, at + 22)
  if (central) bytes.writeUInt32LE(entry.offset, 42)
  return bytes
}

function writeSizes(bytes: Buffer, at: number, entry: Written): void {
  bytes.writeUInt32LE(entry.crc, at)
  bytes.writeUInt32LE(Math.min(entry.packed, LARGEST), at + 4)
  bytes.writeUInt32LE(Math.min(entry.size, LARGEST), at + 8)
}

function directory(written: readonly Written[], offset: number): Buffer {
  const entries = written.flatMap((entry) => [header(0x02014b50, entry, true), entry.name])
  const size = entries.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(written.length, 8)
  end.writeUInt16LE(written.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...entries, end])
}
