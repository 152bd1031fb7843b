import { exact, isEqual, sum } from '#core/number/exact.ts'
import { decimalsOf, toText } from '#core/number/round-exact.ts'
import { dayOfDate, localDate } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { payInstalment } from '../contract.ts'
import { yuanText } from '../domain/amount.ts'
import { dueOf } from '../domain/contracts/instalment-dues.ts'
import { refusePayment } from '../domain/contracts/refuse-payment.ts'
import { lockedContract } from './accept-milestone.ts'
import { contractFaults, refused } from './contract-faults.ts'
import { contractOf } from './contract-row.ts'
import { setDifferenceReason } from './contract-store.ts'
import { ledgerFaults } from './ledger-faults.ts'
import { listLines } from './line-store.ts'
import { noteChange } from './note-change-store.ts'
import { payFromLine } from './pay-from-line.ts'
import { contractAnswer } from './save-contract.ts'

/** A payment from each budget line that is named, all of them or none. */
export const payInstalmentHandler = handle(payInstalment, async (input, call) => {
  const { instalmentId, paidOn, parts, voucherNo } = input
  if (dayOfDate(paidOn) === null) throw ledgerFaults.noSuchDay()
  const stored = await lockedContract(call, input.id)
  const amounts = parts.map((part) => exact(part.amount))
  const amount = sum(amounts)
  const reason = input.reason?.trim() || null
  const { id: byId, name: byName } = call.principal
  const contract = contractOf(stored)
  const refusal = refusePayment(contract, {
    instalmentId,
    amount,
    paidOn,
    today: localDate(call.nowMs),
    byId,
    reason,
  })
  if (refusal) throw refused(refusal)
  const isDifferent = !isEqual(amount, dueOf(contract, instalmentId))
  if (amounts.some((one) => (decimalsOf(one) ?? 3) > 2)) throw contractFaults.finerThanFen()
  if (new Set(parts.map(({ lineId }) => lineId)).size < parts.length) throw contractFaults.lineTwice()
  const lines = await listLines(call.db, { scope: call.scope(), projectId: stored.projectId })
  if (parts.some(({ lineId }) => !lines.some((line) => line.id === lineId))) throw contractFaults.lineOfOther()
  const at = stored.instalments.findIndex((one) => one.id === instalmentId)
  const text = `${stored.no} ${stored.name} 第${at + 1}期（${toText(exact(stored.instalments[at]!.percent))}%）`
  // In one order whoever pays: two payments from the same lines then wait instead of blocking each other.
  const ordered = parts.map((part, place) => ({ ...part, value: amounts[place]! }))
  ordered.sort((a, b) => (a.lineId < b.lineId ? -1 : 1))
  for (const { lineId, value } of ordered)
    await payFromLine(call, {
      lineId,
      amount: value,
      paidOn,
      payee: stored.party,
      economic: null,
      voucherNo,
      text,
      instalmentId,
    })
  await setDifferenceReason(call.db, instalmentId, isDifferent ? reason : null)
  await noteChange(call.db, {
    id: call.newId(),
    projectId: stored.projectId,
    unit: stored.unit,
    year: null,
    objectKind: 'instalment',
    objectId: instalmentId,
    action: 'changed',
    before: null,
    after: { paidOn, amount: yuanText(amount), voucherNo },
    why: `支付第${at + 1}期 ${yuanText(amount)} 元，凭证 ${voucherNo.trim()}${reason ? `：${reason}` : ''}`,
    byId,
    byName,
    nowMs: call.nowMs,
  })
  call.note(instalmentId, { contract: stored.no })
  return contractAnswer(call, input.id)
})
