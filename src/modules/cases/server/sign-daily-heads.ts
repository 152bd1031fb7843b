import { fault } from '#core/fault.ts'
import { dateOfDay, dayOfDate, dayStartMs, localDay } from '#core/time/local.ts'
import type { Sm2KeyPair } from '#platform/crypto/crypto-provider.ts'
import { findSigningKey, makeSigningKey } from '#platform/crypto/signing-key.ts'
import { within } from '#platform/db/database.ts'
import { hasOpenWriters } from '#platform/db/open-writers.ts'
import { job } from '#platform/plug.ts'
import type { Runtime } from '#platform/runtime.ts'
import { type DailyHead, digestDay, signHead } from './daily-head.ts'
import { firstRecordedDay, insertHead, linesOfDay, newestHead } from './daily-head-store.ts'
import { appendWitness } from './head-witness.ts'

/** So long after midnight the day before is signed: a command that took its time before it was stored is in then. */
const SETTLED_MS = 30 * 60_000

/** Looks every hour, so that a machine that was off at night, for a night or for weeks, signs what it missed. */
export const signDailyHeads = job(
  'cases.signDailyHeads',
  async (_payload, call) => {
    await signEndedDays(call.runtime, call.runtime.wallMs())
  },
  '40 * * * *',
)

/** Signs every day that has ended and is not signed yet, oldest first; answers the heads it made. */
export async function signEndedDays(runtime: Runtime, nowMs: number): Promise<DailyHead[]> {
  const { db } = runtime
  const made: DailyHead[] = []
  let newest = await newestHead(db)
  const first = newest ? dayOfDate(newest.day)! + 1 : await firstDay(runtime)
  const end = localDay(nowMs - SETTLED_MS)
  if (first === null || first >= end) return made
  // Nobody who began in these days may still be writing; the next hour looks again.
  if (await hasOpenWriters(db, dayStartMs(end))) return made
  const key = await keyFor(runtime, newest !== null)
  for (let at = first; at < end; at += 1) {
    const day = dateOfDay(at)
    const previousHead: string | null = newest?.head ?? null
    const head = await within(db, async (tx) => {
      const signed = signHead(key, day, await digestDay(linesOfDay(tx, day)), previousHead)
      return (await insertHead(tx, signed)) ? signed : null
    })
    // Another process is at it: it goes on.
    if (!head) return made
    await appendWitness(runtime.config.dataDir, head)
    made.push(head)
    newest = head
  }
  return made
}

async function firstDay({ db }: Runtime): Promise<number | null> {
  const day = await firstRecordedDay(db)
  return day === null ? null : dayOfDate(day)
}

async function keyFor(runtime: Runtime, hasSigned: boolean): Promise<Sm2KeyPair> {
  const { dataDir } = runtime.config
  const found = await findSigningKey(dataDir, process.env)
  if (found) return found
  // A new key beside old signatures would look like somebody else's: only a person may decide that.
  if (hasSigned)
    throw fault('signing-key-missing', {
      status: 500,
      zh: `缺少记录签名密钥 ${dataDir}/keys/signing.key，今天的签名没有做。请从备份恢复；确已丢失的，运行 bin/yiwang key signing 另建。`,
      en: 'The signing key of the record is missing: restore keys/signing.key, or make another with bin/yiwang key signing.',
    })
  return makeSigningKey(dataDir)
}
