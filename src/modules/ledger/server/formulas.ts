import { toRfc3339 } from '#core/time/local.ts'
import { brokenUnique } from '#platform/db/database.ts'
import { handle } from '#platform/plug.ts'
import { type FormulaRow, listFormulas, saveFormula } from '../contract.ts'
import { checkFormula } from '../domain/savings/compute-saving.ts'
import { centreOf } from './centre-of.ts'
import { findFormula, listFormulaRows, lockFormula, type StoredFormula, saveFormulaRow } from './formula-store.ts'
import { ledgerFaults } from './ledger-faults.ts'
import { noteChange } from './note-change-store.ts'
import { savingFaults } from './saving-faults.ts'

export const listFormulasHandler = handle(listFormulas, async (_input, call) => ({
  items: (await listFormulaRows(call.db)).map(formulaRow),
}))

export const saveFormulaHandler = handle(saveFormula, async ({ why, ...given }, call) => {
  const before = await lockFormula(call.db, given.id)
  const { expectedVersion } = call.command
  if (expectedVersion !== null && before?.version !== expectedVersion) throw ledgerFaults.stale()
  if (before && !why?.trim()) throw ledgerFaults.whyMissing()
  const checked = checkFormula(given)
  if (!checked.ok) throw savingFaults.wrong('formula-wrong', checked.fault)
  await saveFormulaRow(call.db, given, call.nowMs).catch((error: unknown) => {
    throw brokenUnique(error) === 'saving_formula_key_key' ? savingFaults.keyTaken(given.key) : error
  })
  const after = await findFormula(call.db, given.id)
  await noteChange(call.db, {
    id: call.newId(),
    projectId: null,
    unit: centreOf(call),
    year: null,
    objectKind: 'savingFormula',
    objectId: given.id,
    action: before ? 'changed' : 'added',
    before,
    after,
    why: why?.trim() || '新建公式',
    byId: call.principal.id,
    byName: call.principal.name,
    nowMs: call.nowMs,
  })
  call.note(given.id, { key: given.key })
  return formulaRow(after as StoredFormula)
})

const formulaRow = ({ savedMs, ...row }: StoredFormula): FormulaRow => ({ ...row, savedAt: toRfc3339(savedMs) })
