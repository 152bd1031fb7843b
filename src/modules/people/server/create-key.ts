import { fault } from '#core/fault.ts'
import type { Input, Output } from '#core/operation.ts'
import { tokenHash } from '#platform/auth/token-hash.ts'
import type { Call } from '#platform/call.ts'
import { randomToken } from '#platform/crypto/token.ts'
import type { Executor } from '#platform/db/database.ts'
import { brokenUnique } from '#platform/db/database.ts'
import { handle } from '#platform/plug.ts'
import { createKey } from '../contract.ts'
import { findPostFault } from '../domain/post-faults.ts'
import { type Desk, desk } from './desk.ts'
import { accountTaken, notPermitted, refusal } from './faults.ts'
import { keyRow } from './key-row.ts'
import { countOpenKeys, getKey, insertKey } from './key-store.ts'
import { inOwnTransaction } from './own-transaction.ts'
import { insertPersons, insertPosts, lockPerson, PLAIN_PERSON } from './person-store.ts'
import { tellPeopleChanged } from './tell-change.ts'

const MOST_KEYS = 5
const DAY_MS = 86_400_000

export const createKeyHandler = handle(createKey, async (input, call) => {
  const at = call.runtime.use(desk)
  const secret = `yw_${randomToken()}`
  const id = call.newId()
  const answer = await inOwnTransaction<Output<typeof createKey>>(call, async (tx) => {
    const personId = await programOf(tx, at, input, call)
    await insertKey(tx, {
      id,
      personId,
      keyHash: tokenHash(secret),
      starts: secret.slice(0, 8),
      label: input.label?.trim() ?? '',
      createdBy: call.principal.account,
      createdAtMs: call.nowMs,
      expiresAtMs: input.validDays === undefined ? null : call.nowMs + input.validDays * DAY_MS,
    })
    const key = keyRow(await getKey(tx, id))
    return {
      answer: { key, secret },
      journalled: { key, secret: null },
      objectId: personId,
      detail: { account: key.account, starts: key.starts, posts: input.posts },
    }
  }).catch((error: unknown) => {
    throw brokenUnique(error) === 'person_account_key' ? accountTaken(input.account) : error
  })
  tellPeopleChanged(call)
  return answer
})

/** The program's account: the one that is there, or a new one with the posts asked for. */
async function programOf(tx: Executor, at: Desk, input: Input<typeof createKey>, call: Call): Promise<string> {
  const known = at.access.findAccount(input.account)
  if (known) {
    const program = await lockPerson(tx, known.id)
    if (program?.kind !== 'program' || !program.active) throw accountTaken(input.account)
    if (input.posts !== undefined)
      throw fault('program-exists', {
        status: 422,
        zh: '程序账号已存在，岗位请用“分配岗位”调整。',
        en: 'This program has an account; change its posts under "assign posts".',
        fields: [{ field: 'posts', zh: '账号已存在', en: 'the account exists' }],
      })
    if ((await countOpenKeys(tx, program.id)) >= MOST_KEYS)
      throw fault('too-many-keys', {
        status: 422,
        zh: `一个程序最多 ${MOST_KEYS} 个密钥。请先停用旧的。`,
        en: `A program has at most ${MOST_KEYS} keys; revoke an old one first.`,
      })
    return program.id
  }
  const posts = input.posts ?? []
  if (posts.length > 0 && !call.may('people:assign-posts')) throw notPermitted()
  const wrong = findPostFault(posts, 'program', at.access.posts, at.access.units.find)
  if (wrong) throw refusal(wrong)
  const personId = call.newId()
  await insertPersons(tx, [
    { ...PLAIN_PERSON, id: personId, account: input.account, name: input.name.trim(), kind: 'program' },
  ])
  await insertPosts(
    tx,
    posts.map((held) => ({ personId, ...held })),
  )
  return personId
}
