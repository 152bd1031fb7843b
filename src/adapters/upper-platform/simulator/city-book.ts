import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs'
import type { CityState, CityThread, Receipt, UpperMessage } from '#modules/exchange/contract.ts'

interface Thread {
  down: UpperMessage[]
  acked: Set<number>
  held: Map<number, UpperMessage>
  /** Messages up that were taken into account, in the order in which that happened. */
  applied: UpperMessage[]
  state: CityState
}

type Line =
  | { made: UpperMessage }
  | { acked: string; thread: string; seq: number }
  | { held: UpperMessage }
  | { fetched: string }

export interface Wanted {
  thread: string
  id: string
  bytes: number
  sha256: string
}

export interface NewMessage {
  no: string
  kind: string
  body: Record<string, unknown>
}

/** What the simulated city knows, written down line by line before anybody is answered: a kill loses nothing. */
export class CityBook {
  readonly threads = new Map<string, Thread>()
  readonly #path: string
  readonly #nos = new Set<string>()
  readonly #unacked = new Map<string, UpperMessage>()
  readonly #wanted = new Map<string, Wanted>()
  /** Attachments of the district that are here. */
  readonly fetched = new Set<string>()
  #reading = true

  constructor(path: string) {
    this.#path = path
    for (const line of readLines(path)) this.#take(line)
    this.#reading = false
    for (const [id, { applied }] of this.threads) for (const message of applied) this.#answer(id, message)
  }

  /** Appends to a thread's messages down; the same number is made once. */
  make(thread: string, { no, kind, body }: NewMessage): void {
    if (this.#nos.has(no)) return
    const seq = this.#thread(thread).down.length + 1
    this.#write({ made: { no, thread, seq, kind, at: new Date().toISOString(), body } })
  }

  /** The next attachment of the district that is not here yet. */
  get wanted(): Wanted | null {
    return this.#wanted.values().next().value ?? null
  }

  keepFetched({ thread, id }: Wanted): void {
    this.#write({ fetched: `${thread}/${id}` })
  }

  unacked(): IterableIterator<UpperMessage> {
    return this.#unacked.values()
  }

  get waiting(): number {
    return this.#unacked.size
  }

  acknowledge(receipts: readonly Receipt[]): void {
    for (const { no, state } of receipts) {
      const message = this.#unacked.get(no)
      if (message && state !== 'conflict') this.#write({ acked: no, thread: message.thread, seq: message.seq })
    }
  }

  receive(message: UpperMessage): Receipt {
    const { no, thread, seq } = message
    const there = this.#thread(thread).held.get(seq)
    if (there) {
      if (there.no === no || message.kind === 'skipped' || there.kind === 'skipped') return { no, state: 'known' }
      return { no, state: 'conflict', why: `place ${seq} holds ${there.no}` }
    }
    this.#write({ held: message })
    return { no, state: 'stored' }
  }

  listThreads(after: string | null, limit: number): { threads: CityThread[]; next: string | null } {
    // byte by byte, as the district sorts
    const ids = [...this.threads.keys()].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    const from = after === null ? 0 : ids.findIndex((id) => Buffer.compare(Buffer.from(id), Buffer.from(after)) > 0)
    const page = from < 0 ? [] : ids.slice(from, from + limit)
    const threads = page.map((thread) => {
      const { down, acked, applied, state } = this.#thread(thread)
      const gap = down.findIndex(({ seq }) => !acked.has(seq))
      return { thread, downMade: down.length, downAcked: gap < 0 ? down.length : gap, up: applied.length, state }
    })
    return { threads, next: from >= 0 && from + limit < ids.length ? (page.at(-1) ?? null) : null }
  }

  #thread(id: string): Thread {
    const found = this.threads.get(id)
    if (found) return found
    const made: Thread = { down: [], acked: new Set(), held: new Map(), applied: [], state: 'sent' }
    this.threads.set(id, made)
    return made
  }

  #write(line: Line): void {
    appendFileSync(this.#path, `${JSON.stringify(line)}\n`)
    this.#take(line)
  }

  #take(line: Line): void {
    if ('made' in line) {
      this.#nos.add(line.made.no)
      this.#unacked.set(line.made.no, line.made)
      this.#thread(line.made.thread).down.push(line.made)
    } else if ('acked' in line) {
      this.#unacked.delete(line.acked)
      this.#thread(line.thread).acked.add(line.seq)
    } else if ('fetched' in line) {
      this.fetched.add(line.fetched)
      this.#wanted.delete(line.fetched)
    } else {
      const thread = this.#thread(line.held.thread)
      thread.held.set(line.held.seq, line.held)
      for (const one of (line.held.body.attachments ?? []) as Omit<Wanted, 'thread'>[])
        this.#wanted.set(`${line.held.thread}/${one.id}`, { ...one, thread: line.held.thread })
      for (let next = thread.held.get(thread.applied.length + 1); next; ) {
        thread.applied.push(next)
        thread.state = (next.body.state as CityState | undefined) ?? thread.state
        if (!this.#reading) this.#answer(next.thread, next)
        next = thread.held.get(thread.applied.length + 1)
      }
    }
  }

  /** A city that grants everything; a number of its own for each answer, so that it is given once. */
  #answer(thread: string, { no, kind, body }: UpperMessage): void {
    if (kind === 'ask')
      this.make(thread, {
        no: `D-${no}`,
        kind: 'decision',
        body: { of: no, granted: true, reason: '同意（模拟）', ...(body.due ? { due: body.due } : {}) },
      })
    if (kind === 'escalation')
      this.make(thread, {
        no: `R-${no}`,
        kind: 'escalationReply',
        body: { outcome: 'handled', text: '市级已办理（模拟）' },
      })
  }
}

/** A line that a kill tore off was never answered for: it is cut away. */
function readLines(path: string): Line[] {
  if (!existsSync(path)) return []
  const text = readFileSync(path, 'utf8')
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  if (whole.length < text.length) truncateSync(path, Buffer.byteLength(whole))
  return whole.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Line]))
}
