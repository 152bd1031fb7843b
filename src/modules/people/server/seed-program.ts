import { tokenHash } from '#platform/auth/token-hash.ts'
import type { Call } from '#platform/call.ts'
import { type DemoProgram, PEOPLE_CHANGED } from '../contract.ts'
import { insertKey } from './key-store.ts'
import { insertPersons, insertPosts, listAccounts, PLAIN_PERSON } from './person-store.ts'

/** A program whose key stands in the documents: nothing but a demonstration may have one. */
export async function seedProgram(call: Call, wish: DemoProgram): Promise<void> {
  if (!call.runtime.config.demo) throw new Error(`a published key belongs into a demonstration alone: ${wish.account}`)
  const personId = call.newId()
  const isNew = await call.runtime.db.tx(async (tx) => {
    if ((await listAccounts(tx)).has(wish.account.toLowerCase())) return false
    const { account, name } = wish
    await insertPersons(tx, [{ ...PLAIN_PERSON, id: personId, account, name, kind: 'program', demo: true }])
    await insertPosts(
      tx,
      wish.posts.map((held) => ({ personId, ...held })),
    )
    await insertKey(tx, {
      id: call.newId(),
      personId,
      keyHash: tokenHash(wish.key),
      starts: wish.key.slice(0, 8),
      label: wish.label,
      createdBy: call.principal.account,
      createdAtMs: call.nowMs,
      expiresAtMs: null,
    })
    return true
  })
  if (isNew) await call.runtime.broadcast.send(PEOPLE_CHANGED)
}
