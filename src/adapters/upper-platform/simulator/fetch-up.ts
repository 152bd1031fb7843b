import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { SignedAnswer } from '#modules/exchange/contract.ts'
import { isAnswerTo, sealEnvelope } from '../wire.ts'
import type { CityBook, Wanted } from './city-book.ts'
import type { District } from './deliver-down.ts'

const TIMEOUT_MS = 10_000

/** Fetches what the district's messages name, one after another, until each is here. */
export function fetchUp(book: CityBook, district: District): () => void {
  let stopped = false
  const work = async () => {
    while (!stopped) {
      const wanted = book.wanted
      const came = wanted ? await fetchOne(wanted, district).catch(() => false) : false
      if (wanted && came) book.keepFetched(wanted)
      else await pause(200)
    }
  }
  void work()
  return () => {
    stopped = true
  }
}

async function fetchOne({ thread, id, bytes, sha256 }: Wanted, district: District): Promise<boolean> {
  const { url, key, secret, cityName } = district
  const envelope = sealEnvelope('attachments', cityName, { thread, id }, secret, new Date().toISOString())
  const response = await fetch(url.replace(/deliveries$/, 'attachments'), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify(envelope),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  if (!response.ok) throw new Error(`the district answered ${response.status}`)
  const answer = (await response.json()) as SignedAnswer
  if (!isAnswerTo(answer, envelope.nonce, secret)) throw new Error('the answer is not signed')
  const content = Buffer.from((JSON.parse(answer.payload) as { content: string }).content, 'base64')
  return content.length === bytes && createHash('sha256').update(content).digest('hex') === sha256
}
