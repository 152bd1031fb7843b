import { type Exact, isEqual, isMore, ZERO } from '#core/number/exact.ts'
import type { Refusal } from '#core/refusal.ts'
import { sayDifference } from './check-contract.ts'
import type { Contract } from './contract.ts'
import { dueOf } from './instalment-dues.ts'
import { refusal } from './refuse-contract.ts'

export interface InstalmentPayment {
  instalmentId: string
  /** Yuan, as the voucher says. */
  amount: Exact
  paidOn: string
  today: string
  byId: string
  /** Why the amount is another than its percent of the price. */
  reason: string | null
}

/** An instalment is paid once, after its milestone was accepted, by another person, and at its percent or with a reason. */
export function refusePayment(contract: Contract, given: InstalmentPayment): Refusal | null {
  const { instalments, milestones, price } = contract
  const at = instalments.findIndex((one) => one.id === given.instalmentId)
  const instalment = instalments[at]
  const milestone = milestones.find((one) => one.id === instalment?.milestoneId)
  if (!instalment || !milestone)
    return refusal('instalment-not-found', '合同里没有这一期付款。请刷新后再看。', 'There is no such instalment.', 404)
  if (instalment.paid !== null)
    return refusal('instalment-paid', '这一期已付过。请刷新查看。', 'This instalment has been paid. Refresh.', 409)
  if (milestone.acceptedOn === null)
    return refusal(
      'milestone-not-accepted',
      `“${milestone.name}”还没有验收，不能支付第 ${at + 1} 期。请先由领导确认验收。`,
      `${milestone.name} has not been accepted: instalment ${at + 1} is not payable. A leader has to accept it first.`,
    )
  if (milestone.acceptedBy === given.byId)
    return refusal(
      'payment-four-eyes',
      '你确认了这个节点的验收，须由他人登记付款。请交财务人员办理。',
      'You have accepted this milestone: somebody else has to record the payment.',
    )
  if (given.paidOn > given.today)
    return refusal(
      'payment-day',
      '支付日期晚于今天。请在支付后登记。',
      'The day of payment lies ahead. Record it then.',
    )
  if (given.paidOn < milestone.acceptedOn)
    return refusal(
      'payment-day',
      `支付日期早于“${milestone.name}”验收的 ${milestone.acceptedOn}。请核对凭证。`,
      `The day of payment is before ${milestone.name} was accepted on ${milestone.acceptedOn}. Check the voucher.`,
    )
  if (!isMore(given.amount, ZERO))
    return refusal('payment-amount', '支付金额应大于 0。请核对凭证。', 'The amount must be more than nothing.')
  const due = dueOf(contract, instalment.id)
  if (isEqual(given.amount, due) || given.reason?.trim()) return null
  const said = sayDifference({ percent: instalment.percent, paid: given.amount, due, price })
  return refusal(
    'installment-amount',
    `${said.zh}。请核对凭证；凭证无误的，写明原因后登记，差额列为问题。`,
    `${said.en}. Check the voucher; if it is right, say why, and the difference is kept as a finding.`,
  )
}
