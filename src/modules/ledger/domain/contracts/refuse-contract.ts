import { type Exact, HUNDRED, isEqual, isMore, sum, ZERO } from '#core/number/exact.ts'
import { decimalsOf } from '#core/number/round-exact.ts'
import type { Refusal } from '#core/refusal.ts'
import { yuanWords } from './money-words.ts'

/** Decimals of yuan: 分. */
const FINEST = 2

/** A contract as somebody writes it down. */
export interface ContractDraft {
  price: Exact
  signedOn: string
  sources: readonly { source: string; amount: Exact }[]
  milestones: readonly { id: string; name: string; plannedOn: string }[]
  instalments: readonly { id: string; milestoneId: string; percent: Exact }[]
}

/** Why a contract cannot be written down like this; what merely does not add up is a finding instead. */
export function refuseContract(draft: ContractDraft, today: string): Refusal | null {
  const { price, signedOn, sources, milestones, instalments } = draft
  if (!isMore(price, ZERO))
    return refusal(
      'contract-price',
      '合同价款应大于 0。请核对合同。',
      'The price must be more than nothing. Look it up.',
    )
  if ([price, ...sources.map(({ amount }) => amount)].some((yuan) => (decimalsOf(yuan) ?? FINEST + 1) > FINEST))
    return refusal('contract-price', '价款和资金来源最细到分。请修改金额。', 'Amounts are in whole fen. Change them.')
  if (signedOn > today)
    return refusal(
      'contract-signed',
      '签订日期晚于今天。请在签订后登记。',
      'The day of signing lies ahead. Record it then.',
    )
  const total = sum(sources.map(({ amount }) => amount))
  if (!isEqual(total, price))
    return refusal(
      'contract-sources',
      `资金来源合计${yuanWords(total)}，合同价款${yuanWords(price)}，应相等。请补上其余来源。`,
      'The sources of money do not add up to the price. Add those that are missing.',
    )
  if (hasTwice(sources.map(({ source }) => source)))
    return refusal(
      'contract-sources',
      '同一资金来源写了两次。请合为一行。',
      'One source stands there twice. Join them.',
    )
  const twice = hasTwice(milestones.map(({ name }) => name.trim()))
  if (twice)
    return refusal('milestone-twice', '有两个节点同名。请改名以便区分。', 'Two milestones have one name. Rename one.')
  const early = milestones.find(({ plannedOn }) => plannedOn < signedOn)
  if (early)
    return refusal(
      'milestone-early',
      `节点“${early.name}”的计划日期早于签订日期。请核对日期。`,
      `The milestone ${early.name} is planned before the day of signing. Check the dates.`,
    )
  const backwards = milestones.find(({ plannedOn }, at) => at > 0 && plannedOn < milestones[at - 1]!.plannedOn)
  if (backwards)
    return refusal(
      'milestone-order',
      `节点“${backwards.name}”的计划日期早于前一个节点。请按先后排列。`,
      `The milestone ${backwards.name} is planned before the one above it. Put them in order.`,
    )
  const known = new Set(milestones.map(({ id }) => id))
  if (hasTwice([...milestones, ...instalments].map(({ id }) => id)))
    return refusal('contract-ids', '有两行的标识相同。请删去一行重填。', 'Two lines have one id. Remove one of them.')
  if (instalments.some(({ milestoneId }) => !known.has(milestoneId)))
    return refusal(
      'instalment-milestone',
      '有一期付款没有对应节点。请为它选节点。',
      'An instalment lacks its milestone.',
    )
  if (instalments.some(({ percent }) => !isMore(percent, ZERO) || isMore(percent, HUNDRED)))
    return refusal(
      'instalment-percent',
      '付款比例应大于 0%，不超过 100%。请核对合同。',
      'A percent must be above 0 and at most 100. Look it up.',
    )
  return null
}

const hasTwice = (names: readonly string[]) => new Set(names).size < names.length

export const refusal = (code: string, zh: string, en: string, status = 422): Refusal => ({ code, zh, en, status })
