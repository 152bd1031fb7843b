import { type Exact, exact, isMore, minus, sum, ZERO } from '#core/number/exact.ts'
import { dayOfDate, localDate } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { adoptBudget, checkBudget, closeYear, listRests, type YearRow } from '../contract.ts'
import { inUnit, yuanText } from '../domain/amount.ts'
import { checkBudget as findingsOf } from '../domain/check-budget.ts'
import { addAdjustment } from './adjustments.ts'
import { askedUnit } from './asked-unit.ts'
import { yuanOf } from './budget-lines.ts'
import { addToInitial, findCarriedLine, hasOpenYearBefore, insertCarryOver } from './carry-over-store.ts'
import { fixed } from './execution-row.ts'
import { ledgerFaults } from './ledger-faults.ts'
import { insertLine, listLines, lockLine, type StoredLine } from './line-store.ts'
import { projectSums, yearRow } from './list-projects.ts'
import { noteChange } from './note-change-store.ts'
import { leftOf } from './pay-from-line.ts'
import { listProjectRows } from './project-store.ts'
import { checkUnit } from './save-project.ts'
import { nameOfCode, readWords } from './word-store.ts'
import { adoptYear, closeYearRow, listYears, lockYear, type StoredYear } from './year-store.ts'

const MOST_PROJECTS = 5000

export const checkBudgetHandler = handle(checkBudget, async ({ year, unit: said }, call) => {
  const unit = askedUnit(call, said)
  const found = (await listYears(call.db, call.scope(), unit)).find((one) => one.year === year)
  const approved = found?.approved ?? null
  return { year, unit, ...(await findingsOfYear(call, unit, year, approved === null ? null : exact(approved))) }
})

async function findingsOfYear(call: Call, unit: string, year: number, approved: Exact | null) {
  const rows = await listProjectRows(call.db, { scope: call.scope(), year, unit, after: null, limit: MOST_PROJECTS })
  const sums = await projectSums(call, rows, year)
  return {
    projects: rows.length,
    initial: yuanText(sum(sums.map(({ initial }) => initial))),
    approved: approved === null ? null : yuanText(approved),
    findings: findingsOf(sums, approved),
  }
}

export const adoptBudgetHandler = handle(adoptBudget, async (input, call) => {
  const { unit, year } = input
  checkUnit(call, unit)
  if (dayOfDate(input.adoptedOn) === null) throw ledgerFaults.noSuchDay()
  if (input.adoptedOn > localDate(call.nowMs)) throw ledgerFaults.dayAhead()
  const before = await lockYear(call.db, unit, year, call.nowMs, true)
  if (before.state === 'closed') throw ledgerFaults.yearClosed(year)
  if (before.state === 'adopted') throw ledgerFaults.adoptedBefore(year)
  const approved = yuanOf(input.approved, input.moneyUnit)
  const { projects, initial, findings } = await findingsOfYear(call, unit, year, exact(approved))
  if (projects === 0 || initial === '0.00') throw ledgerFaults.yearEmpty(year)
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const despite = input.despite?.trim() || null
  if (errors > 0 && despite === null) throw ledgerFaults.findingsOpen(errors)
  const { adoptedOn } = input
  await adoptYear(
    call.db,
    { unit, year, documentNo: input.documentNo.trim(), adoptedOn, approved, despite },
    call.nowMs,
  )
  return noteYear(call, before, despite ?? `批复 ${input.documentNo.trim()}`)
})

export const listRestsHandler = handle(listRests, async ({ unit: said, year }, call) => {
  const unit = askedUnit(call, said)
  const lines = await listLines(call.db, { scope: call.scope(), unit, year })
  const nameOf = nameOfCode(await readWords(call.db))
  const left = lines.filter((line) => isMore(leftOf(line), ZERO))
  return {
    items: left.map((line) => ({
      lineId: line.id,
      projectKey: line.projectKey,
      projectName: line.projectName,
      sourceName: line.sourceName,
      functional: line.functional,
      economic: line.economic,
      economicName: nameOf(line.economic),
      adjusted: fixed(line.adjusted),
      executed: fixed(line.executed),
      remaining: yuanText(leftOf(line)),
    })),
    total: yuanText(sum(left.map(leftOf))),
  }
})

/** Nothing moves in a year after this; what is carried over stands in the next year, the rest has lapsed. */
export const closeYearHandler = handle(closeYear, async (input, call) => {
  const { unit, year } = input
  checkUnit(call, unit)
  if (dayOfDate(input.closedOn) === null) throw ledgerFaults.noSuchDay()
  if (input.closedOn > localDate(call.nowMs)) throw ledgerFaults.dayAhead()
  if (input.closedOn < `${year}-01-01`) throw ledgerFaults.dayOfOtherYear(year)
  const before = await lockYear(call.db, unit, year, call.nowMs, true)
  if (before.state === 'closed') throw ledgerFaults.yearClosed(year)
  if (before.state === 'draft') throw ledgerFaults.yearDraft(year)
  const earlier = await hasOpenYearBefore(call.db, unit, year)
  if (earlier !== null) throw ledgerFaults.wrongOrder(earlier)
  const lines = await listLines(call.db, { scope: call.scope(), unit, year })
  const wishes = new Map(input.carry.map(({ lineId, amount }) => [lineId, exact(yuanOf(amount, '元'))]))
  for (const id of wishes.keys()) if (!lines.some((line) => line.id === id)) throw ledgerFaults.lineNotFound()
  const next = await lockYear(call.db, unit, year + 1, call.nowMs, true)
  if (next.state === 'closed') throw ledgerFaults.yearClosed(year + 1)
  let [carried, lapsed] = [ZERO, ZERO]
  for (const line of lines) {
    const left = leftOf(line)
    const wish = wishes.get(line.id) ?? ZERO
    if (isMore(wish, left)) throw ledgerFaults.carryTooMuch(inUnit(left, '元'))
    if (!isMore(left, ZERO)) continue
    const toLineId = isMore(wish, ZERO) ? await carry(call, line, wish, next.state, input) : null
    const { id: byId, name: byName } = call.principal
    await insertCarryOver(
      call.db,
      { lineId: line.id, remaining: yuanText(left), carried: yuanText(wish), toLineId, byId, byName },
      call.nowMs,
    )
    carried = sum([carried, wish])
    lapsed = sum([lapsed, minus(left, wish)])
  }
  await closeYearRow(call.db, { unit, year, closedOn: input.closedOn }, call.nowMs)
  return {
    year: await noteYear(call, before, input.reason.trim()),
    carried: yuanText(carried),
    lapsed: yuanText(lapsed),
  }
})

/** Into the next year's beginning while that is drafted; once it is adopted, by an adjustment of a line of nothing. */
async function carry(
  call: Call,
  line: StoredLine,
  amount: Exact,
  nextState: StoredYear['state'],
  why: { documentNo: string; closedOn: string; reason: string },
): Promise<string> {
  const { sources } = await readWords(call.db)
  const source = sources.find(({ income }) => income === 'carryOver')
  if (!source) throw ledgerFaults.sourceUnknown('上年结转')
  const place = {
    projectId: line.projectId,
    year: line.year + 1,
    source: source.id,
    fund: line.fund,
    functional: line.functional,
    economic: line.economic,
  }
  const there = await findCarriedLine(call.db, place)
  const id = there?.id ?? call.newId()
  const isDraft = nextState === 'draft'
  const yuan = yuanText(amount)
  if (!there)
    await insertLine(call.db, { ...place, id, initial: isDraft ? yuan : '0', note: `${line.year} 年结转` }, call.nowMs)
  else if (isDraft) await addToInitial(call.db, id, yuan, call.nowMs)
  if (!isDraft) {
    await lockLine(call.db, id)
    await addAdjustment(call, { ...why, lineId: id, amount: yuan, adjustedOn: why.closedOn, corrects: null })
  }
  return id
}

async function noteYear(call: Call, before: StoredYear, why: string): Promise<YearRow> {
  const { unit, year } = before
  const after = (await listYears(call.db, call.scope(), unit)).find((one) => one.year === year)!
  const { id: byId, name: byName } = call.principal
  await noteChange(call.db, {
    id: call.newId(),
    projectId: null,
    unit,
    year,
    objectKind: 'year',
    objectId: `${unit}/${year}`,
    action: 'changed',
    before,
    after,
    why,
    byId,
    byName,
    nowMs: call.nowMs,
  })
  call.note(`${unit}/${year}`, { state: after.state })
  return yearRow(after)
}
