import { setTimeout as pause } from 'node:timers/promises'
import type { Receipt, SignedAnswer, UpperMessage } from '#modules/exchange/contract.ts'
import { isAnswerTo, sealEnvelope } from '../wire.ts'
import type { CityBook } from './city-book.ts'
import { shuffled, type Trouble } from './trouble.ts'

export interface District {
  url: string
  key: string
  secret: string
  cityName: string
}

const BATCH = 60
const SIDE_BY_SIDE = 3
const TIMEOUT_MS = 10_000

/** Sends what is not acknowledged again and again, several deliveries at once, so that they overtake each other. */
export function deliverDown(book: CityBook, district: District, trouble: Trouble, roll: () => number): () => void {
  let stopped = false
  const sent: UpperMessage[] = []
  const flying = new Set<string>()
  const round = async () => {
    const batch: UpperMessage[] = []
    for (const message of book.unacked()) {
      if (batch.length === BATCH) break
      if (!flying.has(message.no) || roll() < trouble.repeat) batch.push(message)
    }
    if (batch.length === 0) return false
    const old = sent.length > 0 && roll() < trouble.repeat ? sent[Math.floor(roll() * sent.length)] : undefined
    const all = old && !batch.includes(old) ? [...batch, old] : batch
    for (const { no } of batch) flying.add(no)
    try {
      await pause(roll() * trouble.delayMs)
      book.acknowledge(await deliverOnce(trouble.shuffle ? shuffled(all, roll) : all, district, trouble, roll))
      if (trouble.repeat > 0 && sent.length < 5000) sent.push(...batch)
    } finally {
      for (const { no } of batch) flying.delete(no)
    }
    return true
  }
  const work = async () => {
    while (!stopped) {
      const wentWell = await round().catch(() => false)
      if (!wentWell) await pause(200)
    }
  }
  for (let at = 0; at < SIDE_BY_SIDE; at++) void work()
  return () => {
    stopped = true
  }
}

async function deliverOnce(
  messages: readonly UpperMessage[],
  { url, key, secret, cityName }: District,
  trouble: Trouble,
  roll: () => number,
): Promise<Receipt[]> {
  const envelope = sealEnvelope('deliveries', cityName, messages, secret, new Date().toISOString())
  const post = () =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify(envelope),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
  // a line that repeats what it carries: the second one is refused as replayed
  if (roll() < trouble.repeat)
    void post().then(
      (answer) => answer.body?.cancel(),
      () => {},
    )
  const response = await post()
  if (!response.ok) throw new Error(`the district answered ${response.status}`)
  const answer = (await response.json()) as SignedAnswer
  if (!isAnswerTo(answer, envelope.nonce, secret)) throw new Error('the answer is not signed')
  if (roll() < trouble.loseAnswer) throw new Error('the answer got lost')
  return (JSON.parse(answer.payload) as { receipts: Receipt[] }).receipts
}
