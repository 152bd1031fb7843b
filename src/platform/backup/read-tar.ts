import { readPaxName, readTarBlock, TAR_BLOCK, tarPadding } from './tar.ts'

export interface TarEntry {
  name: string
  size: number
  mode: number
  /** To be read before the next entry is asked for; what is left is skipped. */
  body: AsyncIterable<Buffer>
}

/** The source ended inside of an entry or before the end of the archive. */
export class TarCutOff extends Error {}

const MOST_PAX_BYTES = 64 * 1024

export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const bytes = openBytes(source)
  let longName: string | null = null
  try {
    for (;;) {
      const header = readTarBlock(await bytes.exactly(TAR_BLOCK))
      if (!header) {
        await bytes.drain()
        return
      }
      const { size, mode, isPax } = header
      const padding = tarPadding(size).length
      if (isPax) {
        if (size > MOST_PAX_BYTES) throw new RangeError('tar entry')
        longName = readPaxName(await bytes.exactly(size))
        await bytes.exactly(padding)
        continue
      }
      const body = bytes.upTo(size)
      yield { name: longName ?? header.name, size, mode, body }
      longName = null
      for await (const _rest of body);
      await bytes.exactly(padding)
    }
  } finally {
    await bytes.close()
  }
}

function openBytes(source: AsyncIterable<Buffer>) {
  const iterator = source[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)
  const more = async () => {
    const next = await iterator.next()
    if (next.done) throw new TarCutOff()
    return next.value
  }
  return {
    async exactly(wanted: number): Promise<Buffer> {
      while (held.length < wanted) held = Buffer.concat([held, await more()])
      const taken = held.subarray(0, wanted)
      held = held.subarray(wanted)
      return taken
    },
    async *upTo(size: number): AsyncGenerator<Buffer> {
      for (let left = size; left > 0; ) {
        if (held.length === 0) held = await more()
        const taken = held.subarray(0, left)
        held = held.subarray(taken.length)
        left -= taken.length
        yield taken
      }
    },
    /** To the end of the source, so that its own checksum is looked at. */
    async drain() {
      while (!(await iterator.next()).done);
    },
    async close() {
      await iterator.return?.()
    },
  }
}
