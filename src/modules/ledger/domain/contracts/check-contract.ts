import { type Exact, HUNDRED, isEqual, isLess, isMore, minus, sizeOf, sum } from '#core/number/exact.ts'
import { toFixedText, toText } from '#core/number/round-exact.ts'
import type { Contract, ContractFinding } from './contract.ts'
import { instalmentDues } from './instalment-dues.ts'
import { wanWords, yuanWords } from './money-words.ts'

/** What of a contract does not add up: percents that are not the whole, and instalments paid that are not their percent. */
export function checkContract({ price, instalments }: Pick<Contract, 'price' | 'instalments'>): ContractFinding[] {
  const percents = instalments.map(({ percent }) => percent)
  const dues = instalmentDues(price, percents)
  const found: ContractFinding[] = []
  const whole = sum(percents)
  if (!isEqual(whole, HUNDRED)) found.push(notWhole(whole))
  instalments.forEach(({ id, percent, paid }, at) => {
    const due = dues[at] as Exact
    if (paid !== null && !isEqual(paid, due)) found.push(notItsPercent({ id, percent, paid, due, price }))
  })
  const all = sum(instalments.flatMap(({ paid }) => paid ?? []))
  if (isMore(all, price)) found.push(moreThanPrice(all, price))
  return found
}

function notWhole(whole: Exact): ContractFinding {
  const text = toText(whole)
  return {
    kind: 'installment',
    severity: 'error',
    instalmentId: null,
    printed: `${text}%`,
    recomputed: '100%',
    zh: `各期付款比例合计${text}%，应为100%`,
    en: `The instalments add up to ${text}% and not to 100%`,
  }
}

interface Paid {
  id: string
  percent: Exact
  paid: Exact
  due: Exact
  price: Exact
}

function notItsPercent({ id, percent, paid, due, price }: Paid): ContractFinding {
  return {
    kind: 'installment',
    severity: 'error',
    instalmentId: id,
    printed: toFixedText(paid, 2),
    recomputed: toFixedText(due, 2),
    ...sayDifference({ percent, paid, due, price }),
  }
}

/** 合同价款3286.50万元的35%应为11502750.00元，登记支付11050000.00元，少452750.00元 */
export function sayDifference({ percent, paid, due, price }: Omit<Paid, 'id'>): { zh: string; en: string } {
  const share = toText(percent)
  const less = isLess(paid, due)
  const gap = toFixedText(sizeOf(minus(paid, due)), 2)
  return {
    zh: `合同价款${wanWords(price)}的${share}%应为${yuanWords(due)}，登记支付${yuanWords(paid)}，${less ? '少' : '多'}${gap}元`,
    en: `${share}% of the price of ${toFixedText(price, 2)} yuan is ${toFixedText(due, 2)} yuan; ${toFixedText(paid, 2)} yuan are recorded as paid, ${gap} yuan too ${less ? 'little' : 'much'}`,
  }
}

function moreThanPrice(all: Exact, price: Exact): ContractFinding {
  const over = toFixedText(minus(all, price), 2)
  return {
    kind: 'installment',
    severity: 'error',
    instalmentId: null,
    printed: toFixedText(all, 2),
    recomputed: toFixedText(price, 2),
    zh: `累计支付${yuanWords(all)}，超过合同价款${yuanWords(price)}，多${over}元`,
    en: `${toFixedText(all, 2)} yuan are paid, ${over} yuan more than the price of ${toFixedText(price, 2)} yuan`,
  }
}
