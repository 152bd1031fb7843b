import { localDate, toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { getHeadcounts, saveHeadcounts } from '../contract.ts'
import { HEAD_KINDS } from '../domain/costs/cost-rules.ts'
import { askedUnit, askedYear } from './asked-unit.ts'
import { findHeadsYear, listHeads, lockHeadsYear, saveHeads } from './cost-store.ts'
import { headcountFaults } from './headcount-faults.ts'
import { ledgerFaults } from './ledger-faults.ts'
import { noteChange } from './note-change-store.ts'

export const getHeadcountsHandler = handle(getHeadcounts, (input, call) =>
  yearOfHeads(call, askedUnit(call, input.unit), askedYear(call, input.year)),
)

async function yearOfHeads(call: Call, unit: string, year: number) {
  const [head, rows] = await Promise.all([findHeadsYear(call.db, unit, year), listHeads(call.db, unit, year, year)])
  const of = (month: number, kind: string) =>
    rows.find((one) => one.month === month && one.kind === kind)?.heads ?? null
  return {
    unit,
    year,
    months: Array.from({ length: 12 }, (_, at) => ({
      month: at + 1,
      staff: of(at + 1, 'staff'),
      contract: of(at + 1, 'contract'),
    })),
    version: head?.version ?? 0,
    savedAt: head ? toRfc3339(head.savedMs) : null,
  }
}

export const saveHeadcountsHandler = handle(saveHeadcounts, async (input, call) => {
  const { year, months } = input
  const unit = askedUnit(call, input.unit)
  await lockHeadsYear(call.db, unit, year)
  const before = await yearOfHeads(call, unit, year)
  const { expectedVersion } = call.command
  if (expectedVersion !== null && before.version !== expectedVersion) throw ledgerFaults.stale()
  if (before.version > 0 && !input.why?.trim()) throw ledgerFaults.whyMissing()
  if (new Set(months.map(({ month }) => month)).size < months.length) throw headcountFaults.monthTwice()
  const thisMonth = localDate(call.nowMs).slice(0, 7)
  const ahead = months.find(
    ({ month, staff, contract }) =>
      (staff !== null || contract !== null) && `${year}-${`${month}`.padStart(2, '0')}` > thisMonth,
  )
  if (ahead) throw headcountFaults.monthAhead(ahead.month)
  const heads = months.flatMap((one) => HEAD_KINDS.map((kind) => ({ month: one.month, kind, heads: one[kind] })))
  await saveHeads(call.db, unit, year, heads, call.nowMs)
  const after = await yearOfHeads(call, unit, year)
  await noteChange(call.db, {
    id: call.newId(),
    projectId: null,
    unit,
    year,
    objectKind: 'headcount',
    objectId: `${unit} ${year}`,
    action: before.version > 0 ? 'changed' : 'added',
    before: before.months,
    after: after.months,
    why: input.why?.trim() || '登记各月人数',
    byId: call.principal.id,
    byName: call.principal.name,
    nowMs: call.nowMs,
  })
  call.note(`${unit} ${year}`)
  return after
})
