import { dateOfDay, dayOfDate, localDay } from '#core/time/local.ts'
import { findSigningKey } from '#platform/crypto/signing-key.ts'
import type { Executor } from '#platform/db/database.ts'
import { readSnapshot } from '#platform/db/read-snapshot.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { VerifiedDay } from '../contract.ts'
import { type DailyHead, type DayDigest, digestDay, endingsOf, headOf, isSignedBy } from './daily-head.ts'
import { casesOfBucket, firstRecordedDay, headsAfter, linesOfDay } from './daily-head-store.ts'
import { readWitness } from './head-witness.ts'

const PAGE = 100
const CASES_NAMED = 5

/** Every day from the first signed one to yesterday: is its head there, chained, signed, and does it fit the lines? */
export async function* verifyDays(runtime: Runtime, publicKey: string | null): AsyncGenerator<VerifiedDay> {
  const { dataDir } = runtime.config
  const witness = await readWitness(dataDir)
  const key = publicKey?.toLowerCase() ?? (await findSigningKey(dataDir, process.env))?.publicKey ?? null
  let previous: DailyHead | null = null
  for await (const head of allHeads(runtime)) {
    for (const missing of missingDays(previous, head)) {
      witness.delete(missing.day)
      yield missing
    }
    const faults = chainFaults(previous, head)
    if (!isSignedBy(head)) faults.push(`the signature of ${head.day} does not fit`)
    if (key !== null && head.publicKey !== key) faults.push(`the head of ${head.day} was signed with another key`)
    const witnessed = witness.get(head.day)
    if (witnessed !== undefined && witnessed !== head.head)
      faults.push(`the head of ${head.day} is not the one that was written beside the database`)
    witness.delete(head.day)
    faults.push(...(await readSnapshot(runtime.db, (tx) => lineFaults(tx, head))))
    yield { day: head.day, lines: head.lines, head: head.head, publicKey: head.publicKey, faults }
    previous = head
  }
  // What is left was signed once and is in the table no more.
  for (const day of [...witness.keys()].sort())
    yield { day, lines: 0, head: null, publicKey: null, faults: [`the head of ${day} was taken out`] }
  for (const day of await unsignedDays(runtime, previous?.day ?? null))
    if (!witness.has(day)) yield { day, lines: 0, head: null, publicKey: null, faults: [] }
}

async function* allHeads({ db }: Runtime): AsyncGenerator<DailyHead> {
  let after: string | null = null
  for (;;) {
    const page: DailyHead[] = await headsAfter(db, after, PAGE)
    yield* page
    if (page.length < PAGE) return
    after = page.at(-1)!.day
  }
}

function* missingDays(previous: DailyHead | null, next: DailyHead): Iterable<VerifiedDay> {
  const to = dayOfDate(next.day)!
  // The first head has nothing before it, so one that names a head follows a day that is gone.
  const from = previous ? dayOfDate(previous.day)! + 1 : next.previousHead === null ? to : to - 1
  for (let at = from; at < to; at += 1) {
    const day = dateOfDay(at)
    yield { day, lines: 0, head: null, publicKey: null, faults: [`the head of ${day} was taken out`] }
  }
}

function chainFaults(previous: DailyHead | null, head: DailyHead): string[] {
  const faults: string[] = []
  if (previous && head.previousHead !== previous.head)
    faults.push(`the head of ${head.day} is not chained to that of ${previous.day}`)
  if (headOf(head) !== head.head) faults.push(`the head of ${head.day} was altered`)
  return faults
}

async function lineFaults(tx: Executor, head: DailyHead): Promise<string[]> {
  const now: DayDigest = await digestDay(linesOfDay(tx, head.day))
  const faults: string[] = []
  if (now.lines !== head.lines)
    faults.push(`${head.day} had ${head.lines} lines when it was signed, now there are ${now.lines}`)
  for (const [bucket, digest] of now.buckets.entries()) {
    if (digest === head.buckets[bucket]) continue
    const named = await casesOfBucket(tx, head.day, endingsOf(bucket), CASES_NAMED + 1)
    const whose = named.length > CASES_NAMED ? `${named.slice(0, CASES_NAMED).join(', ')} or another` : named.join(', ')
    faults.push(`lines of ${head.day} are not those that were signed; they are of ${whose || 'a case that is gone'}`)
  }
  return faults
}

async function unsignedDays({ db, wallMs }: Runtime, newest: string | null): Promise<string[]> {
  const first = newest === null ? await firstRecordedDay(db) : dateOfDay(dayOfDate(newest)! + 1)
  if (first === null) return []
  const from = dayOfDate(first)!
  const today = localDay(wallMs())
  return Array.from({ length: Math.max(0, today - from) }, (_, at) => dateOfDay(from + at))
}
