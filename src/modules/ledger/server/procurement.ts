import { handle } from '#platform/plug.ts'
import { removeProcurement, saveProcurement } from '../contract.ts'
import { checkRuns, yuanOf } from './budget-lines.ts'
import { procurementRow, seenProject } from './get-project.ts'
import { ledgerFaults } from './ledger-faults.ts'
import { deleteProcurement, listProcurement, lockProcurement, saveProcurementRow } from './procurement-store.ts'
import { noteProjectChange } from './save-project.ts'
import { lockYear } from './year-store.ts'

const MOST = 500

/** Plans of what to buy change during the year; every change of one that is adopted says why. */
export const saveProcurementHandler = handle(saveProcurement, async (input, call) => {
  const project = await seenProject(call, input.project)
  checkRuns(project, input.year)
  const { state } = await lockYear(call.db, project.unit, input.year, call.nowMs)
  if (state === 'closed') throw ledgerFaults.yearClosed(input.year)
  if (state === 'adopted' && !input.why?.trim()) throw ledgerFaults.whyMissing()
  const before = await lockProcurement(call.db, input.id, call.scope())
  const { expectedVersion } = call.command
  if (expectedVersion !== null && before?.version !== expectedVersion) throw ledgerFaults.stale()
  if (!before && (await listProcurement(call.db, [project.id], input.year)).length >= MOST)
    throw ledgerFaults.tooMany({ zh: '采购', en: 'procurement lines' }, MOST)
  const { id, year, kind } = input
  const line = {
    id,
    projectId: project.id,
    year,
    name: input.name.trim(),
    kind,
    quantity: input.quantity.trim(),
    amount: yuanOf(input.amount, input.moneyUnit),
    method: input.method.trim(),
  }
  if ((await saveProcurementRow(call.db, line, call.nowMs)) === 0) throw ledgerFaults.procurementNotFound()
  await noteProjectChange(call, project, {
    year,
    objectKind: 'procurement',
    objectId: id,
    before,
    after: line,
    why: input.why?.trim() || (before ? '编制中修改' : '编制预算'),
  })
  call.note(id, { project: project.key, year })
  return procurementRow({ ...line, version: (before?.version ?? 0) + 1 })
})

export const removeProcurementHandler = handle(removeProcurement, async ({ id, why }, call) => {
  const before = await lockProcurement(call.db, id, call.scope())
  if (!before) throw ledgerFaults.procurementNotFound()
  const project = await seenProject(call, before.projectId)
  const { state } = await lockYear(call.db, project.unit, before.year, call.nowMs)
  if (state === 'closed') throw ledgerFaults.yearClosed(before.year)
  await deleteProcurement(call.db, id)
  await noteProjectChange(call, project, {
    year: before.year,
    objectKind: 'procurement',
    objectId: id,
    before,
    after: null,
    why: why.trim(),
  })
  call.note(id, { project: project.key, year: before.year })
  return { id }
})
