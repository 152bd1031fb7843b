import { createHash, type Hash } from 'node:crypto'
import { chainHash } from '#platform/crypto/chain.ts'
import type { Sm2KeyPair } from '#platform/crypto/crypto-provider.ts'
import { softwareProvider } from '#platform/crypto/software-provider.ts'
import type { HashedLine } from './daily-head-store.ts'

/** All lines of the record that were stored on one local day, in one number, signed. */
export interface DailyHead {
  /** 2026-03-02, at +08:00 */
  day: string
  lines: number
  cases: number
  buckets: string[]
  /** Head of the day before; null for the first of all. */
  previousHead: string | null
  head: string
  publicKey: string
  signature: string
}

export type DayDigest = Pick<DailyHead, 'lines' | 'cases' | 'buckets'>

const BUCKETS = 64

/** Last two hex digits of a case id to a bucket: with a head that does not fit one looks at a 64th of the day's cases. */
export const bucketOf = (caseId: string): number => Number.parseInt(caseId.slice(-2), 16) % BUCKETS

/** Endings of the ids that fall into a bucket. */
export const endingsOf = (bucket: number): string[] =>
  Array.from({ length: 256 / BUCKETS }, (_, at) => (bucket + at * BUCKETS).toString(16).padStart(2, '0'))

/** SM3 over `case id, number, hash` of each line in the order of case and number, bucket by bucket. */
export async function digestDay(pages: AsyncIterable<readonly HashedLine[]>): Promise<DayDigest> {
  const hashes: Hash[] = Array.from({ length: BUCKETS }, () => createHash('sm3'))
  let lines = 0
  let cases = 0
  let lastCase: string | null = null
  for await (const page of pages)
    for (const { caseId, seq, hash } of page) {
      hashes[bucketOf(caseId)]!.update(`${caseId} ${seq} ${hash}\n`)
      lines += 1
      if (caseId !== lastCase) cases += 1
      lastCase = caseId
    }
  return { lines, cases, buckets: hashes.map((hash) => hash.digest('hex')) }
}

export function headOf({
  day,
  lines,
  cases,
  buckets,
  previousHead,
}: Omit<DailyHead, 'head' | 'publicKey' | 'signature'>) {
  return chainHash(previousHead, { day, lines, cases, buckets })
}

const signedText = (day: string, head: string) => Buffer.from(`yiwang daily head\n${day}\n${head}\n`)

export function signHead(key: Sm2KeyPair, day: string, digest: DayDigest, previousHead: string | null): DailyHead {
  const head = headOf({ day, ...digest, previousHead })
  const signature = softwareProvider.sm2Sign(key.privateKey, signedText(day, head)).toString('base64')
  return { day, ...digest, previousHead, head, publicKey: key.publicKey, signature }
}

export function isSignedBy({ day, head, signature, publicKey }: DailyHead): boolean {
  return softwareProvider.sm2Verify(publicKey, signedText(day, head), Buffer.from(signature, 'base64'))
}
