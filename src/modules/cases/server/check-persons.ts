import { fault } from '#core/fault.ts'
import { personBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import type { Runtime } from '#platform/runtime.ts'
import { rowOf } from '../domain/lifecycle-table.ts'

/** Is this an active person who holds a post that checks? */
export function mayCheckAtAll(runtime: Runtime, personId: string): boolean {
  return holdsOneOf(runtime, personId, rowOf('submitCheck').who)
}

function holdsOneOf(runtime: Runtime, personId: string, posts: readonly string[]): boolean {
  const person = runtime.use(personBook).find(personId)
  return person?.active === true && person.posts.some((held) => posts.includes(held.post))
}

/** People whom a command names: the rules know their ids alone, so here is seen to it that they can do their part. */
export function checkPersons(
  { runtime, principal }: Call,
  { checker, proposedBy }: { checker?: string; proposedBy?: string },
) {
  if (checker !== undefined && !mayCheckAtAll(runtime, checker))
    throw fault('checker-unfit', {
      status: 422,
      zh: '所选人员已离岗或没有核查岗位。请另选核查员，或不指定人员。',
      en: 'This person has left or holds no post that checks. Choose another, or name nobody.',
    })
  // Whoever names themselves is refused by the rules.
  if (proposedBy !== undefined && proposedBy !== principal.id && !holdsOneOf(runtime, proposedBy, ['dutyChief']))
    throw fault('proposer-unfit', {
      status: 422,
      zh: '提出意见的须是在岗的值班长。请重新选择。',
      en: 'Whoever proposed it must be a duty chief in office. Choose again.',
    })
}
