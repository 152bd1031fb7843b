import type { TextLine } from './text-lines.ts'

/** Lines of which some more may be seen before the first is taken. */
export interface LookAhead {
  /** A line that has been read already. */
  at(ahead: number): TextLine | undefined
  /** Reads on if need be; undefined at the end. */
  peek(ahead: number): Promise<TextLine | undefined>
  take(count: number): void
  close(): Promise<void>
}

export function lookAhead(batches: AsyncIterable<TextLine[]>): LookAhead {
  const iterator = batches[Symbol.asyncIterator]()
  let waiting: TextLine[] = []
  let at = 0
  return {
    at: (ahead) => waiting[at + ahead],
    async peek(ahead) {
      while (at + ahead >= waiting.length) {
        const next = await iterator.next()
        if (next.done) return undefined
        waiting = at === waiting.length ? next.value : [...waiting.slice(at), ...next.value]
        at = 0
      }
      return waiting[at + ahead]
    },
    take(count) {
      at += count
    },
    async close() {
      await iterator.return?.()
    },
  }
}
