import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { removeEstimate, saveEstimate } from '../contract.ts'
import { findFinePrice } from '../domain/amount.ts'
import { checkRuns, yuanOf } from './budget-lines.ts'
import { deleteEstimate, listEstimates, lockEstimate, saveEstimateRow } from './estimate-store.ts'
import { estimateRow, seenProject } from './get-project.ts'
import { ledgerFaults } from './ledger-faults.ts'
import { noteProjectChange } from './save-project.ts'
import { knowsEconomic, nameOfCode, readWords } from './word-store.ts'
import { lockYear } from './year-store.ts'

const MOST = 500

export const saveEstimateHandler = handle(saveEstimate, async (input, call) => {
  const project = await seenProject(call, input.project)
  checkRuns(project, input.year)
  if (!(await knowsEconomic(call.db, input.economic))) throw ledgerFaults.economicUnknown(input.economic)
  await draftYear(call, project.unit, input.year)
  const before = await lockEstimate(call.db, input.id, call.scope())
  const { expectedVersion } = call.command
  if (expectedVersion !== null && before?.version !== expectedVersion) throw ledgerFaults.stale()
  if (!before && (await listEstimates(call.db, [project.id], input.year)).length >= MOST)
    throw ledgerFaults.tooMany({ zh: '测算明细', en: 'estimates' }, MOST)
  const price = input.unitPrice === undefined ? null : findFinePrice(input.unitPrice, input.moneyUnit)
  if (input.unitPrice !== undefined && price === null) throw ledgerFaults.amountUnread(input.unitPrice)
  const { id, year, economic } = input
  const line = {
    id,
    projectId: project.id,
    year,
    activity: input.activity.trim(),
    content: input.content?.trim() ?? '',
    economic,
    quantity: input.quantity ?? null,
    quantityUnit: input.quantityUnit?.trim() || null,
    unitPrice: price,
    amount: yuanOf(input.amount, input.moneyUnit),
    basis: input.basis.trim(),
  }
  if ((await saveEstimateRow(call.db, line, call.nowMs)) === 0) throw ledgerFaults.estimateNotFound()
  await noteProjectChange(call, project, {
    year,
    objectKind: 'estimate',
    objectId: id,
    before,
    after: line,
    why: input.why?.trim() || (before ? '编制中修改' : '编制预算'),
  })
  call.note(id, { project: project.key, year })
  return estimateRow({ ...line, version: (before?.version ?? 0) + 1 }, nameOfCode(await readWords(call.db)))
})

export const removeEstimateHandler = handle(removeEstimate, async ({ id, why }, call) => {
  const before = await lockEstimate(call.db, id, call.scope())
  if (!before) throw ledgerFaults.estimateNotFound()
  const project = await seenProject(call, before.projectId)
  await draftYear(call, project.unit, before.year)
  await deleteEstimate(call.db, id)
  await noteProjectChange(call, project, {
    year: before.year,
    objectKind: 'estimate',
    objectId: id,
    before,
    after: null,
    why: why.trim(),
  })
  call.note(id, { project: project.key, year: before.year })
  return { id }
})

/** What the budget was reckoned from stays once it is adopted. */
async function draftYear(call: Call, unit: string, year: number): Promise<void> {
  const { state } = await lockYear(call.db, unit, year, call.nowMs)
  if (state === 'closed') throw ledgerFaults.yearClosed(year)
  if (state === 'adopted') throw ledgerFaults.yearAdopted(year)
}
