import { exact } from '#core/number/exact.ts'
import { toFixedText } from '#core/number/round-exact.ts'

/** `1,234,567.80`, or a dash where nothing is known. */
export function sayMoney(amount: string | null): string {
  if (amount === null) return '—'
  const [whole = '', part = ''] = toFixedText(exact(amount), 2).split('.')
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${part}`
}
