import { exact, HUNDRED, over, sum, times } from '#core/number/exact.ts'
import { toFixedText, toText } from '#core/number/round-exact.ts'
import { toRfc3339 } from '#core/time/local.ts'
import type { ContractRow } from '../contract.ts'
import { yuanText } from '../domain/amount.ts'
import { checkContract } from '../domain/contracts/check-contract.ts'
import type { Contract } from '../domain/contracts/contract.ts'
import { instalmentDues } from '../domain/contracts/instalment-dues.ts'
import type { StoredContract } from './contract-store.ts'

/** As the rules see it. */
export function contractOf(stored: StoredContract): Contract {
  return {
    price: exact(stored.price),
    signedOn: stored.signedOn,
    milestones: stored.milestones,
    instalments: stored.instalments.map(({ id, milestoneId, percent, paid }) => ({
      id,
      milestoneId,
      percent: exact(percent),
      paid: paid === null ? null : exact(paid),
    })),
  }
}

/** As screens see it: what falls due, what is paid, and what does not add up are reckoned here and never stored. */
export function contractRow(stored: StoredContract, today: string): ContractRow {
  const contract = contractOf(stored)
  const { price, instalments } = contract
  const dues = instalmentDues(
    price,
    instalments.map(({ percent }) => percent),
  )
  const paid = sum(instalments.flatMap((one) => one.paid ?? []))
  const firstOpen = stored.milestones.find((one) => one.acceptedOn === null)
  const accepted = new Set(stored.milestones.flatMap((one) => (one.acceptedOn === null ? [] : one.id)))
  const { savedMs, ...facts } = stored
  return {
    ...facts,
    price: yuanText(price),
    paid: yuanText(paid),
    paidPercent: toFixedText(over(times(paid, HUNDRED), price) ?? HUNDRED, 2),
    sources: stored.sources.map((one) => ({ ...one, amount: yuanText(exact(one.amount)) })),
    savedAt: toRfc3339(savedMs),
    milestones: stored.milestones.map(({ acceptedMs, acceptedBy: _, ...milestone }) => ({
      ...milestone,
      acceptedAt: acceptedMs === null ? null : toRfc3339(acceptedMs),
      late: milestone.acceptedOn === null && milestone.plannedOn < today,
      next: milestone.id === firstOpen?.id,
    })),
    instalments: stored.instalments.map((one, at) => ({
      ...one,
      percent: toText(exact(one.percent)),
      due: yuanText(dues[at]!),
      state: one.paid !== null ? 'paid' : accepted.has(one.milestoneId) ? 'payable' : 'waiting',
      paid: one.paid === null ? null : yuanText(exact(one.paid)),
    })),
    findings: checkContract(contract),
  }
}
