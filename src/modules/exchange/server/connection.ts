import type { Output } from '#core/operation.ts'
import { toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { getConnection, saveConnection } from '../contract.ts'
import { findConnection, getPulse, saveConnectionRow } from './connection-store.ts'
import { secretNeeded } from './faults.ts'
import { sealKey, sealSecret } from './open-connection.ts'
import { countWaiting } from './waiting-store.ts'

const USUAL = { firstRetrySeconds: 5, mostRetrySeconds: 900, stuckAfterMinutes: 15 }

export const getConnectionHandler = handle(getConnection, (_input, call) => viewOf(call))

export const saveConnectionHandler = handle(saveConnection, async (input, call) => {
  const before = await findConnection(call.db)
  const { secret, key, enabled, baseUrl, ourName, cityName } = input
  if (!before && secret === undefined) throw secretNeeded()
  await saveConnectionRow(call.db, {
    ...{ enabled, baseUrl, ourName, cityName },
    secretSealed: secret === undefined ? before!.secretSealed : sealSecret(call.runtime, secret),
    keySealed: key === undefined ? (before?.keySealed ?? null) : key === '' ? null : sealKey(call.runtime, key),
    firstRetrySeconds: input.firstRetrySeconds ?? before?.firstRetrySeconds ?? USUAL.firstRetrySeconds,
    mostRetrySeconds: input.mostRetrySeconds ?? before?.mostRetrySeconds ?? USUAL.mostRetrySeconds,
    stuckAfterMinutes: input.stuckAfterMinutes ?? before?.stuckAfterMinutes ?? USUAL.stuckAfterMinutes,
    changedBy: call.principal.account,
    atMs: call.nowMs,
  })
  call.note('exchange', { enabled, baseUrl, secretChanged: secret !== undefined, keyChanged: key !== undefined })
  return viewOf(call)
})

const instant = (ms: number | null) => (ms === null ? null : toRfc3339(ms))

async function viewOf(call: Call): Promise<Output<typeof getConnection>> {
  const row = await findConnection(call.db)
  const pulse = await getPulse(call.db)
  const waiting = await countWaiting(call.db)
  return {
    connected: row !== null,
    enabled: row?.enabled ?? false,
    baseUrl: row?.baseUrl ?? '',
    ourName: row?.ourName ?? '',
    cityName: row?.cityName ?? '',
    hasKey: (row?.keySealed ?? null) !== null,
    firstRetrySeconds: row?.firstRetrySeconds ?? USUAL.firstRetrySeconds,
    mostRetrySeconds: row?.mostRetrySeconds ?? USUAL.mostRetrySeconds,
    stuckAfterMinutes: row?.stuckAfterMinutes ?? USUAL.stuckAfterMinutes,
    waitingUp: waiting.up,
    waitingDown: waiting.down,
    oldestWaitingAt: instant(earliest(waiting.upSinceMs, waiting.downSinceMs)),
    lastSentAt: instant(pulse.lastSentMs),
    lastReceivedAt: instant(pulse.lastReceivedMs),
    lastError: pulse.lastError,
    lastErrorAt: instant(pulse.lastErrorMs),
  }
}

export function earliest(...times: (number | null)[]): number | null {
  const known = times.filter((ms) => ms !== null)
  return known.length === 0 ? null : Math.min(...known)
}
