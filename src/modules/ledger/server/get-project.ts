import { exact, minus, sum } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'
import { toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import {
  type AdjustmentRow,
  type BudgetLineRow,
  type EstimateRow,
  getProject,
  listChangesOfProject,
  listLedgerWords,
  type ProcurementRow,
} from '../contract.ts'
import { yuanText } from '../domain/amount.ts'
import { checkProject } from '../domain/check-budget.ts'
import { listAdjustments, type StoredAdjustment } from './adjustment-store.ts'
import { listEstimates, type StoredEstimate } from './estimate-store.ts'
import { executionRow, fixed, sumOf } from './execution-row.ts'
import { ledgerFaults } from './ledger-faults.ts'
import { listLines, type StoredLine } from './line-store.ts'
import { projectSums, usualYear } from './list-projects.ts'
import { readMoment, writeMoment } from './moment-cursor.ts'
import { listProcurement, type StoredProcurement } from './procurement-store.ts'
import { amountsByYear, findProject, listProjectChanges, type StoredProject } from './project-store.ts'
import { findSeenProject } from './sight-store.ts'
import { nameOfCode, readWords } from './word-store.ts'
import { listYears } from './year-store.ts'

export async function seenProject(call: Call, reference: string): Promise<StoredProject> {
  const seen = await findSeenProject(call.db, reference, call.scope())
  const project = seen && (await findProject(call.db, seen.id, call.scope()))
  if (!project) throw ledgerFaults.projectNotFound()
  return project
}

/** One project in one year: everything that its page shows. */
export const getProjectHandler = handle(getProject, async (input, call) => {
  const project = await seenProject(call, input.id)
  const years = await amountsByYear(call.db, project.id)
  const year = input.year ?? (await yearOf(call, years))
  const scope = call.scope()
  const ofYear = { scope, projectId: project.id, year }
  const [lines, adjustments, estimates, procurement, sums, fiscalYears, names] = await Promise.all([
    listLines(call.db, ofYear),
    listAdjustments(call.db, ofYear),
    listEstimates(call.db, [project.id], year),
    listProcurement(call.db, [project.id], year),
    projectSums(call, [project], year),
    listYears(call.db, scope, project.unit),
    readWords(call.db).then(nameOfCode),
  ])
  const [own] = sums
  const bySource = Map.groupBy(lines, ({ source }) => source)
  return {
    project,
    year,
    state: fiscalYears.find((one) => one.year === year)?.state ?? 'draft',
    years: years.map(({ year: of, ...amounts }) => ({ year: of, ...executionRow(amounts) })),
    total: executionRow(sumOf(lines)),
    sources: [...bySource].map(([source, of]) => ({
      source,
      sourceName: of[0]!.sourceName,
      ...executionRow(sumOf(of)),
    })),
    lines: lines.map((line) => budgetLineRow(line, names)),
    adjustments: adjustments.map(adjustmentRow),
    estimates: estimates.map((line) => estimateRow(line, names)),
    estimateTotal: yuanText(sum(estimates.map(({ amount }) => exact(amount)))),
    estimateBase: yuanText(minus(own!.initial, own!.carriedOver)),
    procurement: procurement.map(procurementRow),
    procurementTotal: yuanText(sum(procurement.map(({ amount }) => exact(amount)))),
    findings: checkProject(own!),
  }
})

async function yearOf(call: Call, years: readonly { year: number }[]): Promise<number> {
  const usual = await usualYear(call)
  return years.some(({ year }) => year === usual) ? usual : (years.at(-1)?.year ?? usual)
}

export type NameOfCode = (code: string) => string

export function budgetLineRow(line: StoredLine, nameOf: NameOfCode): BudgetLineRow {
  const { id, source, sourceName, fund, functional, economic, note, version } = line
  return {
    id,
    source,
    sourceName,
    fund,
    functional,
    functionalName: nameOf(functional),
    economic,
    economicName: nameOf(economic),
    note,
    version,
    ...executionRow(line),
  }
}

export function adjustmentRow({ atMs, amount, ...row }: StoredAdjustment): AdjustmentRow {
  return { ...row, amount: fixed(amount), at: toRfc3339(atMs) }
}

export function estimateRow(line: StoredEstimate, nameOf: NameOfCode): EstimateRow {
  const { id, activity, content, economic, quantity, quantityUnit, unitPrice, amount, basis, version } = line
  return {
    id,
    activity,
    content,
    economic,
    economicName: nameOf(economic),
    quantity: quantity === null ? null : toText(exact(quantity)),
    quantityUnit,
    unitPrice: unitPrice === null ? null : toText(exact(unitPrice)),
    amount: fixed(amount),
    basis,
    version,
  }
}

export function procurementRow({
  id,
  name,
  kind,
  quantity,
  amount,
  method,
  version,
}: StoredProcurement): ProcurementRow {
  return { id, name, kind, quantity, amount: fixed(amount), method, version }
}

const PAGE = 50

export const listChangesHandler = handle(listChangesOfProject, async (input, call) => {
  const project = await seenProject(call, input.id)
  const limit = input.limit ?? PAGE
  const rows = await listProjectChanges(call.db, project.id, readMoment(input.cursor), limit + 1)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(({ atMs, ...row }) => ({ ...row, at: toRfc3339(atMs) })),
    next: rows.length > limit && last ? writeMoment(last) : null,
  }
})

export const listWordsHandler = handle(listLedgerWords, (_input, call) => readWords(call.db))
