import type { Exact } from '#core/number/exact.ts'
import { compare, exact, isZero, lesser, minus, negative, plus, ZERO } from '#core/number/exact.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { adjustBudget, correctAdjustment } from '../contract.ts'
import { inUnit, yuanText } from '../domain/amount.ts'
import { insertAdjustment, listAdjustments } from './adjustment-store.ts'
import { yuanOf } from './budget-lines.ts'
import { adjustmentRow } from './get-project.ts'
import { ledgerFaults } from './ledger-faults.ts'
import type { StoredLine } from './line-store.ts'
import { checkDay, openLine } from './pay-from-line.ts'

/** One document, one or several lines; a line never falls below what was paid from it. */
export const adjustBudgetHandler = handle(adjustBudget, async (input, call) => {
  const totals = new Map<string, Exact>()
  for (const { lineId, amount } of input.changes) {
    const yuan = exact(yuanOf(amount, input.moneyUnit))
    if (isZero(yuan)) throw ledgerFaults.amountZero()
    totals.set(lineId, plus(totals.get(lineId) ?? ZERO, yuan))
  }
  const ids: string[] = []
  // In one order whoever comes: two documents about the same lines must not wait for each other.
  for (const lineId of [...totals.keys()].sort()) {
    const line = await openLine(call, lineId)
    checkDay(input.adjustedOn, line.year, call.nowMs)
    checkFall(line, totals.get(lineId)!)
  }
  for (const { lineId, amount } of input.changes)
    ids.push(await addAdjustment(call, { ...input, lineId, amount: yuanOf(amount, input.moneyUnit), corrects: null }))
  call.note(ids[0]!, { documentNo: input.documentNo, lines: ids.length })
  const rows = await listAdjustments(call.db, { scope: call.scope(), ids })
  return { items: rows.map(adjustmentRow) }
})

export const correctAdjustmentHandler = handle(correctAdjustment, async ({ id, reason }, call) => {
  const [wrong] = await listAdjustments(call.db, { scope: call.scope(), ids: [id] })
  if (!wrong) throw ledgerFaults.adjustmentNotFound()
  const line = await openLine(call, wrong.lineId)
  const [still] = await listAdjustments(call.db, { scope: call.scope(), ids: [id] })
  if (wrong.corrects !== null || still?.correctedBy !== null) throw ledgerFaults.corrected()
  const back = negative(exact(wrong.amount))
  checkFall(line, back)
  const { documentNo, adjustedOn, lineId } = wrong
  const newId = await addAdjustment(call, {
    lineId,
    amount: yuanText(back),
    documentNo,
    adjustedOn,
    reason,
    corrects: id,
  })
  call.note(newId, { corrects: id })
  const [row] = await listAdjustments(call.db, { scope: call.scope(), ids: [newId] })
  return adjustmentRow(row!)
})

/** What is left of a line is the most that can be taken from it. */
function checkFall(line: StoredLine, change: Exact): void {
  const left = minus(exact(line.adjusted), exact(line.executed))
  if (compare(plus(left, change), ZERO) >= 0) return
  throw ledgerFaults.belowPaid({
    paid: inUnit(exact(line.executed), '元'),
    most: inUnit(lesser(left, exact(line.adjusted)), '元'),
  })
}

interface Adjusted {
  lineId: string
  amount: string
  documentNo: string
  adjustedOn: string
  reason: string
  corrects: string | null
}

export async function addAdjustment(call: Call, row: Adjusted): Promise<string> {
  const id = call.newId()
  const { id: byId, name: byName } = call.principal
  const { lineId, amount, adjustedOn, corrects } = row
  const [documentNo, reason] = [row.documentNo.trim(), row.reason.trim()]
  await insertAdjustment(
    call.db,
    { id, lineId, amount, documentNo, adjustedOn, reason, corrects, byId, byName },
    call.nowMs,
  )
  return id
}
