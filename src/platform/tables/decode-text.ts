import type { ByteStream } from './table.ts'
import { tableTooLarge, tableUnreadable } from './table-faults.ts'

/** How much text from the first Chinese sign on decides between UTF-8 and GB18030. */
const SAMPLE_BYTES = 65_536

/**
 * Bytes to text: by the byte order mark if there is one, else UTF-8 or GB18030 (which includes GBK and GB 2312),
 * whichever reads better. ASCII is the same in both, so the choice waits for the first other byte.
 */
export async function* decodeText(bytes: ByteStream, maxBytes: number): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null
  let waiting = Buffer.alloc(0)
  let marked = false
  let total = 0
  for await (const chunk of bytes) {
    const block = Buffer.from(chunk as Uint8Array)
    total += block.length
    if (total > maxBytes) throw tableTooLarge()
    if (decoder) {
      yield decoder.decode(block, { stream: true })
      continue
    }
    waiting = waiting.length > 0 ? Buffer.concat([waiting, block]) : block
    // A byte order mark is up to three bytes long and may come in pieces.
    if (!marked && waiting.length < 4) continue
    if (!marked) decoder = markOf(waiting)
    marked = true
    if (!decoder) {
      const other = firstBeyondAscii(waiting)
      yield waiting.toString('latin1', 0, other)
      waiting = waiting.subarray(other)
      if (waiting.length < SAMPLE_BYTES) continue
      decoder = betterDecoder(waiting)
    }
    yield decoder.decode(waiting, { stream: true })
    waiting = Buffer.alloc(0)
  }
  decoder ??= (marked ? null : markOf(waiting)) ?? betterDecoder(waiting)
  yield decoder.decode(waiting)
}

function markOf(block: Buffer): TextDecoder | null {
  const [a, b, c] = block
  if (a === 0xef && b === 0xbb && c === 0xbf) return new TextDecoder('utf-8')
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le')
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be')
  // A stray null byte is a row at fault; many of them are a picture or a program.
  const nulls = block.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0)
  if (nulls * 50 > block.length) throw tableUnreadable('这不是文本文件。', 'it is no text.')
  return null
}

function firstBeyondAscii(block: Buffer): number {
  for (let at = 0; at < block.length; at += 1) if ((block[at] as number) > 0x7f) return at
  return block.length
}

/** One broken sign must not turn a whole UTF-8 file into GB18030, so signs are counted rather than one error taken. */
function betterDecoder(sample: Buffer): TextDecoder {
  const text = new TextDecoder('utf-8').decode(sample, { stream: true })
  let broken = 0
  let sound = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === 0xfffd) broken += 1
    else if (unit > 0x7f) sound += 1
  }
  return new TextDecoder(broken > sound ? 'gb18030' : 'utf-8')
}
