import { type Exact, exact, isMore, minus, sum, ZERO } from '#core/number/exact.ts'
import { dayOfDate, localDate } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { inUnit, yuanText } from '../domain/amount.ts'
import { ledgerFaults } from './ledger-faults.ts'
import { listLines, lockLine, type StoredLine } from './line-store.ts'
import { insertPayment } from './payment-store.ts'
import { knowsEconomic } from './word-store.ts'
import { lockYear } from './year-store.ts'

export interface LinePayment {
  lineId: string
  /** Yuan. */
  amount: Exact
  /** YYYY-MM-DD */
  paidOn: string
  payee: string
  /** What it was spent on, where that is another class than the line's. */
  economic: string | null
  voucherNo: string
  text: string
  instalmentId: string | null
}

/** Pays from a budget line, never more than is left of it. Returns the id of the payment. */
export async function payFromLine(call: Call, payment: LinePayment): Promise<string> {
  const line = await openLine(call, payment.lineId)
  checkDay(payment.paidOn, line.year, call.nowMs)
  if (!isMore(payment.amount, ZERO)) throw ledgerFaults.amountUnread(yuanText(payment.amount))
  const economic = payment.economic ?? line.economic
  if (!(await knowsEconomic(call.db, economic))) throw ledgerFaults.economicUnknown(economic)
  const left = leftOf(line)
  if (isMore(payment.amount, left)) {
    const all = await listLines(call.db, { scope: call.scope(), projectId: line.projectId, year: line.year })
    const elsewhere = sum(all.filter((one) => one.id !== line.id && one.source === line.source).map(leftOf))
    throw ledgerFaults.sourceSpent({
      source: line.sourceName,
      left: inUnit(left, '元'),
      elsewhere: isMore(elsewhere, ZERO) ? inUnit(elsewhere, '元') : null,
    })
  }
  const id = call.newId()
  const { id: byId, name: byName } = call.principal
  await insertPayment(
    call.db,
    {
      id,
      lineId: line.id,
      amount: yuanText(payment.amount),
      paidOn: payment.paidOn,
      payee: payment.payee.trim(),
      economic,
      voucherNo: payment.voucherNo.trim(),
      text: payment.text.trim(),
      instalmentId: payment.instalmentId,
      reverses: null,
      reason: null,
      byId,
      byName,
    },
    call.nowMs,
  )
  return id
}

/** The line as it stands, locked, of a year that takes payments and adjustments. */
export async function openLine(call: Call, lineId: string): Promise<StoredLine> {
  await lockLine(call.db, lineId)
  const [line] = await listLines(call.db, { scope: call.scope(), id: lineId })
  if (!line) throw ledgerFaults.lineNotFound()
  const { state } = await lockYear(call.db, line.unit, line.year, call.nowMs)
  if (state === 'draft') throw ledgerFaults.yearDraft(line.year)
  if (state === 'closed') throw ledgerFaults.yearClosed(line.year)
  return line
}

export const leftOf = ({ adjusted, executed }: Pick<StoredLine, 'adjusted' | 'executed'>): Exact =>
  minus(exact(adjusted), exact(executed))

export function checkDay(day: string, year: number, nowMs: number): void {
  if (dayOfDate(day) === null) throw ledgerFaults.noSuchDay()
  if (day > localDate(nowMs)) throw ledgerFaults.dayAhead()
  if (!day.startsWith(`${year}-`)) throw ledgerFaults.dayOfOtherYear(year)
}
