import { createServer, type IncomingMessage, type Server } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Envelope, UpperMessage } from '#modules/exchange/contract.ts'
import { isSignedBy, type Purpose, signAnswer } from '../wire.ts'
import type { CityBook, NewMessage } from './city-book.ts'
import { makeOrders, type OrderWish } from './make-orders.ts'
import { PICTURE } from './picture.ts'
import type { Trouble } from './trouble.ts'

const PAGE = 1000
const PURPOSES: readonly Purpose[] = ['deliveries', 'threads', 'attachments']
const MOST_BYTES = 32 * 1024 * 1024

/** The city's side of the wire form, and below /control what tests and the demonstration steer it by. */
export function serveCity(book: CityBook, secret: string, trouble: Trouble, roll: () => number): Server {
  return createServer(async (request, response) => {
    const say = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json', 'x-simulator': '1' }).end(JSON.stringify(body))
    try {
      const sent = await readJson(request)
      await pause(roll() * trouble.delayMs)
      if (request.url?.startsWith('/control/')) return void say(200, control(book, request.url, sent))
      if (roll() < trouble.refuse) return void say(503, { simulator: true })
      const envelope = sent as Envelope
      const purpose = PURPOSES.find((one) => request.url === `/${one}`) ?? 'deliveries'
      if (!isSignedBy(purpose, envelope, secret)) return void say(401, { simulator: true })
      const answer = answerTo(book, purpose, JSON.parse(envelope.payload))
      await pause(roll() * trouble.delayMs)
      if (roll() < trouble.loseAnswer) return void response.destroy()
      say(200, signAnswer(answer, envelope.nonce, secret))
    } catch {
      say(400, { simulator: true })
    }
  })
}

function answerTo(book: CityBook, purpose: Purpose, payload: unknown): object {
  if (purpose === 'threads') return book.listThreads((payload as { after: string | null }).after, PAGE)
  if (purpose === 'attachments') return { ...(payload as object), content: PICTURE.toString('base64') }
  return { receipts: (payload as UpperMessage[]).map((message) => book.receive(message)) }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > MOST_BYTES) throw new Error('too large')
    parts.push(part)
  }
  return parts.length === 0 ? null : JSON.parse(Buffer.concat(parts).toString('utf8'))
}

/** `orders`: invented ones; `messages`: made in the order given. `state`: everything, for comparison with the district. */
function control(book: CityBook, url: string, sent: unknown): unknown {
  if (url === '/control/orders')
    for (const { thread, ...message } of makeOrders({ ...(sent as Omit<OrderWish, 'nowMs'>), nowMs: Date.now() }))
      book.make(thread, message)
  if (url === '/control/messages')
    for (const { thread, ...message } of sent as (NewMessage & { thread: string })[]) book.make(thread, message)
  if (url === '/control/state')
    return {
      simulator: true,
      waiting: book.waiting,
      fetched: [...book.fetched],
      threads: [...book.threads].map(([thread, { down, applied, held, state }]) => ({
        ...{ thread, state },
        down: down.map(({ no }) => no),
        up: applied.map(({ no }) => no),
        held: held.size,
      })),
    }
  return { simulator: true, waiting: book.waiting }
}
