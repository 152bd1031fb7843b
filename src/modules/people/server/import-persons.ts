import type { Output } from '#core/operation.ts'
import type { Call } from '#platform/call.ts'
import type { Executor } from '#platform/db/database.ts'
import { handle } from '#platform/plug.ts'
import { importPersons } from '../contract.ts'
import { type PersonPlan, planPersons } from '../domain/plan-persons.ts'
import { type Desk, desk } from './desk.ts'
import { makeOneTimePassword } from './one-time-password.ts'
import { inOwnTransaction } from './own-transaction.ts'
import { insertPersons, insertPosts, type NewPerson, PLAIN_PERSON, updatePersonData } from './person-store.ts'
import { importAnswer, readFlag, readImport } from './read-import.ts'
import { isStaffPhone } from './staff-phones.ts'
import { tellPeopleChanged } from './tell-change.ts'

type Answer = Output<typeof importPersons>

export const importPersonsHandler = handle(importPersons, async (input, call) => {
  const at = call.runtime.use(desk)
  const dryRun = readFlag(input.dryRun)
  const rows = await readImport(call)
  const { persons, rejected } = planPersons(rows, {
    findAccount: at.access.findAccount,
    posts: at.access.posts,
    units: at.access.units.all(),
    mayAssignPosts: call.may('people:assign-posts'),
    callerId: call.principal.id,
    isPhone: isStaffPhone,
  })
  const saved = persons.reduce((count, plan) => count + plan.lines.length, 0)
  const common = importAnswer(dryRun, rows.length, saved, rejected)
  const answer = await inOwnTransaction<Answer>(call, async (tx) => {
    const passwords = dryRun ? [] : await savePlans(tx, at, call, persons)
    return {
      answer: { ...common, passwords },
      journalled: { ...common, passwords: [] },
      objectId: 'persons',
      detail: {
        file: call.file?.name,
        dryRun,
        read: rows.length,
        saved,
        accounts: persons.slice(0, 500).map(({ account, newPosts }) => ({ account, posts: newPosts })),
      },
    }
  })
  if (!dryRun) tellPeopleChanged(call)
  return answer
})

async function savePlans(
  tx: Executor,
  at: Desk,
  call: Call,
  plans: readonly PersonPlan[],
): Promise<Answer['passwords']> {
  const passwords: Answer['passwords'] = []
  const added: NewPerson[] = []
  const posts: { personId: string; post: string; unit: string }[] = []
  for (const plan of plans) {
    const phone = plan.phone === '' ? null : at.phones.seal(plan.phone)
    const personId = plan.known?.id ?? call.newId()
    posts.push(...plan.newPosts.map((held) => ({ personId, ...held })))
    if (plan.known) {
      if (phone !== null || plan.name !== plan.known.name)
        await updatePersonData(tx, personId, { name: plan.name, phone: phone ?? undefined, active: true })
      continue
    }
    const oneTime = makeOneTimePassword(call.nowMs, at.policy.oneTimeDays)
    passwords.push({ line: plan.lines[0] ?? 0, account: plan.account, password: oneTime.plain })
    added.push({
      ...PLAIN_PERSON,
      id: personId,
      account: plan.account,
      name: plan.name,
      phoneCipher: phone?.cipher ?? null,
      phoneIndex: phone?.index ?? null,
      oneTimeHash: oneTime.hash,
      oneTimeUntilMs: oneTime.untilMs,
    })
  }
  await insertPersons(tx, added)
  await insertPosts(tx, posts)
  return passwords
}
