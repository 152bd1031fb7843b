import { fault } from '#core/fault.ts'
import { localDate } from '#core/time/local.ts'
import { listKeys } from '#modules/people/contract.ts'
import { SYSTEM } from '#platform/auth/principal.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { type KeyUse, listKeyUse, setKeyQuota } from '../contract.ts'
import { keyMeter } from './key-meter.ts'
import { listStoredUse, saveQuota } from './key-use-store.ts'
import { publicRoom } from './public-room.ts'

/** Every account with a key that is in use, with what it may and what it has called. */
async function useOf(call: Call): Promise<KeyUse[]> {
  const { items } = await call.runtime.callWithin({ ...call, principal: SYSTEM }, listKeys, {})
  const names = new Map(items.filter(({ revoked }) => !revoked).map(({ account, name }) => [account, name]))
  const usual = call.runtime.use(publicRoom).file().keyCallsADay
  const rows = await listStoredUse(call.db, localDate(call.nowMs), [...names.keys()])
  return rows.map(({ callsADay, ...row }) => ({
    ...row,
    name: names.get(row.account) ?? '',
    callsADay: callsADay ?? usual,
    own: callsADay !== null,
  }))
}

export const listKeyUseHandler = handle(listKeyUse, async (_input, call) => ({ items: await useOf(call) }))

export const setKeyQuotaHandler = handle(setKeyQuota, async ({ account, callsADay }, call) => {
  await saveQuota(call.db, { account, callsADay, by: call.principal.account, nowMs: call.nowMs })
  const found = (await useOf(call)).find((row) => row.account === account)
  if (!found)
    throw fault('program-unknown', {
      status: 404,
      zh: '没有这个程序，或它没有在用的密钥。请核对账号。',
      en: 'There is no such program with a key in use.',
    })
  call.note(account, { callsADay })
  call.afterCommit(() => call.runtime.use(keyMeter).flush())
  return found
})
