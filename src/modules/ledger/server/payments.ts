import { exact, negative } from '#core/number/exact.ts'
import { dayOfDate, toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { listPayments, type PaymentRow, recordPayment, reversePayment } from '../contract.ts'
import { yuanText } from '../domain/amount.ts'
import { yuanOf } from './budget-lines.ts'
import { readDayCursor, writeDayCursor } from './day-cursor.ts'
import { fixed } from './execution-row.ts'
import { type NameOfCode, seenProject } from './get-project.ts'
import { ledgerFaults } from './ledger-faults.ts'
import { openLine, payFromLine } from './pay-from-line.ts'
import { insertPayment, listPaymentRows, type StoredPayment } from './payment-store.ts'
import { nameOfCode, readWords } from './word-store.ts'

const PAGE = 50

export const listPaymentsHandler = handle(listPayments, async (input, call) => {
  for (const day of [input.from, input.to])
    if (day !== undefined && dayOfDate(day) === null) throw ledgerFaults.noSuchDay()
  const limit = input.limit ?? PAGE
  const text = input.text?.trim()
  const { unit, year, source, from, to } = input
  const rows = await listPaymentRows(call.db, {
    scope: call.scope(),
    ...(input.project === undefined ? {} : { projectId: (await seenProject(call, input.project)).id }),
    ...(unit === undefined ? {} : { unit }),
    ...(year === undefined ? {} : { year }),
    ...(source === undefined ? {} : { source }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(text ? { text } : {}),
    before: readDayCursor(input.cursor),
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const nameOf = nameOfCode(await readWords(call.db))
  return {
    items: shown.map((row) => paymentRow(row, nameOf)),
    next: rows.length > limit && last ? writeDayCursor({ day: last.paidOn, id: last.id }) : null,
  }
})

function paymentRow({ atMs, amount, unit: _unit, ...row }: StoredPayment, nameOf: NameOfCode): PaymentRow {
  return { ...row, economicName: nameOf(row.economic), amount: fixed(amount), at: toRfc3339(atMs) }
}

async function paymentOf(call: Call, id: string): Promise<PaymentRow> {
  const [row] = await listPaymentRows(call.db, { scope: call.scope(), id, limit: 1 })
  if (!row) throw ledgerFaults.paymentNotFound()
  return paymentRow(row, nameOfCode(await readWords(call.db)))
}

export const recordPaymentHandler = handle(recordPayment, async (input, call) => {
  const id = await payFromLine(call, {
    lineId: input.lineId,
    amount: exact(yuanOf(input.amount, input.moneyUnit)),
    paidOn: input.paidOn,
    payee: input.payee,
    economic: input.economic ?? null,
    voucherNo: input.voucherNo,
    text: input.text,
    instalmentId: null,
  })
  call.note(id, { line: input.lineId })
  return paymentOf(call, id)
})

/** Takes a payment back whole, on its own day, so that its year's figures are as if it had not been. */
export const reversePaymentHandler = handle(reversePayment, async ({ id, reason }, call) => {
  const { lineId } = await paymentOf(call, id)
  await openLine(call, lineId)
  const paid = await paymentOf(call, id)
  if (paid.reverses !== null || paid.reversedBy !== null) throw ledgerFaults.reversed()
  const newId = call.newId()
  const { id: byId, name: byName } = call.principal
  const { paidOn, payee, economic, voucherNo, text, instalmentId } = paid
  await insertPayment(
    call.db,
    {
      id: newId,
      lineId,
      amount: yuanText(negative(exact(paid.amount))),
      paidOn,
      payee,
      economic,
      voucherNo,
      text,
      instalmentId,
      reverses: id,
      reason: reason.trim(),
      byId,
      byName,
    },
    call.nowMs,
  )
  call.note(newId, { reverses: id })
  return paymentOf(call, newId)
})
