import { exact, isMore, isZero } from '#core/number/exact.ts'
import type { Call } from '#platform/call.ts'
import { brokenUnique } from '#platform/db/database.ts'
import { handle } from '#platform/plug.ts'
import { removeBudgetLine, saveBudgetLine } from '../contract.ts'
import { findYuan, type MoneyUnit, yuanText } from '../domain/amount.ts'
import type { Fund } from '../domain/fund.ts'
import { budgetLineRow, seenProject } from './get-project.ts'
import { ledgerFaults } from './ledger-faults.ts'
import { deleteLine, insertLine, listLines, lockLine, type StoredLine, updateLine } from './line-store.ts'
import type { StoredProject } from './project-store.ts'
import { noteProjectChange } from './save-project.ts'
import { knowsEconomic, knowsFunctional, nameOfCode, readWords } from './word-store.ts'
import { lockYear } from './year-store.ts'

export const saveBudgetLineHandler = handle(saveBudgetLine, async (input, call) => {
  const project = await seenProject(call, input.project)
  checkRuns(project, input.year)
  const initial = yuanOf(input.initial, input.moneyUnit)
  const fund = await fundOf(call, input.source, input.fund)
  if (!(await knowsFunctional(call.db, input.functional))) throw ledgerFaults.functionalUnknown(input.functional)
  if (!(await knowsEconomic(call.db, input.economic))) throw ledgerFaults.economicUnknown(input.economic)
  const { state } = await lockYear(call.db, project.unit, input.year, call.nowMs)
  if (state === 'closed') throw ledgerFaults.yearClosed(input.year)
  const before = await lineToChange(call, input.id)
  if (before && (before.projectId !== project.id || before.year !== input.year)) throw ledgerFaults.lineNotFound()
  if (state === 'adopted' && (before || !isZero(exact(initial)))) throw ledgerFaults.yearAdopted(input.year)
  const { expectedVersion } = call.command
  if (expectedVersion !== null && before?.version !== expectedVersion) throw ledgerFaults.stale()
  const { id, year, source, functional, economic } = input
  const line = {
    id,
    projectId: project.id,
    year,
    source,
    fund,
    functional,
    economic,
    initial,
    note: input.note?.trim() ?? '',
  }
  const save = before ? updateLine : insertLine
  await save(call.db, line, call.nowMs).catch((error: unknown) => {
    throw brokenUnique(error) === 'budget_line_once' ? ledgerFaults.lineTwice() : error
  })
  await noteProjectChange(call, project, {
    year,
    objectKind: 'budgetLine',
    objectId: id,
    before,
    after: line,
    why: input.why?.trim() || (before ? '编制中修改' : '编制预算'),
  })
  call.note(id, { project: project.key, year })
  const [after] = await listLines(call.db, { scope: call.scope(), id })
  return budgetLineRow(after!, nameOfCode(await readWords(call.db)))
})

export const removeBudgetLineHandler = handle(removeBudgetLine, async ({ id, why }, call) => {
  const before = await lineToChange(call, id)
  if (!before) throw ledgerFaults.lineNotFound()
  const { state } = await lockYear(call.db, before.unit, before.year, call.nowMs)
  if (state === 'closed') throw ledgerFaults.yearClosed(before.year)
  if (state === 'adopted' && isMore(exact(before.initial), exact(0))) throw ledgerFaults.yearAdopted(before.year)
  await deleteLine(call.db, id).catch((error: unknown) => {
    throw brokenForeignKey(error) ? ledgerFaults.lineInUse() : error
  })
  await noteProjectChange(
    call,
    { id: before.projectId, unit: before.unit },
    { year: before.year, objectKind: 'budgetLine', objectId: id, before, after: null, why: why.trim() },
  )
  call.note(id, { project: before.projectKey, year: before.year })
  return { id }
})

async function lineToChange(call: Call, id: string): Promise<StoredLine | null> {
  await lockLine(call.db, id)
  const [line] = await listLines(call.db, { scope: call.scope(), id })
  return line ?? null
}

/** 23503: something refers to the row. */
const brokenForeignKey = (error: unknown) => error instanceof Error && 'code' in error && error.code === '23503'

/** Which budget the money belongs to: said where it is of the treasury, nothing where it is not. */
export async function fundOf(call: Call, id: string, said: Fund | undefined): Promise<Fund | null> {
  const { sources } = await readWords(call.db)
  const source = sources.find((one) => one.id === id)
  if (!source) throw ledgerFaults.sourceUnknown(id)
  const isTreasury = source.income === 'fiscal' || source.income === 'carryOver'
  if (!isTreasury && said !== undefined) throw ledgerFaults.fundNotTaken(source.zh)
  if (!isTreasury) return null
  const fund = said ?? source.fund
  if (fund === null) throw ledgerFaults.fundNeeded(source.zh)
  return fund
}

export function checkRuns(project: StoredProject, year: number): void {
  if (year < project.fromYear || (project.toYear !== null && year > project.toYear))
    throw ledgerFaults.notInYears(project.name, year)
}

/** Yuan with two decimals; refused where it is finer than a fen. */
export function yuanOf(text: string, unit: MoneyUnit): string {
  const yuan = findYuan(text, unit)
  if (yuan === null) throw ledgerFaults.amountUnread(text)
  return yuanText(yuan)
}
