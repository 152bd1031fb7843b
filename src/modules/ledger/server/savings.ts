import { type Exact, exact, plus, ZERO } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'
import { toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { listSavings, saveSaving, sumSavings, withdrawSaving } from '../contract.ts'
import { askedUnit } from './asked-unit.ts'
import { checkDocument } from './documents.ts'
import { findFormula } from './formula-store.ts'
import { ledgerFaults } from './ledger-faults.ts'
import { readMoment, writeMoment } from './moment-cursor.ts'
import { noteChange } from './note-change-store.ts'
import { savingFaults } from './saving-faults.ts'
import { computedOf, savingRow } from './saving-row.ts'
import {
  listSavingRows,
  lockSaving,
  type StoredInput,
  type StoredSaving,
  saveSavingRow,
  setWithdrawn,
} from './saving-store.ts'
import { findSeenProject } from './sight-store.ts'

const PAGE = 50
/** More savings than a district writes down in many years. */
const MOST_SUMMED = 5000

export const listSavingsHandler = handle(listSavings, async (input, call) => {
  const limit = input.limit ?? PAGE
  const rows = await listSavingRows(call.db, {
    scope: call.scope(),
    id: null,
    unit: input.unit ?? null,
    year: input.year ?? null,
    before: readMoment(input.cursor),
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(savingRow),
    next: rows.length > limit && last ? writeMoment({ atMs: last.savedMs, id: last.id }) : null,
  }
})

/** Rounded results are added up, so that the sum is that of the lines on the page. */
export const sumSavingsHandler = handle(sumSavings, async ({ unit, year }, call) => {
  const rows = await listSavingRows(call.db, {
    scope: call.scope(),
    id: null,
    unit: unit ?? null,
    year: year ?? null,
    before: null,
    limit: MOST_SUMMED,
  })
  const sums = new Map<string, { year: number; measure: string; total: Exact; count: number }>()
  let leftOut = 0
  for (const row of rows) {
    const found = row.withdrawn === null ? computedOf(row) : null
    if (!found?.ok) {
      leftOut += 1
      continue
    }
    const key = `${row.year} ${row.formula.unit}`
    const before = sums.get(key) ?? { year: row.year, measure: row.formula.unit, total: ZERO, count: 0 }
    sums.set(key, { ...before, total: plus(before.total, exact(found.value.text)), count: before.count + 1 })
  }
  return {
    sums: [...sums.values()]
      .sort((a, b) => b.year - a.year || (a.measure < b.measure ? -1 : 1))
      .map((one) => ({ ...one, total: toText(one.total) })),
    leftOut,
    asOf: toRfc3339(call.nowMs),
  }
})

export const saveSavingHandler = handle(saveSaving, async (input, call) => {
  const head = await lockSaving(call.db, input.id)
  const before = head ? await getStoredSaving(call, input.id) : null
  const { expectedVersion } = call.command
  if (expectedVersion !== null && head?.version !== expectedVersion) throw ledgerFaults.stale()
  if (before?.withdrawn) throw savingFaults.withdrawn()
  if (before && !input.why?.trim()) throw ledgerFaults.whyMissing()
  const unit = askedUnit(call, before?.unit ?? input.unit)
  const project = input.project === undefined ? null : await findSeenProject(call.db, input.project, call.scope())
  if (input.project !== undefined && !project) throw ledgerFaults.projectNotFound()
  const formula = await findFormula(call.db, input.formulaId)
  if (!formula) throw savingFaults.formulaNotFound()
  const { id: formulaId, key: _, version: __, savedMs: ___, ...text } = formula
  // A saving keeps the formula that it was reckoned by, until somebody chooses another one for it.
  const kept = before?.formulaId === formulaId ? before.formula : text
  const inputs = await checkedInputs(call, input.inputs, kept.inputs, before?.inputs ?? [])
  const computed = computedOf({ formula: kept, inputs })
  if (!computed.ok) throw savingFaults.wrong('saving-wrong', computed.fault)
  const { id: byId, name: byName } = call.principal
  await saveSavingRow(
    call.db,
    {
      id: input.id,
      unit,
      year: input.year,
      projectId: project?.id ?? null,
      title: input.title.trim(),
      formulaId,
      formula: kept,
      inputs,
      byId,
      byName,
    },
    call.nowMs,
  )
  const after = await getStoredSaving(call, input.id)
  await noteSaving(call, after, before, input.why?.trim() || '登记节约事项')
  return savingRow(after)
})

export const withdrawSavingHandler = handle(withdrawSaving, async ({ id, why }, call) => {
  await lockSaving(call.db, id)
  const before = await getStoredSaving(call, id)
  if (before.withdrawn) throw savingFaults.withdrawn()
  await setWithdrawn(call.db, id, why.trim(), call.nowMs)
  const after = await getStoredSaving(call, id)
  await noteSaving(call, after, before, `撤销：${why.trim()}`)
  return savingRow(after)
})

/** Every input of the formula once, with a source; files are the writer's own, or stood there before. */
async function checkedInputs(
  call: Call,
  given: readonly StoredInput[],
  wanted: readonly { name: string }[],
  before: readonly StoredInput[],
): Promise<StoredInput[]> {
  const names = given.map(({ name }) => name)
  const odd = names.find((name, at) => !wanted.some((one) => one.name === name) || names.indexOf(name) !== at)
  if (odd) throw savingFaults.inputUnknown(odd)
  const checked: StoredInput[] = []
  for (const { documentId, ...input } of given) {
    const stood = before.find((one) => one.documentId === documentId)?.documentId ?? null
    const found = await checkDocument(call, documentId, stood)
    checked.push({ ...input, ...(found === null ? {} : { documentId: found }) })
  }
  return checked
}

async function getStoredSaving(call: Call, id: string): Promise<StoredSaving> {
  const query = { scope: call.scope(), id, unit: null, year: null, before: null, limit: 1 }
  const [row] = await listSavingRows(call.db, query)
  if (!row) throw savingFaults.notFound()
  return row
}

async function noteSaving(call: Call, after: StoredSaving, before: StoredSaving | null, why: string): Promise<void> {
  await noteChange(call.db, {
    id: call.newId(),
    projectId: after.projectId,
    unit: after.unit,
    year: after.year,
    objectKind: 'saving',
    objectId: after.id,
    action: before ? 'changed' : 'added',
    before,
    after,
    why,
    byId: call.principal.id,
    byName: call.principal.name,
    nowMs: call.nowMs,
  })
  call.note(after.id)
}
