import { fault } from '#core/fault.ts'
import { writeJournal } from '#platform/audit/journal.ts'
import { tokenHash } from '#platform/auth/token-hash.ts'
import type { Call } from '#platform/call.ts'
import { randomToken } from '#platform/crypto/token.ts'
import { PEOPLE_CHANGED } from '../contract.ts'
import { desk } from './desk.ts'
import { insertKey } from './key-store.ts'

export interface MachineKeyWish {
  account: string
  label: string
}

/**
 * A key made at the machine itself: whoever runs commands there may act for any account anyway. It carries the posts of
 * that account, a person's too, and is journalled like every other key.
 */
export async function createMachineKey(call: Call, wish: MachineKeyWish): Promise<{ account: string; key: string }> {
  const person = call.runtime.use(desk).access.findAccount(wish.account)
  if (!person)
    throw fault('account-unknown', {
      status: 422,
      zh: `没有账号“${wish.account}”。请先在“人员”里新建，或核对拼写。`,
      en: `There is no account ${wish.account}.`,
    })
  const key = `yw_${randomToken()}`
  const id = call.newId()
  await call.runtime.db.tx(async (tx) => {
    await insertKey(tx, {
      id,
      personId: person.id,
      keyHash: tokenHash(key),
      starts: key.slice(0, 8),
      label: wish.label,
      createdBy: call.principal.account,
      createdAtMs: call.nowMs,
      expiresAtMs: null,
    })
    await writeJournal(tx, call.journalEntry(null, person.id, { account: wish.account, starts: key.slice(0, 8) }))
  })
  await call.runtime.broadcast.send(PEOPLE_CHANGED)
  return { account: wish.account, key }
}
