import { randomBytes } from 'node:crypto'
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const BLOCK_BYTES = 1_048_576
const BLOCKS_IN_MEMORY = 32

/**
 * Many texts by number, outside the heap: the first 32 MiB in memory, the rest in a temporary file without a name, so
 * that a workbook with hundreds of megabytes of text costs no more than one with little, and nothing stays behind.
 */
export class TextStore {
  private readonly blocks: Buffer[] = []
  /** Where each text begins; the next one's beginning is its end. */
  private starts = new Float64Array(1024)
  private count = 0
  private end = 0
  private block = Buffer.alloc(BLOCK_BYTES)
  private used = 0
  private flushed = 0
  private file: number | null = null

  get length(): number {
    return this.count
  }

  add(text: string): void {
    const bytes = Buffer.from(text)
    if (this.count + 1 >= this.starts.length) {
      const wider = new Float64Array(this.starts.length * 2)
      wider.set(this.starts)
      this.starts = wider
    }
    let from = 0
    while (from < bytes.length) {
      const copied = bytes.copy(this.block, this.used, from)
      from += copied
      this.used += copied
      if (this.used === BLOCK_BYTES) this.closeBlock()
    }
    this.end += bytes.length
    this.count += 1
    this.starts[this.count] = this.end
  }

  find(number: number): string | undefined {
    if (!Number.isInteger(number) || number < 0 || number >= this.count) return undefined
    const start = this.starts[number] as number
    const length = (this.starts[number + 1] as number) - start
    const first = Math.floor(start / BLOCK_BYTES)
    const offset = start - first * BLOCK_BYTES
    const block = first < this.blocks.length ? this.blocks[first] : undefined
    if (block && offset + length <= BLOCK_BYTES) return block.toString('utf8', offset, offset + length)
    return this.gather(start, length)
  }

  close(): void {
    if (this.file !== null) closeSync(this.file)
    this.file = null
  }

  /** A text that straddles blocks or lies in the file. */
  private gather(start: number, length: number): string {
    const out = Buffer.alloc(length)
    let done = 0
    while (done < length) {
      const at = start + done
      const number = Math.floor(at / BLOCK_BYTES)
      const offset = at - number * BLOCK_BYTES
      const wanted = Math.min(length - done, BLOCK_BYTES - offset)
      const kept = number < this.blocks.length ? this.blocks[number] : undefined
      if (kept) kept.copy(out, done, offset, offset + wanted)
      else if (at >= this.flushed) this.block.copy(out, done, offset, offset + wanted)
      else readSync(this.file as number, out, done, wanted, at - BLOCKS_IN_MEMORY * BLOCK_BYTES)
      done += wanted
    }
    return out.toString('utf8')
  }

  private closeBlock(): void {
    if (this.blocks.length < BLOCKS_IN_MEMORY) {
      this.blocks.push(this.block)
      this.block = Buffer.alloc(BLOCK_BYTES)
    } else {
      this.file ??= openNameless()
      writeSync(this.file, this.block)
    }
    this.used = 0
    this.flushed += BLOCK_BYTES
  }
}

function openNameless(): number {
  const path = join(tmpdir(), `yiwang-${randomBytes(9).toString('hex')}.text`)
  const file = openSync(path, 'wx+', 0o600)
  unlinkSync(path)
  return file
}
