import { fault } from '#core/fault.ts'
import { personBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { CommandType } from '../domain/command.ts'
import { rowOf } from '../domain/lifecycle-table.ts'

/** Is this an active person who holds a post that checks? */
export function mayCheckAtAll(runtime: Runtime, personId: string): boolean {
  return holdsOneOf(runtime, personId, rowOf('submitCheck').who)
}

/** Is this an active person who holds a post that verifies? */
export function mayVerifyAtAll(runtime: Runtime, personId: string): boolean {
  return holdsOneOf(runtime, personId, rowOf('submitVerification').who)
}

function holdsOneOf(runtime: Runtime, personId: string, posts: readonly string[]): boolean {
  const person = runtime.use(personBook).find(personId)
  return person?.active === true && person.posts.some((held) => posts.includes(held.post))
}

/** People whom a command names. */
export interface NamedPersons {
  checker?: string
  verifier?: string
  proposedBy?: string
}

/** Who proposes what another person decides (domain §4.3, two persons in one decision). */
const PROPOSERS: { [T in CommandType]?: { post: string; zh: string; en: string } } = {
  decideCallback: { post: 'dutyChief', zh: '值班长', en: 'duty chief' },
  escalate: { post: 'dispatcher', zh: '派遣员', en: 'dispatcher' },
  setExclusion: { post: 'supervisor', zh: '督查员', en: 'supervisor' },
}

/** The rules know the ids of people alone, so here is seen to it that they can do their part. */
export function checkPersons({ runtime, principal }: Call, type: CommandType, named: NamedPersons): void {
  const { checker, verifier, proposedBy } = named
  if (checker !== undefined && !mayCheckAtAll(runtime, checker))
    throw fault('checker-unfit', {
      status: 422,
      zh: '所选人员已离岗或没有核查岗位。请另选核查员，或不指定人员。',
      en: 'This person has left or holds no post that checks. Choose another, or name nobody.',
      fields: [{ field: 'checker', zh: '请另选', en: 'choose another' }],
    })
  if (verifier !== undefined && !mayVerifyAtAll(runtime, verifier))
    throw fault('verifier-unfit', {
      status: 422,
      zh: '所选人员已离岗或没有核实岗位。请另选网格员，或不指定人员。',
      en: 'This person has left or holds no post that verifies. Choose another, or name nobody.',
      fields: [{ field: 'verifier', zh: '请另选', en: 'choose another' }],
    })
  const proposer = PROPOSERS[type]
  // Whoever names themselves is refused by the rules.
  if (!proposer || proposedBy === undefined || proposedBy === principal.id) return
  if (!holdsOneOf(runtime, proposedBy, [proposer.post]))
    throw fault('proposer-unfit', {
      status: 422,
      zh: `提出意见的须是在岗的${proposer.zh}。请重新选择。`,
      en: `Whoever proposed it must be a ${proposer.en} in office. Choose again.`,
      fields: [{ field: 'proposedBy', zh: '请重新选择', en: 'choose again' }],
    })
}
