import { isEqual } from '#core/number/exact.ts'
import type { Refusal } from '#core/refusal.ts'
import type { Contract } from './contract.ts'
import { type ContractDraft, refusal } from './refuse-contract.ts'

/** What has been accepted or paid stays as it was; a change of price after a payment is a contract of its own. */
export function refuseChange(before: Contract, draft: ContractDraft, byId: string): Refusal | null {
  if (before.milestones.some((one) => one.acceptedBy === byId))
    return refusal(
      'change-four-eyes',
      '你确认过这份合同的验收，须由他人修改。请交财务人员办理。',
      'You have accepted a milestone of this contract: somebody else has to change it.',
    )
  const paid = before.instalments.filter((one) => one.paid !== null)
  if (paid.length > 0 && !isEqual(before.price, draft.price))
    return refusal(
      'contract-paid',
      '已有付款，合同价款不能改。请把补充合同另行登记。',
      'Money has been paid: the price stays. Record the supplementary contract by itself.',
    )
  for (const kept of before.milestones.filter((one) => one.acceptedOn !== null)) {
    const now = draft.milestones.find((one) => one.id === kept.id)
    if (now?.name !== kept.name)
      return refusal(
        'milestone-accepted',
        `节点“${kept.name}”已验收，不能删改。如验收有误，先撤回验收。`,
        `The milestone ${kept.name} has been accepted. Withdraw the acceptance first if it was wrong.`,
      )
  }
  const moved = movedAccepted(before, draft)
  if (moved)
    return refusal(
      'milestone-accepted',
      `节点“${moved}”已验收，不能排到未验收的节点之后。请调回原位。`,
      `The milestone ${moved} has been accepted and stays before those that are not. Put it back.`,
    )
  for (const kept of paid) {
    const now = draft.instalments.find((one) => one.id === kept.id)
    if (!now || now.milestoneId !== kept.milestoneId || !isEqual(now.percent, kept.percent))
      return refusal(
        'instalment-paid-stays',
        '已支付的一期不能删改。请把它恢复原样。',
        'An instalment that has been paid stays as it is. Put it back.',
      )
  }
  return null
}

/** Milestones are accepted in order: an accepted one may not come to stand behind one that is not. */
function movedAccepted(before: Contract, draft: ContractDraft): string | null {
  const accepted = new Set(before.milestones.flatMap((one) => (one.acceptedOn === null ? [] : one.id)))
  const firstOpen = draft.milestones.findIndex((one) => !accepted.has(one.id))
  if (firstOpen < 0) return null
  return draft.milestones.slice(firstOpen).find((one) => accepted.has(one.id))?.name ?? null
}
