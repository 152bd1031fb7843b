import type { Refusal } from '#core/refusal.ts'
import type { Contract } from './contract.ts'
import { refusal } from './refuse-contract.ts'

export interface Acceptance {
  milestoneId: string
  acceptedOn: string
  today: string
  byId: string
  /** Who has written the contract down, changed it or paid of it. */
  keepers: ReadonlySet<string>
}

/** Milestones are accepted in their order, after they have been reached, by somebody who does not keep the contract. */
export function refuseAcceptance(contract: Contract, given: Acceptance): Refusal | null {
  const at = contract.milestones.findIndex((one) => one.id === given.milestoneId)
  const milestone = contract.milestones[at]
  if (!milestone)
    return refusal(
      'milestone-not-found',
      '合同里没有这个节点。请刷新后再看。',
      'The contract has no such milestone.',
      404,
    )
  if (milestone.acceptedOn !== null)
    return refusal(
      'milestone-accepted',
      `“${milestone.name}”已于 ${milestone.acceptedOn} 验收。请刷新查看。`,
      `${milestone.name} was accepted on ${milestone.acceptedOn}. Refresh to see it.`,
      409,
    )
  if (given.keepers.has(given.byId))
    return refusal(
      'acceptance-four-eyes',
      '你登记过这份合同，须由他人确认验收。请交另一位领导办理。',
      'You have kept this contract: somebody else has to accept. Hand it to another leader.',
    )
  const earlier = contract.milestones.slice(0, at).find((one) => one.acceptedOn === null)
  if (earlier)
    return refusal(
      'milestone-order',
      `前面的节点“${earlier.name}”还没有验收。请先验收前一节点。`,
      `The milestone ${earlier.name} comes before and is not accepted. Accept that one first.`,
    )
  if (given.acceptedOn > given.today)
    return refusal('acceptance-day', '验收日期晚于今天。请在验收后确认。', 'The day of acceptance lies ahead.')
  const last = contract.milestones[at - 1]?.acceptedOn ?? contract.signedOn
  if (given.acceptedOn < last)
    return refusal(
      'acceptance-day',
      `验收日期早于${at === 0 ? '合同签订' : '前一节点验收'}的 ${last}。请核对日期。`,
      `The day of acceptance is before ${last}, the day of ${at === 0 ? 'signing' : 'the acceptance before'}. Check it.`,
    )
  return null
}

/** An acceptance that was wrong is taken back before anything rests on it. */
export function refuseWithdrawal(contract: Contract, milestoneId: string): Refusal | null {
  const at = contract.milestones.findIndex((one) => one.id === milestoneId)
  const milestone = contract.milestones[at]
  if (!milestone || milestone.acceptedOn === null)
    return refusal(
      'milestone-not-accepted',
      '这个节点没有验收，无可撤回。请刷新查看。',
      'It has not been accepted.',
      409,
    )
  if (contract.milestones[at + 1] && contract.milestones[at + 1]?.acceptedOn !== null)
    return refusal(
      'milestone-order',
      '后面的节点已验收。请先撤回后一节点。',
      'A later one is accepted. Begin with that.',
    )
  if (contract.instalments.some((one) => one.milestoneId === milestoneId && one.paid !== null))
    return refusal(
      'instalment-paid-stays',
      '这个节点的款已付，验收不能撤回。有问题请在合同备注说明。',
      'Its instalment has been paid: the acceptance stays. Say what is wrong in the remarks.',
    )
  return null
}
