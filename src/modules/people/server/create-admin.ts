import { fault } from '#core/fault.ts'
import { writeJournal } from '#platform/audit/journal.ts'
import type { Call } from '#platform/call.ts'
import { brokenUnique } from '#platform/db/database.ts'
import { type AdminWish, PEOPLE_CHANGED } from '../contract.ts'
import { desk } from './desk.ts'
import { accountTaken } from './faults.ts'
import { makeOneTimePassword } from './one-time-password.ts'
import { insertPersons, insertPosts, PLAIN_PERSON } from './person-store.ts'

const CENTER = 'ops_center'
const ACCOUNT = /^[A-Za-z][A-Za-z0-9._-]{2,59}$/

/** The first administrator, made at the machine itself because nobody can sign in yet. The password must be changed. */
export async function createAdmin(call: Call, wish: AdminWish): Promise<{ password: string }> {
  const { access, policy } = call.runtime.use(desk)
  const post = wish.post ?? 'sysAdmin'
  if (!ACCOUNT.test(wish.account) || wish.name.trim() === '')
    throw fault('invalid-input', {
      status: 400,
      zh: '账号应为 3 至 60 位字母、数字或 . _ -，以字母开头；姓名必填。',
      en: 'An account has 3 to 60 letters, digits or . _ - and begins with a letter; the name is required.',
    })
  if (!access.units.find(CENTER) || !access.posts.has(post))
    throw fault('district-not-loaded', {
      status: 422,
      zh: '本区数据尚未装入。请先运行 yiwang init。',
      en: 'The district has not been loaded yet; run yiwang init first.',
    })
  const oneTime = makeOneTimePassword(call.nowMs, policy.oneTimeDays)
  const id = call.newId()
  await call.runtime.db
    .tx(async (tx) => {
      await insertPersons(tx, [
        {
          ...PLAIN_PERSON,
          id,
          account: wish.account,
          name: wish.name.trim(),
          oneTimeHash: oneTime.hash,
          oneTimeUntilMs: oneTime.untilMs,
        },
      ])
      await insertPosts(tx, [{ personId: id, post, unit: CENTER }])
      await writeJournal(tx, call.journalEntry(null, id, { account: wish.account, post }))
    })
    .catch((error: unknown) => {
      throw brokenUnique(error) === 'person_account_key' ? accountTaken(wish.account) : error
    })
  await call.runtime.broadcast.send(PEOPLE_CHANGED)
  return { password: oneTime.plain }
}
